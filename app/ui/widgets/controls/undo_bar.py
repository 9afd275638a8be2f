"""Says what was done, and takes it back: in place of asking before it is done."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.ui import shortcuts
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import NO_MARGINS, Card, column, row
from app.ui.widgets.controls.label import Label


class UndoBar(QWidget):
    """Hidden until something can be taken back: the last act in the window, no earlier one."""

    def __init__(self, *, inset: bool = False) -> None:
        super().__init__()
        self._undo: Callable[[], object] | None = None
        self._words = Label("", "strong", wrap=True)
        self.button = Button(self.tr("Undo"), shortcut=shortcuts.UNDO.keys, icon="undo-2",
                             height=32)  # fmt: skip
        self.button.clicked.connect(self.take_back)
        line = row(self._words, self.button, gap=8, margins=(14, 6, 8, 6))
        line.setStretch(0, 1)
        around = (16, 8, 16, 0) if inset else NO_MARGINS
        self.setLayout(column(Card(line, "accent_tint", ""), gap=0, margins=around))
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; nothing where there is nothing to take back."""
        return self._words.text() if self._undo else ""

    def offer(self, done: str, undo: Callable[[], object]) -> None:
        """Say what was done, and how it is taken back; the focus goes there."""
        for other in self.window().findChildren(UndoBar):
            other.forget()
        self._undo = undo
        self._words.setText(done)
        self.show()
        self.button.setFocus()
        announce(self, done)

    def forget(self) -> None:
        """It stays done."""
        self._undo = None
        self.hide()

    def take_back(self) -> None:
        """Undo it, if there is anything."""
        undo = self._undo
        self.forget()
        if undo:
            undo()
