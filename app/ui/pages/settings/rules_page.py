"""Rules: read each one, and set its limits otherwise for the clinic or for one patient."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.errors import TaktError
from app.domain.limit_change import LimitChange
from app.domain.names import finder
from app.domain.patient import EpisodeId
from app.domain.record import PatientFile
from app.sheet.read_rules import RuleRead, read_rules
from app.ui import shortcuts
from app.ui.errors import said
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
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
from app.usecases.change_limits import change_limit, limit_changes
from app.usecases.keep_clinic import clinic
from app.usecases.workspace import Workspace

_NARROW = 980
_LIST_WIDTH = 372


class RulesPage(QWidget):
    """All rules by theme; `file` is the patient that is open, if one is. `changed`: a limit is."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._workspace, self._file = workspace, file
        self._reading = False
        self._rules: dict[str, RuleRead] = {}
        self._changes: tuple[LimitChange, ...] = ()
        self.search = SearchField(self.tr("Search in the rules"), shortcuts.SEARCH.keys)
        self.list = RuleList()
        self.words, self.background = RuleWords(), RuleBackground()
        self.limits = LimitRows()
        self.whose: Segments[EpisodeId | str] = Segments(self._scopes(), "")
        self.first_day = DateField(workspace.today)
        self.by = TextField(clinic(workspace).therapist, longest=60)
        self.all_rules = Button(self.tr("All rules"), "quiet", icon="arrow-left")
        self.problem = FieldNote()
        self.log = LimitLog()
        self._nothing = Label(self.tr("No rule has these words."), "body", "ink2", wrap=True)
        self._lay_out()
        self._connect()
        self.refresh()

    def start(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()

    def show_rule(self, rule_id: str) -> None:
        """Show this rule, whatever was searched for."""
        self.search.clear()
        self.list.choose(rule_id)
        self._read(rule_id)

    def refresh(self) -> None:
        """Read rules and changes again."""
        self._changes = limit_changes(self._workspace, self._episode_id)
        rulebook = self._workspace.rulebook_with(self._in_scope())
        self._rules = {rule.id: rule for rule in read_rules(rulebook, spoken())}
        self._show_found()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @property
    def _episode_id(self) -> EpisodeId | None:
        return self._file.episode.id if self._file else None

    @property
    def _scope(self) -> EpisodeId | None:
        """Whose limits are shown: the patient's, or None for the clinic's."""
        return self._episode_id if self.whose.value else None

    def _in_scope(self) -> tuple[LimitChange, ...]:
        return tuple(each for each in self._changes if each.episode_id in (None, self._scope))

    def _scopes(self) -> tuple[tuple[str, str], ...]:
        clinic_words = ("", self.tr("The clinic"))
        if self._file is None:
            return (clinic_words,)
        return (clinic_words, ("patient", self._file.patient.full_name))

    def _lay_out(self) -> None:
        tr, edition = self.tr, self._workspace.rulebook.rule_set.version
        title = column(Label(tr("Rules"), "title"),
                       Label(tr("Edition {version}").format(version=edition), "small", "ink2"),
                       gap=2)  # fmt: skip
        self._head = row(title, None, self.search, gap=12, margins=(0, 0, 8, 0))
        self._list_card = Card(column(self.list, self._nothing, margins=(4, 4, 4, 4)))
        self.detail = scrolling(box(column(
            row(self.all_rules, None), Card(column(self.words, margins=(20, 16, 20, 18))),
            self._limits_card(), self._log_card(),
            Card(column(self.background, margins=(20, 8, 20, 18))), None,
            gap=12, margins=(0, 0, 8, 12),
        )))  # fmt: skip
        body = row(self._list_card, self.detail, gap=16)
        body.setStretch(1, 1)
        layout = column(self._head, body, gap=14, margins=(32, 18, 24, 12))
        layout.setStretch(1, 1)
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

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_found())
        self.search.stepped.connect(self.list.step)
        self.search.returnPressed.connect(lambda: self._read(self.list.chosen))
        self.list.shown.connect(self._show)
        self.list.opened.connect(self._read)
        self.all_rules.clicked.connect(self._back_to_list)
        self.whose.changed.connect(self._change_scope)
        self.limits.asked.connect(self._set)
        self.first_day.problem_changed.connect(self.problem.show_problem)

    def _show_found(self) -> None:
        found = [rule for rule in self._rules.values() if finder(self.search.text())(_text(rule))]
        changed = frozenset(each.rule for each in self._in_scope())
        self.list.show_rules(found, changed)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if self.search.hasFocus():
            count = spoken().count("{n} rule", "{n} rules", len(found))
            announce(self.search, count if found else self._nothing.text())
        if self.list.chosen:
            self._show(self.list.chosen)

    def _show(self, rule_id: str) -> None:
        rule = self._rules[rule_id]
        self.words.show_rule(rule)
        self.background.show_rule(rule)
        own = [each for each in self._changes if each.episode_id == self._scope]
        latest = {each.name: each.value for each in own if each.rule == rule_id}
        set_here = frozenset(name for name, value in latest.items() if value is not None)
        self.limits.show_limits(rule.limits, set_here)
        self._limits_box.setVisible(bool(rule.limits))
        self.problem.show_problem("")
        mine = [each for each in self._changes if each.rule == rule_id]
        patient = self._file.patient.full_name if self._file else ""
        self.log.show_changes(rule, mine, patient)
        self._log_box.setVisible(bool(mine))
        self.detail.verticalScrollBar().setValue(0)

    def _set(self, name: str, value: float | None) -> None:
        try:
            change_limit(self._workspace, self._change(name, value))
        except TaktError as error:
            self.limits.show_problem(name, said(error))
            return
        chosen = self.list.chosen
        self.refresh()
        self.list.choose(chosen)
        self.changed.emit()

    def _change(self, name: str, value: float | None) -> LimitChange:
        if self.first_day.value is None:
            raise TaktError("Write the day from which the limit holds.")
        if not self.by.text().strip():
            raise TaktError("Write who sets the limit.")
        return LimitChange(
            date=self.first_day.value,
            episode_id=self._scope,
            rule=self.list.chosen,
            name=name,
            value=value,
            by=self.by.text().strip(),
        )

    def _change_scope(self, value: object) -> None:
        if value is None:
            self.whose.show_value("")
        chosen = self.list.chosen
        self.refresh()
        self.list.choose(chosen)

    def _read(self, rule_id: str) -> None:
        """Show the rule by itself where the page is too narrow for list and rule."""
        if rule_id:
            self._reading = True
            self._fit()

    def _back_to_list(self) -> None:
        self._reading = False
        self._fit()
        self.list.setFocus()

    def _fit(self) -> None:
        narrow = self.width() < px(_NARROW)
        self._list_card.setVisible(not narrow or not self._reading)
        self.detail.setVisible(not narrow or self._reading)
        self.all_rules.setVisible(narrow)
        self._list_card.setMaximumWidth(px(2000) if narrow else px(_LIST_WIDTH))
        self._list_card.setMinimumWidth(0 if narrow else px(_LIST_WIDTH))
        ways = QBoxLayout.Direction
        self._head.setDirection(ways.TopToBottom if self.width() < px(640) else ways.LeftToRight)
        self.search.setMaximumWidth(px(360))


def _text(rule: RuleRead) -> str:
    """All that is searched in: what a reader would remember of a rule."""
    numbers: Iterable[str] = (limit.title for limit in rule.limits)
    sources = (source.short for source, _ in rule.sources)
    parts = (rule.code, rule.title, rule.theme, rule.id, *rule.clinician, *rule.patient)
    return " ".join((*parts, *numbers, *sources))
