"""Rules: read each one, and set its limits otherwise for the clinic or for one patient."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError
from app.domain.limit_change import LimitChange
from app.domain.names import finder
from app.domain.patient import EpisodeId
from app.domain.record import PatientFile
from app.sheet.read_rules import RuleRead, read_rules
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.settings.rules_layout import RulesLayout
from app.ui.pages.settings.unset_limits import Unset, UnsetLimits
from app.ui.shown_names import shown_name
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.usecases.change_limits import change_limit, limit_changes
from app.usecases.workspace import Workspace

PAGE = "rules"


class RulesPage(RulesLayout):
    """All rules by theme; `file` is the patient that is open, if one is. `changed`: a limit is."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(workspace, file, parent)
        self._workspace, self._file = workspace, file
        self._rules: dict[str, RuleRead] = {}
        self._changes: tuple[LimitChange, ...] = ()
        self._unset, self._shown = UnsetLimits(), ""
        self._guard = FormGuard(workspace, self, self.store)
        self.lay_out(self._guard)
        self._connect()
        self.refresh()
        whose = file.patient.id if file else None
        self._guard.begin(Form(PAGE, whose or "", whose))

    @property
    def unsaved(self) -> bool:
        """Whether a limit was typed that is not set."""
        return self._guard.unsaved

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not set."""
        self._guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        self._guard.keep()

    def typed(self) -> dict[str, str]:
        """The limits that were typed and not set, of whatever rule, with day and name."""
        unset = self._unset.fields()
        return {"by": self.by.text(), "day": self.first_day.text(), **unset} if unset else {}

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        self._unset.show_fields(fields)
        if fields:
            self.by.setText(fields["by"])
            self.first_day.setText(fields["day"])
        self._show_unset(next(iter(self._unset), None))

    def store(self) -> bool:
        """Set every limit that was typed; where one is refused, show it and stay."""
        for each in self._unset:
            self._show_unset(each)
            line = self.limits.rows[each.name]
            if line.number.value is None:
                line.number.setFocus()
                return False
            if not self._set(each.name, line.number.value):
                return False
        return True

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

    @property
    def _episode_id(self) -> EpisodeId | None:
        return self._file.episode.id if self._file else None

    @property
    def _whose(self) -> str:
        return str(self.whose.value or "")

    @property
    def _scope(self) -> EpisodeId | None:
        """Whose limits are shown: the patient's, or None for the clinic's."""
        return self._episode_id if self.whose.value else None

    def _in_scope(self) -> tuple[LimitChange, ...]:
        return tuple(each for each in self._changes if each.episode_id in (None, self._scope))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._show_found())
        self.search.stepped.connect(self.list.step)
        self.search.returnPressed.connect(lambda: self._read(self.list.chosen))
        self.list.shown.connect(self._show)
        self.list.opened.connect(self._read)
        self.all_rules.clicked.connect(self._back_to_list)
        self.whose.changed.connect(self._change_scope)
        self.limits.asked.connect(self._set)
        self.limits.typed.connect(self._note)
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
        self._shown, rule = rule_id, self._rules[rule_id]
        self.words.show_rule(rule)
        self.background.show_rule(rule)
        own = [each for each in self._changes if each.episode_id == self._scope]
        latest = {each.name: each.value for each in own if each.rule == rule_id}
        set_here = frozenset(name for name, value in latest.items() if value is not None)
        self.limits.show_limits(rule.limits, set_here)
        self.limits.show_typed(self._unset.of(self._whose, rule_id))
        self._limits_box.setVisible(bool(rule.limits))
        self.problem.show_problem("")
        mine = [each for each in self._changes if each.rule == rule_id]
        patient = shown_name(self._file.patient.full_name) if self._file else ""
        self.log.show_changes(rule, mine, patient)
        self._log_box.setVisible(bool(mine))
        self.detail.verticalScrollBar().setValue(0)

    def _show_unset(self, unset: Unset | None) -> None:
        """Show the limit into which this was typed."""
        if unset:
            self.whose.show_value(unset.whose)
            self.refresh()
            self.show_rule(unset.rule)
        else:
            self._show_found()

    def _note(self, name: str, text: str) -> None:
        self._unset.note(Unset(self._whose, self._shown, name), text)

    def _set(self, name: str, value: float | None) -> bool:
        try:
            change_limit(self._workspace, self._change(name, value))
        except TaktError as error:
            self.limits.show_problem(name, said(error))
            return False
        self._note(name, "")
        self._guard.keep()
        self._show_again()
        self.changed.emit()
        return True

    def _change(self, name: str, value: float | None) -> LimitChange:
        if self.first_day.value is None:
            raise TaktError("Write the day from which the limit holds.")
        if not self.by.text().strip():
            raise TaktError("Write who sets the limit.")
        return LimitChange(
            date=self.first_day.value,
            episode_id=self._scope,
            rule=self._shown,
            name=name,
            value=value,
            by=self.by.text().strip(),
        )

    def _change_scope(self, value: object) -> None:
        if value is None:
            self.whose.show_value("")
        self._show_again()

    def _show_again(self) -> None:
        """The same rule as it stands now, also where the search finds none."""
        shown = self._shown
        self.refresh()
        self.list.choose(shown)
        self._show(shown)

    def _read(self, rule_id: str) -> None:
        """Show the rule by itself where the page is too narrow for list and rule."""
        if rule_id:
            self._reading = True
            self.fit()

    def _back_to_list(self) -> None:
        self._reading = False
        self.fit()
        self.list.setFocus()


def _text(rule: RuleRead) -> str:
    """All that is searched in: what a reader would remember of a rule."""
    numbers: Iterable[str] = (limit.title for limit in rule.limits)
    sources = (source.short for source, _ in rule.sources)
    parts = (rule.code, rule.title, rule.theme, rule.id, *rule.clinician, *rule.patient)
    return " ".join((*parts, *numbers, *sources))
