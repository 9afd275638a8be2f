"""How it went: the chart of one exercise at a time, and beside it what was decided."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QWidget

from app import charts
from app.domain.record import PatientFile
from app.ui.dose_words import exercise_name
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.card import row
from app.ui.widgets.patient.decision_list import DecisionList
from app.usecases.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.widgets.chart.card import TrendCard

HEIGHT = 360  # of the chart beside the decisions; below each other each has its own


class Course(QWidget):
    """The course of one patient with at least one session.

    `opens`: what is listed can be opened.
    """

    def __init__(self, workspace: Workspace, file: PatientFile, *, opens: bool = True) -> None:
        super().__init__()
        self._workspace, self._file = workspace, file
        self._exercises = charts.exercises_of(file)
        self._exercise, self._whole = self._exercises[0], False
        self.trend = self._new_card()
        self._show_trend()
        self.decisions = DecisionList(file.sessions, workspace.bank, file.programmes, opens=opens)
        self._beside = row(self.trend, self.decisions, gap=12)
        self._beside.setStretch(0, 1)
        self.setLayout(self._beside)

    def stack(self, *, stacked: bool) -> None:
        """Chart and decisions below each other, or beside."""
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self.setMinimumHeight(0 if stacked else px(HEIGHT))
        self.trend.stack(stacked=stacked)
        self.decisions.stack(stacked=stacked)

    def _new_card(self) -> TrendCard:
        from app.ui.widgets.chart.card import (  # noqa: PLC0415 (its drawing library loads slowly)
            TrendCard,
        )

        card = TrendCard(several=len(self._exercises) > 1)
        card.next_asked.connect(self._show_next_exercise)
        card.whole_asked.connect(self._show_whole)
        return card

    def _show_trend(self) -> None:
        rulebook = self._workspace.rulebook_with(self._file.limit_changes)
        found = charts.trend(
            self._file, self._exercise, self._workspace.today,
            calm=rulebook.limit("pain-acceptable", "above"),
            fine=rulebook.limit("pain-during-high", "during_above"),
            since=date.min if self._whole else charts.recent(self._file),
        )  # fmt: skip
        dose = next((each.dose for each in reversed(found.visits) if each.dose), None)
        level = dose.level if dose else 1
        name = exercise_name(self._workspace.bank, self._exercise, spoken(), level)
        counted = self.tr("repetitions")
        if found.by_load:
            counted = self.tr("kilos lifted")
        elif dose and dose.hold_s is not None:
            counted = self.tr("seconds")
        self.trend.show_trend(found, name, counted, whole=self._whole)

    def _show_next_exercise(self) -> None:
        place = self._exercises.index(self._exercise)
        self._exercise = self._exercises[(place + 1) % len(self._exercises)]
        self._show_trend()

    def _show_whole(self, whole: bool) -> None:  # noqa: FBT001 (a slot takes what its signal has)
        self._whole = whole
        self._show_trend()
