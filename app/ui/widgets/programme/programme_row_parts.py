"""The small parts of a programme's row: its handle, a sign, buttons of an icon alone."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.style import px, show_tip
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.painting import paint_icon, painter_on

ICON_WIDTH = 30


class Grip(QWidget):
    """The handle that a mouse drags; a tick where the row is chosen."""

    dragged = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._taken = False
        self.setFixedWidth(px(20))
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_taken(self, *, taken: bool) -> None:
        """Show whether the row is chosen."""
        self._taken = taken
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.ignore()  # the row takes the focus

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = px(20)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icon = "check" if self._taken else "grip-vertical"
        paint_icon(painter_on(self), icon, square, "accent" if self._taken else "ink3")


class Sign(QWidget):
    """A small sign before a note; no room where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = ""
        self.setFixedSize(px(16), px(16))
        self.hide()

    def show_icon(self, icon: str) -> None:
        """Show this icon, or nothing."""
        self._icon = icon
        self.setVisible(bool(icon))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._icon:
            paint_icon(painter_on(self), self._icon, QRectF(self.rect()), "ink")


def leaves_undo(event: QEvent) -> bool:
    """Whether a field would have kept undo or redo for itself; the page's shortcut takes it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    if not (event.matches(keys.Undo) or event.matches(keys.Redo)):
        return False
    event.ignore()
    return True


def icon_button(icon: str, name: str) -> Button:
    """A small button of an icon alone; its name is its tool tip."""
    button = Button("", "quiet", icon=icon, height=28)
    button.setAccessibleName(name)
    show_tip(button, name)
    button.setFixedWidth(px(ICON_WIDTH))
    return button
