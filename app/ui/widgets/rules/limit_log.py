"""What was set, from which day, for whom and by whom: the latest on top."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.limit_change import LimitChange
from app.sheet.read_rules import RuleRead
from app.ui.translator import spoken
from app.ui.widgets.controls.card import empty
from app.ui.widgets.controls.label import Label


class LimitLog(QWidget):
    """The changes of one rule's limits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_changes(self, rule: RuleRead, changes: Iterable[LimitChange], patient: str) -> None:
        """Show these changes, in the order they were made; `patient` is whose page it is."""
        empty(self._layout)
        titles = {limit.name: limit.title for limit in rule.limits}
        for change in reversed(list(changes)):
            title = titles.get(change.name, change.name)
            self._layout.addWidget(Label(self._line(title, change, patient), "small", wrap=True))

    def _line(self, title: str, change: LimitChange, patient: str) -> str:
        words = spoken()
        number = self.tr("set back") if change.value is None else words.number(change.value)
        return words.say(
            "{day}: {limit} {number}, for {whose}, by {by}",
            day=words.short_date(change.date),
            limit=title,
            number=number,
            whose=patient if change.episode_id else self.tr("the clinic"),
            by=change.by,
        )
