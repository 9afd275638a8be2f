"""One exercise of a programme that is put together: its drawing, its dose, its rung."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.programme import ProgrammeExercise
from app.exercises.bank import Bank
from app.ui.dose_words import counted, dose_words, exercise_name, often_words
from app.ui.style import px, show_tip
from app.ui.tokens import CARD_RADIUS
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_tile import ExerciseTile
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.label import ElidedLabel, FieldNote, Label
from app.ui.widgets.controls.painting import paint_focus, painter_on
from app.ui.widgets.programme.dose_fields import DoseFields
from app.ui.widgets.programme.programme_row_parts import ICON_WIDTH, Grip, Sign, icon_button

TILE = 64, 80


class RowNote(NamedTuple):
    """What stands at the right of the name, with a sign where it must not be overlooked."""

    text: str = ""
    icon: str = ""


class ProgrammeRow(Card):
    """`dose_changed` carries the variable and the dose, `dragged` how far down the mouse is.

    `climb_asked` carries 1 for harder and -1 for easier. The page has the keys that move a row.
    """

    ROLE = QAccessible.Role.Grouping
    dose_changed = Signal(str, object)
    climb_asked = Signal(int)
    removed = Signal()
    focused = Signal()
    picked = Signal()
    dragged = Signal(int)
    dropped = Signal()

    def __init__(self, bank: Bank, exercise: ProgrammeExercise, parent: QWidget | None = None):
        self._outer = QHBoxLayout()
        super().__init__(self._outer, parent=parent)
        self._bank, self.exercise = bank, exercise
        self._taken = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._lay_out()
        self._listen()

    @property
    def problem(self) -> str:
        """Why something that was typed is refused; empty when all is well."""
        return self.dose.problem

    @property
    def name(self) -> str:
        """What it is called on its rung."""
        return exercise_name(self._bank, self.exercise.id, spoken(), self.exercise.dose.level)

    def show_exercise(
        self, exercise: ProgrammeExercise, note: RowNote, *, here: bool, taken: bool, anew: bool
    ) -> None:
        """Show this dose; what is typed and refused stays, unless the row is shown `anew`."""
        self.exercise, self._taken = exercise, taken
        unit = counted(self._bank, exercise.id, exercise.dose, spoken())
        self.dose.show_dose(exercise.dose, self.name, unit, anew=anew)
        self._title.setText(self.name)
        self._note.setText(note.text)
        self._sign.show_icon(note.icon)
        self._tile.show_level(exercise.dose.level)
        self._show_rung()
        self._problem.show_problem(self.problem)
        self.show_ground("accent_tint" if here else "surface", "accent" if here else "line")
        self._grip.show_taken(taken=taken)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in the order of the eye."""
        return [self, *self.dose.fields.values(), self._remove, self._harder, self._easier]

    def spoken_value(self) -> str:
        """What a screen reader says after the name."""
        words, dose = spoken(), self.exercise.dose
        parts = [dose_words(dose, words), often_words(dose, words), self._note.text()]
        return ", ".join([*parts, self.tr("chosen")] if self._taken else parts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.picked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button in focus makes its row the present one."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_focus(painter_on(self), self, CARD_RADIUS - 3)

    def _build(self) -> None:
        self._grip = Grip()
        level = self.exercise.dose.level
        self._tile = ExerciseTile(self._bank, self.exercise.id, level, *TILE)
        self._title = ElidedLabel("", "strong")
        self._sign = Sign()
        self._note = Label("", "small", "ink2")
        self._remove = icon_button("x", self.tr("Take out"))
        self._easier = icon_button("chevron-down", self.tr("Easier"))
        self._harder = icon_button("chevron-up", self.tr("Harder"))
        self._rung = Label("", "small", "ink2")
        self.dose = DoseFields()
        self._problem = FieldNote()

    def _lay_out(self) -> None:
        head = row(self._title, self._sign, self._note, self._remove, gap=6)
        head.setStretch(0, 1)
        text = column(head, row(self.dose, None, gap=0), self._problem, gap=2)
        ladder = column(None, self._harder, self._rung, self._easier, None, gap=0)
        ladder.setAlignment(self._rung, Qt.AlignmentFlag.AlignHCenter)
        self._outer.setContentsMargins(px(4), px(8), px(4), px(8))
        self._outer.setSpacing(px(8))
        self._outer.addWidget(self._grip)
        self._outer.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(text, 1)
        self._outer.addWidget(box(ladder, width=ICON_WIDTH))

    def _listen(self) -> None:
        self.dose.changed.connect(self.dose_changed)
        self.dose.focused.connect(self.focused)
        self.dose.looked.connect(lambda: self._problem.show_problem(self.problem))
        self._remove.clicked.connect(self.removed)
        self._easier.clicked.connect(lambda: self.climb_asked.emit(-1))
        self._harder.clicked.connect(lambda: self.climb_asked.emit(1))
        self._grip.dragged.connect(self.dragged)
        self._grip.dropped.connect(self.dropped)
        for each in (self._remove, self._harder, self._easier):
            each.installEventFilter(self)

    def _show_rung(self) -> None:
        known, level = self._bank.get(self.exercise.id), self.exercise.dose.level
        rungs = len(known.rungs) if known else 1
        words = self.tr("Step {level} of {rungs}").format(level=level, rungs=rungs)
        self._rung.setText(f"{level}/{rungs}")
        self._rung.setAccessibleName(words)
        show_tip(self._rung, words)
        for each in (self._rung, self._easier, self._harder):
            each.setVisible(rungs > 1)
        self._easier.setEnabled(level > 1)
        self._harder.setEnabled(level < rungs)
        self.setAccessibleName(self.name)
