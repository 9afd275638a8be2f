"""The ladder of one exercise: hardest above, and where the programme stands on it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.programme import ProgrammeExercise
from app.exercises.bank import Bank, Hit
from app.ui import shortcuts
from app.ui.dose_words import counted, dose_words, exercise_name
from app.ui.style import colour, font, px, show_tip, text_width
from app.ui.tokens import CARD_RADIUS
from app.ui.translator import spoken
from app.ui.widgets.bank.pictures import Pictures
from app.ui.widgets.controls.button import printed
from app.ui.widgets.controls.card import Card, box, column, empty, row, scrolling
from app.ui.widgets.controls.label import Key, Label
from app.ui.widgets.controls.painted_button import PaintedButton
from app.ui.widgets.controls.painting import painter_on

_HEIGHT, _TILE = 76, 64


class Ladder(Card):
    """`level_asked` carries the rung that was clicked on."""

    level_asked = Signal(int)

    def __init__(self, bank: Bank, bar: Callable[[Hit], str], parent: QWidget | None = None):
        self._rungs = column(gap=4)
        self._title = Label("", "strong", wrap=True)
        self._note = Label("", "small", "ink2", wrap=True)
        self._keys = self._key_line()
        inside = column(self._title, self._note, self._keys, gap=6, margins=(14, 12, 10, 10))
        super().__init__(inside, parent=parent)
        content = scrolling(box(self._rungs))
        inside.addWidget(content, 1)
        self._bank, self._bar = bank, bar
        self._pictures = Pictures(bank, self)
        self._pictures.painted.connect(content.viewport().update)
        self.show_exercise(None)

    def show_exercise(self, exercise: ProgrammeExercise | None) -> None:
        """Show the ladder of this exercise; what a ladder is where there is none."""
        empty(self._rungs)
        known = self._bank.get(exercise.id) if exercise else None
        rungs = known.rungs if known else ()
        self._keys.setVisible(len(rungs) > 1)
        self._title.setText(self._words(exercise))
        self._note.setText(self._advice(len(rungs)) if exercise else self._about())
        if exercise and known and len(rungs) > 1:
            for level in range(len(rungs), 0, -1):
                hit = Hit(known, level)
                self._rungs.addWidget(self._rung(hit, exercise))
        self._rungs.addStretch(1)

    def _words(self, exercise: ProgrammeExercise | None) -> str:
        if exercise is None:
            return self.tr("The ladder")
        name = exercise_name(self._bank, exercise.id, spoken(), exercise.dose.level)
        return self.tr("The ladder of {exercise}").format(exercise=name.lower())

    def _about(self) -> str:
        return self.tr("Take an exercise along: its easier and harder steps stand here.")

    def _advice(self, rungs: int) -> str:
        if rungs == 1:
            return self.tr("This exercise has one step. Change its dose instead.")
        return self.tr("One step at a time. Volume before weight.")

    def _rung(self, hit: Hit, exercise: ProgrammeExercise) -> "_Rung":
        here = hit.level == exercise.dose.level
        words = spoken()
        dose = exercise.dose if here else hit.rung.dose
        said = dose_words(dose, words, counted(self._bank, exercise.id, dose, words))
        note = self._bar(hit) or (self.tr("Here now · {dose}").format(dose=said) if here else said)
        made = _Rung(hit, note, self._pictures, here=here)
        made.clicked.connect(lambda: self.level_asked.emit(hit.level))
        return made

    def _key_line(self) -> QWidget:
        return box(row(
            Key(printed(shortcuts.HARDER.keys)), Label(self.tr("harder"), "caption", "ink2"), 8,
            Key(printed(shortcuts.EASIER.keys)), Label(self.tr("easier"), "caption", "ink2"), None,
            gap=4,
        ))  # fmt: skip


class _Rung(PaintedButton):
    """One rung: its number, its drawing, its name, the dose that it begins with."""

    def __init__(self, hit: Hit, note: str, pictures: Pictures, *, here: bool) -> None:
        super().__init__()
        self._hit, self._note, self._pictures, self._here = hit, note, pictures, here
        self.setText(hit.rung.name.of(spoken().language))
        self.setAccessibleName(f"{hit.level}. {self.text()}, {note}")
        show_tip(self, f"{self.text()}, {note}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, frame = painter_on(self), QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        rim = "focus" if self.hasFocus() else "accent" if self._here else ""
        ground = "accent_tint" if self._here else "hover" if self.underMouse() else ""
        painter.setPen(QPen(colour(rim), 2) if rim else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        self._paint_number(painter)
        side = px(_TILE)
        paper = QRectF(px(40), (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("paper"))
        painter.drawRoundedRect(paper, 5, 5)
        self._paint_words(painter, paper.right() + px(10))
        size = QSize(side - 6, side - 6)
        shown = self._pictures.get(
            self._hit.exercise.id, self._hit.level, size, self.devicePixelRatioF()
        )
        if shown:
            painter.drawPixmap(QPointF(paper.left() + 3, paper.top() + 3), shown)

    def _paint_number(self, painter: QPainter) -> None:
        middle = QPointF(px(22), self.height() / 2)
        painter.setPen(QPen(colour("accent" if self._here else "control"), 1.5))
        painter.setBrush(colour("accent" if self._here else "surface"))
        painter.drawEllipse(middle, px(12), px(12))
        painter.setFont(font("small_strong"))
        painter.setPen(colour("on_accent" if self._here else "ink2"))
        room = QRectF(0, 0, px(24), px(24))
        room.moveCenter(middle)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(self._hit.level))

    def _paint_words(self, painter: QPainter, left: float) -> None:
        wide = self.width() - left - px(6)
        lines = ((self.text(), "small_strong" if self._here else "small_medium", "ink"),
                 (self._note, "caption", "ink2"))  # fmt: skip
        long = text_width(self.text(), lines[0][1]) > wide  # the name goes on below itself
        high = px(36 if long else 20)
        top = (self.height() - high - px(20)) / 2
        rooms = QRectF(left, top, wide, high), QRectF(left, top + high, wide, px(20))
        wrap = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        for room, (text, role, ink) in zip(rooms, lines, strict=True):
            painter.setFont(font(role))
            painter.setPen(colour(ink))
            painter.drawText(room, int(wrap), text)
