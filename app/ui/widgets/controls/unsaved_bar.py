"""Asks in place what to do with what is not saved: save, discard, or stay."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import Label


class UnsavedBar(QWidget):
    """Hidden until it is asked. `ask` is told where to go when the answer is given."""

    def __init__(self, save: Callable[[], bool]) -> None:
        super().__init__()
        self._save, self._then = save, _nowhere
        self._before: QWidget | None = None
        self._words = Label(self.tr("What you typed is not saved yet."), "strong")
        self._first = Button(self.tr("Save"), "primary")
        discard, cancel = Button(self.tr("Discard")), Button(self.tr("Cancel"), "quiet")
        self._first.clicked.connect(self._save_and_go)
        discard.clicked.connect(self._go)
        cancel.clicked.connect(self._stay)
        line = row(self._words, None, self._first, discard, cancel, margins=(14, 8, 10, 8))
        self.setLayout(column(Card(line, "accent_tint", ""), margins=(16, 8, 16, 0)))
        self.hide()

    def ask(self, then: Callable[[], None]) -> None:
        """Show the question; `then` is where to go after saving or discarding."""
        self._then = then
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.show()
        self._first.setFocus()
        announce(self, self._words.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stay()
        else:
            super().keyPressEvent(event)

    def _stay(self) -> None:
        """Go on typing where one was."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()

    def _save_and_go(self) -> None:
        self.hide()
        if self._save():
            self._then()

    def _go(self) -> None:
        self.hide()
        self._then()


def _nowhere() -> None:
    """Nowhere to go."""
