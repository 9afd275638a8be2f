"""The figures of the chart as a table."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.charts import Visit
from app.ui.dose_words import dose_words
from app.ui.style import dress, font, px
from app.ui.stylesheet import TABLE
from app.ui.translator import spoken
from app.ui.widgets.controls.light import light_icon, light_word

_ADVICE, _DECISION, _SHEET = 5, 6, 7  # columns
_NOTHING = "–"  # said by a screen reader too, where an empty cell is passed over


class TrendTable(QTableWidget):
    """The figures of the chart, newest first, to be read by eye or ear."""

    def __init__(self) -> None:
        super().__init__(0, 8)
        dress(self, TABLE)
        self.setAccessibleName(self.tr("Response and dose as a table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFont(font("small"))
        self.verticalHeader().hide()
        self.horizontalHeader().setFont(font("caption_strong"))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(
            _SHEET, QHeaderView.ResizeMode.ResizeToContents
        )
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(px(14), px(14)))
        self.verticalHeader().setDefaultSectionSize(px(30))

    def show_visits(
        self, visits: Sequence[Visit], exercise: str, versions: Sequence[tuple[date, int]]
    ) -> None:
        """Fill the table; what was not asked says so. A sheet stands at the day it was issued."""
        self.setHorizontalHeaderLabels(
            [self.tr("Day"), self.tr("Next morning"), self.tr("During"), self.tr("Usual day"),
             exercise, self.tr("Advice"), self.tr("Decision"), self.tr("Sheet")]
        )  # fmt: skip
        lines = _lines(visits, versions)
        self.setRowCount(len(lines))
        for number, line in enumerate(lines):
            for place, cell in enumerate(_cells(line, self.tr("not asked"))):
                self.setItem(number, place, cell)


class _Line(NamedTuple):
    """A session, or a day on which only a sheet was issued."""

    day: date
    visit: Visit | None
    sheets: str


def _lines(visits: Sequence[Visit], versions: Sequence[tuple[date, int]]) -> list[_Line]:
    """Newest first."""
    issued: dict[date, list[str]] = {}
    for day, number in versions:
        issued.setdefault(day, []).append(str(number))
    lines = [_Line(each.day, each, ", ".join(issued.pop(each.day, ()))) for each in visits]
    lines += [_Line(day, None, ", ".join(numbers)) for day, numbers in issued.items()]
    return sorted(lines, key=lambda line: line.day, reverse=True)


def _cells(line: _Line, not_asked: str) -> list[QTableWidgetItem]:
    visit, day = line.visit, spoken().short_date(line.day)
    if visit is None:
        return [QTableWidgetItem(each) for each in (day, *[_NOTHING] * (_SHEET - 1), line.sheets)]
    answers = (visit.pain_next_morning, visit.pain_during, visit.pain_usual)
    dose = dose_words(visit.dose, spoken()) if visit.dose else _NOTHING
    words = [day, *(not_asked if each is None else str(each) for each in answers), dose]
    words += [light_word(visit.advised), light_word(visit.light), line.sheets or _NOTHING]
    cells = [QTableWidgetItem(each) for each in words]
    cells[_ADVICE].setIcon(light_icon(visit.advised, px(14)))
    cells[_DECISION].setIcon(light_icon(visit.light, px(14)))
    return cells
