"""The answers that are missing, as links that jump to their fields."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.translator import spoken
from app.ui.widgets.advice.missing_answers import Missing
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, box, column, empty, row
from app.ui.widgets.controls.label import Icon, Label

MOST_KEYS = 9
FIRST_SHOWN = 3


class MissingAnswers(QWidget):
    """`asked` carries question and exercise id of an answer to jump to. Alt and a digit jump too.

    What an earlier session or the patient's own page lacks is told, and cannot be jumped to.
    """

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.answers: tuple[Missing, ...] = ()
        self._all_shown = False
        self._lines = column(gap=0)
        self._title = Label("", "small_strong")
        self._more = Link("", "caption")
        head = row(Icon("flag", 16, "accent"), self._title, None, self._more, gap=6)
        content = column(head, self._lines, gap=2, margins=(10, 4, 8, 5))
        self.setLayout(column(Card(content, "accent_tint", "", 7), gap=0))
        self._more.clicked.connect(self._turn)
        for number in range(1, MOST_KEYS + 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda number=number: self.jump(number))
        self.hide()

    def show_missing(self, answers: Sequence[Missing]) -> None:
        """Show what is missing; nothing where nothing is."""
        if tuple(answers) != self.answers:
            self.answers = tuple(answers)
            self._fill()

    def jump(self, number: int) -> None:
        """Go to the missing answer with this number, the first being 1."""
        today = [each for each in self.answers if each.today]
        if number <= len(today):
            self.asked.emit(today[number - 1].question, today[number - 1].exercise_id)

    def _fill(self) -> None:
        empty(self._lines)
        ordered = sorted(self.answers, key=lambda each: not each.today)
        shown = ordered if self._all_shown else ordered[:FIRST_SHOWN]
        for number, each in enumerate(shown, 1):
            self._lines.addWidget(self._line(number, each))
        count = len(ordered)
        self._title.setText(spoken().count("Missing: {n} answer", "Missing: {n} answers", count))
        left = spoken().count("Show {n} more", "Show {n} more", count - len(shown))
        self._more.show_text(self.tr("Show less") if self._all_shown else left)
        self._more.setVisible(count > FIRST_SHOWN)
        self.setVisible(bool(count))

    def _line(self, number: int, missing: Missing) -> QWidget:
        if not missing.today:
            return Label(missing.words, "small", wrap=True)
        link = Link(missing.words, "small")
        link.clicked.connect(lambda: self.asked.emit(missing.question, missing.exercise_id))
        keys = f"Alt+{number}" if number <= MOST_KEYS else ""
        return box(row(link, None, Label(keys, "caption", "ink3"), gap=6))

    def _turn(self) -> None:
        self._all_shown = not self._all_shown
        self._fill()
