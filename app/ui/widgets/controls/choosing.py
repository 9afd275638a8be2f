"""What scales and segments share: one of several cells, or none, by key, click or arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import colour, px
from app.ui.tokens import CONTROL_HEIGHT, CONTROL_RADIUS, FOCUS_ROOM
from app.ui.widgets.controls.accessibility import announce_value
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.controls.painting import (
    frame_of,
    left_room,
    paint_focus,
    paint_frame,
    painter_on,
)

_TAKE_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Cells(QWidget):
    """A row of cells in one frame, of which one or none is chosen.

    A key or a click chooses and moves on; an arrow key moves the choice and stays; Backspace
    takes it back. A wheel does nothing. `picked` tells the place, or None.
    """

    keeps_room = True  # round its frame, for the focus ring
    picked = Signal(object)

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widths = list(widths)
        self.place: int | None = None
        self.last_place: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        wide = sum(self._widths) + left_room(self) + FOCUS_ROOM
        return QSize(wide, px(CONTROL_HEIGHT) + 2 * FOCUS_ROOM)

    def place_for_key(self, _text: str) -> int | None:
        """Which cell a typed letter stands for."""
        return None

    def names(self) -> tuple[str, ...]:
        """What each cell stands for, as it is written down in a draft."""
        raise NotImplementedError

    def show_place(self, place: int | None) -> None:
        """Show a choice without telling anyone."""
        self.place = place
        self.update()

    def pick(self, place: int | None) -> None:
        """Choose a cell, or take the choice back, and tell."""
        changed = place != self.place
        self.show_place(place)
        if changed:
            self.picked.emit(place)
            announce_value(self)

    def cells(self) -> list[QRectF]:
        """Where each cell lies."""
        frame, left, found = frame_of(self), frame_of(self).left(), []
        for width in self._widths:
            found.append(QRectF(left, frame.top(), width, frame.height()))
            left += width
        return found

    def paint_cell(self, painter: QPainter, place: int, cell: QRectF) -> None:
        """Paint one cell over the ground."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, ground: QPainterPath) -> None:
        """Fill the frame behind the cells."""
        if self.place is not None:
            painter.fillPath(ground, colour("surface"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.place_for_key(event.text()) if _plain(event) else None
        if place is not None:
            self.pick(place)
            self.focusNextChild()
        elif event.key() in ENTER:
            self.focusNextChild()
        elif event.key() in _TAKE_BACK:
            self.pick(None)
        elif event.key() in _ARROWS:
            self._step(_ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for place, cell in enumerate(self.cells()):
            if cell.left() <= event.position().x() < cell.right():
                self.pick(place)
                self.focusNextChild()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        frame = frame_of(self)
        ground = QPainterPath()
        ground.addRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        self.paint_ground(painter, ground)
        for place, cell in enumerate(self.cells()):
            self._paint_divider(painter, place, cell)
        for place, cell in enumerate(self.cells()):
            self.paint_cell(painter, place, cell)
        paint_frame(painter, frame, answered=self.place is not None)
        paint_focus(painter, self)

    def divider(self, place: int) -> str:
        """The colour of the line before this cell, or nothing."""
        return "" if self.place in (place, place - 1) else "line"

    def _paint_divider(self, painter: QPainter, place: int, cell: QRectF) -> None:
        name = self.divider(place) if place else ""
        if name:
            inset = 0 if name == "control" else px(8)
            painter.setPen(QPen(colour(name), 1))
            painter.drawLine(
                cell.topLeft().toPoint().x(), round(cell.top() + inset),
                cell.topLeft().toPoint().x(), round(cell.bottom() - inset),
            )  # fmt: skip

    def _step(self, step: int) -> None:
        start = self.place if self.place is not None else (-1 if step > 0 else len(self._widths))
        self.pick(max(0, min(len(self._widths) - 1, start + step)))


def _plain(event: QKeyEvent) -> bool:
    held = event.modifiers()
    return not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
