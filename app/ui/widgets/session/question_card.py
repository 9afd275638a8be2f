"""The questions of one part of the form, under one rim."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.session import Session
from app.ui.widgets.controls.card import Card, column
from app.ui.widgets.session.arrangement import Row
from app.ui.widgets.session.flags import RedFlagList
from app.ui.widgets.session.question import Asked, PairOfQuestions


class QuestionCard(Card):
    """One line for two questions; the red flags open below theirs."""

    def __init__(self, rows: Sequence[Row], last: Session | None, flags: RedFlagList) -> None:
        self._pairs = [PairOfQuestions(*each, last) for each in rows]
        lines: list[QWidget] = []
        for pair in self._pairs:
            lines += [pair, flags] if "red_flags" in pair.asked else [pair]
        super().__init__(column(*lines, gap=0, margins=(14, 6, 8, 6)))

    @property
    def asked(self) -> Mapping[str, Asked]:
        """Each question by its name."""
        return {name: asked for pair in self._pairs for name, asked in pair.asked.items()}

    def show_last(self, last: Session | None) -> None:
        """Show the answers of another session as last time's."""
        for pair in self._pairs:
            pair.show_last(last)

    def stack(self, *, stacked: bool) -> None:
        """One question a line where there is no room for two."""
        for pair in self._pairs:
            pair.stack(stacked=stacked)
