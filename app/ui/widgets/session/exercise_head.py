"""What an exercise of the session is: its drawing, its name, and its dose to be typed over."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.dose import Dose, ExerciseId
from app.exercises.bank import Bank
from app.ui.dose_words import counted, exercise_name
from app.ui.style import px, show_tip
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_tile import ExerciseTile
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.label import ElidedLabel
from app.ui.widgets.session.dose_cells import DoseCells

ROW_HEIGHT = 64
_TILE, _NAME_WIDTH = 48, 175


class ExerciseHead(QWidget):
    """`cells` are the dose, `more` opens what else may be noted."""

    def __init__(self, bank: Bank, exercise_id: ExerciseId, dose: Dose) -> None:
        super().__init__()
        words = spoken()
        name = exercise_name(bank, exercise_id, words, dose.level)
        self._title = ElidedLabel(name, "strong")
        self.more = Link(self.tr("More"), "caption")
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.more.setAccessibleName(words.say("More about {exercise}", exercise=name))
        show_tip(self.more, "F2")
        self.cells = DoseCells(
            dose,
            name=words.say("Dose of {exercise}", exercise=name),
            counted=counted(bank, exercise_id, dose, words),
        )
        self.cells.changed.connect(lambda _: self._place_more())
        self._lay_out(ExerciseTile(bank, exercise_id, dose.level, _TILE, _TILE + 6))

    def show_dose(self, name: str, prescribed: Dose, done: Dose | None = None) -> None:
        """Show another dose, and what the exercise is called on its rung."""
        self.cells.show_prescribed(prescribed)
        self.cells.show_done(done)
        self._title.setText(name)
        self._place_more()

    def _lay_out(self, tile: ExerciseTile) -> None:
        self._upper = row(self._title, gap=4, margins=(4, 0, 4, 0))
        self._lower = row(self.cells, None, gap=4, margins=(0, 0, 4, 0))
        name = column(None, self._upper, self._lower, None, gap=0)
        self.setLayout(row(tile, 4, box(name, width=_NAME_WIDTH, height=ROW_HEIGHT), gap=0))

    def _place_more(self) -> None:
        """Beside the dose, so that the name has its line to itself; above a long dose."""
        wide = self.cells.sizeHint().width() + self.more.sizeHint().width() + px(8)
        fits = wide <= px(_NAME_WIDTH)
        place, other = (self._lower, self._upper) if fits else (self._upper, self._lower)
        if place.indexOf(self.more) < 0:
            other.removeWidget(self.more)
            place.addWidget(self.more)
