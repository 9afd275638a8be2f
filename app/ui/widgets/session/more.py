"""The questions that fold open; made when they are wanted, for they are many."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.session import Session
from app.ui.widgets.controls.card import Card, column
from app.ui.widgets.session.arrangement import two_by_two
from app.ui.widgets.session.flags import CriteriaList
from app.ui.widgets.session.question import Asked, PairOfQuestions


class MoreQuestions(QWidget):
    """`made` speaks once the questions are there, `changed` whenever an answer is another."""

    changed = Signal()
    made = Signal()

    def __init__(
        self, names: Sequence[str], last: Session | None, criteria: Iterable[str]
    ) -> None:
        super().__init__()
        self._names, self._last, self._stacked = list(names), last, False
        self._pairs: list[PairOfQuestions] = []
        self.asked: dict[str, Asked] = {}
        self.criteria = CriteriaList(criteria, self)
        self.criteria.hide()
        self.criteria.changed.connect(self.changed)
        self._place = column(gap=0)
        self.setLayout(self._place)

    def make(self) -> None:
        """Make the questions, once."""
        if self._place.count():
            return
        self._pairs = [PairOfQuestions(*each, self._last) for each in two_by_two(self._names)]
        for pair in self._pairs:
            self.asked |= pair.asked
        for asked in self.asked.values():
            asked.changed.connect(self.changed)
        inside = column(*self._pairs, self.criteria, gap=0, margins=(14, 6, 8, 6))
        self._place.addWidget(Card(inside))
        self.criteria.show()
        self.stack(stacked=self._stacked)
        self.made.emit()

    def show_last(self, last: Session | None) -> None:
        """Show the answers of another session as last time's."""
        self._last = last
        for pair in self._pairs:
            pair.show_last(last)

    def are_answered(self, session: Session) -> bool:
        """Whether one of these was answered in a session."""
        found = any(getattr(session, name) is not None for name in self._names)
        return found or bool(session.criteria)

    def fields(self) -> list[QWidget]:
        """The controls in the order of the eye, once they are made."""
        if not self._place.count():
            return []
        controls: list[QWidget] = [
            asked.control for pair in self._pairs for asked in pair.asked.values()
        ]
        return [*controls, *self.criteria.fields()]

    def stack(self, *, stacked: bool) -> None:
        """Below each other, or beside."""
        self._stacked = stacked
        for pair in self._pairs:
            pair.stack(stacked=stacked)
