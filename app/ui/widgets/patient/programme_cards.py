"""The present programme: one card an exercise, the dose in large type."""

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.programme import ProgrammeExercise
from app.exercises.bank import Bank
from app.ui.dose_words import counted, dose_words, exercise_name, often_words
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_tile import ExerciseTile
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import ElidedLabel, Label

COLUMNS = 4
HEIGHT = 108


class ProgrammeCards(QWidget):
    """Shows the exercises that a patient does at home now."""

    def __init__(self, exercises: tuple[ProgrammeExercise, ...], bank: Bank) -> None:
        super().__init__()
        self._cards = [_card(each, bank) for each in exercises]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self.stack(stacked=False)

    def stack(self, *, stacked: bool) -> None:
        """Four cards in a line; two where there is no room."""
        columns = COLUMNS // 2 if stacked else COLUMNS
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for place in range(COLUMNS):
            wanted = place < min(columns, len(self._cards))
            self._grid.setColumnStretch(place, 1 if wanted else 0)


def _card(exercise: ProgrammeExercise, bank: Bank) -> Card:
    words, dose = spoken(), exercise.dose
    unit = counted(bank, exercise.id, dose, words)
    name = exercise_name(bank, exercise.id, words, dose.level)
    text = column(
        ElidedLabel(name, "small_strong"), None,
        ElidedLabel(dose_words(dose, words, unit), "dose"),
        Label(often_words(dose, words), "caption", "ink3"), gap=1, margins=(0, 2, 0, 2),
    )  # fmt: skip
    tile = ExerciseTile(bank, exercise.id, dose.level, 84, 92)
    line = row(tile, text, gap=12, margins=(8, 8, 12, 8))
    line.setStretch(1, 1)
    card = Card(line)
    card.setFixedHeight(px(HEIGHT))
    return card
