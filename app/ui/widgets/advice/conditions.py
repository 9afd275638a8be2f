"""What gave the step up, or what would have given it."""

from PySide6.QtWidgets import QWidget

from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice
from app.domain.codes import Light
from app.domain.session import Session
from app.ui.translator import spoken
from app.ui.widgets.advice.numbers import NOTHING_TODAY, Condition, conditions
from app.ui.widgets.advice.parts import Mark
from app.ui.widgets.controls.card import Line, box, column, empty, row
from app.ui.widgets.controls.label import Label


class Conditions(QWidget):
    """A tick for each condition that is met, a ring for each that is not; hidden on a stop."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__()
        self._rulebook, self._found = rulebook, False
        self._head = Label("", "caption_strong", "ink2")
        self._list = column(gap=2)
        self.setLayout(column(Line(), 6, self._head, self._list, 6, gap=0))

    def show_advice(self, advice: Advice, session: Session) -> None:
        """Show the conditions of this advice."""
        empty(self._list)
        green, stop = advice.light == Light.GREEN, advice.light == Light.STOP
        self._head.setText(self.tr("Why step up") if green else self._toward_words(advice))
        found = () if stop else conditions(advice, session, self._rulebook, spoken())
        for each in found:
            self._list.addWidget(_line(each))
        self._found = bool(found)
        self.setVisible(self._found)

    def fold(self, folds: bool) -> None:  # noqa: FBT001 (a slot takes what its signal has)
        """Hide while the advice is folded to a line."""
        self.setVisible(self._found and not folds)

    def _toward_words(self, advice: Advice) -> str:
        """Whether an answer could have given a step up today, or what will later."""
        nothing = self._rulebook.phrase(NOTHING_TODAY, spoken().language)
        if nothing in advice.toward_green:
            return self.tr("Not today. This opens the next step up")
        return self.tr("What would give a step up")


def _line(condition: Condition) -> QWidget:
    met = condition.met
    role, ink = ("small", "ink3") if met else ("small_medium", "ink")
    words = Label(condition.words, role, ink, wrap=not met)
    line = row(column(Mark(met=met), None), words, gap=8)
    line.setStretch(1, 1)
    line.addWidget(Label(condition.now, "small", "ink3" if met else "ink2"))
    return box(line)
