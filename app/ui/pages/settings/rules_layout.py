"""The parts of the page of the rules and where they stand: list beside rule, or one of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.record import PatientFile
from app.ui import shortcuts
from app.ui.shown_names import shown_patient
from app.ui.style import px
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, box, column, row, scrolling
from app.ui.widgets.controls.date_field import DateField
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import SearchField, TextField
from app.ui.widgets.rules.limit_log import LimitLog
from app.ui.widgets.rules.limit_rows import LimitRows
from app.ui.widgets.rules.rule_list import RuleList
from app.ui.widgets.rules.rule_words import RuleBackground, RuleWords
from app.usecases.keep_clinic import clinic
from app.usecases.workspace import Workspace

_NARROW = 980
_LIST_WIDTH = 372


class RulesLayout(QWidget):
    """Holds the widgets. The page gives them their meaning."""

    def __init__(
        self, workspace: Workspace, file: PatientFile | None, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._edition = workspace.rulebook.rule_set.version
        self._reading = False
        self.search = SearchField(self.tr("Search in the rules"), shortcuts.SEARCH.keys)
        self.list = RuleList()
        self.words, self.background = RuleWords(), RuleBackground()
        self.limits = LimitRows()
        self.whose: Segments[str] = Segments(self._scopes(file), "")
        self.first_day = DateField(workspace.today)
        self.by = TextField(clinic(workspace).therapist, longest=60)
        self.all_rules = Button(self.tr("All rules"), "back", icon="arrow-left")
        self.problem = FieldNote()
        self.log = LimitLog()
        self._nothing = Label(self.tr("No rule has these words."), "body", "ink2", wrap=True)

    def lay_out(self, *bars: QWidget) -> None:
        """Put all in its place, below these bars."""
        tr, edition = self.tr, self._edition
        title = column(Label(tr("Rules"), "title"),
                       Label(tr("Edition {version}").format(version=edition), "small", "ink2"),
                       gap=2)  # fmt: skip
        self._head = row(title, None, self.search, gap=12, margins=(0, 0, 8, 0))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(px(16), px(12), px(16), 0)
        self._list_card = Card(column(self.list, self._nothing, margins=(4, 4, 4, 4)))
        self.detail = scrolling(box(column(
            row(self.all_rules, None), Card(column(self.words, margins=(20, 16, 20, 18))),
            self._limits_card(), self._log_card(),
            Card(column(self.background, margins=(20, 8, 20, 18))), None,
            gap=12, margins=(0, 0, 8, 12),
        )))  # fmt: skip
        body = row(self._list_card, self.detail, gap=16)
        body.setStretch(1, 1)
        inside = column(self._head, body, gap=14, margins=(32, 18, 24, 12))
        inside.setStretch(1, 1)
        layout = column(*bars, gap=0)
        layout.addLayout(inside, 1)
        self.setLayout(layout)

    def _limits_card(self) -> QWidget:
        tr = self.tr
        note = tr("A change holds from its day on. Decisions that are stored stay as they were.")
        self._limits_box = Card(column(
            Label(tr("Limits"), "heading"), Label(note, "small", "ink2", wrap=True),
            SideBySide(labelled(tr("For"), self.whose), labelled(tr("From"), self.first_day),
                       labelled(tr("Set by"), self.by)).stretch(2),
            self.problem, self.limits, gap=8, margins=(20, 16, 20, 10),
        ))  # fmt: skip
        return self._limits_box

    def _log_card(self) -> QWidget:
        self._log_box = Card(column(
            Label(self.tr("Changes"), "heading"), self.log, gap=8, margins=(20, 16, 20, 16)
        ))  # fmt: skip
        return self._log_box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show the rule by itself, or the list, where there is no room for both."""
        narrow = self.width() < px(_NARROW)
        self._list_card.setVisible(not narrow or not self._reading)
        self.detail.setVisible(not narrow or self._reading)
        self.all_rules.setVisible(narrow)
        self._list_card.setMaximumWidth(px(2000) if narrow else px(_LIST_WIDTH))
        self._list_card.setMinimumWidth(0 if narrow else px(_LIST_WIDTH))
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if self.width() < px(640) else ways.LeftToRight)
        self.search.setMaximumWidth(px(360))

    def _scopes(self, file: PatientFile | None) -> tuple[tuple[str, str], ...]:
        clinic_words = ("", self.tr("The clinic"))
        if file is None:
            return (clinic_words,)
        return (clinic_words, ("patient", shown_patient(file.patient)))
