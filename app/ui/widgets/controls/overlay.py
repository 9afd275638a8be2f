"""A card that lies over the page until Escape: nothing beneath it is lost or left."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from app.ui import shortcuts
from app.ui.style import colour, px
from app.ui.widgets.controls.card import Card

_AIR = 24  # round the card, at least
_EVERYWHERE = {
    each.keys
    for each in (shortcuts.FIND_ANYTHING, shortcuts.HELP, shortcuts.ALL_KEYS, shortcuts.LOCK)
}


class Overlay(QWidget):
    """Covers its parent with a veil and shows a card on it. `closed` speaks when it is gone.

    `width` and `height` are the card's at most, in pixels at 100 %. Tab stays inside.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, content: QLayout, width: int, height: int) -> None:
        super().__init__(parent)
        self._most = width, height
        self._under = parent
        self._before: QWidget | None = parent.window().focusWidget()
        self._card = Card(content, parent=self)
        parent.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()

    def close_now(self) -> None:
        """Go away, and give the focus back."""
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()
        self.closed.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """No key reaches the page beneath, but those that hold everywhere."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        keys = {QKeySequence(event.keyCombination()).toString(), event.text()}
        event.setAccepted(not keys & _EVERYWHERE)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._under:
            self._cover()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 (Qt's own signature)
        """The next field of the card; after the last the first."""
        inside: QWidget | None = self.focusWidget()
        before = self if inside is None else inside
        found = before
        while True:
            after = found.nextInFocusChain() if forward else found.previousInFocusChain()
            if after is None or after is before:
                return True
            found = after
            if self._takes(found):
                found.setFocus(Qt.FocusReason.TabFocusReason)
                return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_now()
        event.accept()  # what is typed here is not for the page beneath

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_now()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour("canvas", 0.72))

    def _takes(self, widget: QWidget) -> bool:
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return by_tab and self.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled()

    def _cover(self) -> None:
        room = self._under.rect()
        self.setGeometry(room)
        air = px(_AIR)
        width = min(px(self._most[0]), room.width() - 2 * air)
        height = min(px(self._most[1]), room.height() - 2 * air)
        top = max(air, (room.height() - height) // 3)
        self._card.setGeometry((room.width() - width) // 2, top, width, height)
