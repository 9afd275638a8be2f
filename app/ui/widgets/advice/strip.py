"""The advice in one line, where the window is too narrow for the panel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.codes import Light
from app.ui.style import px
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import ElidedLabel, Label
from app.ui.widgets.controls.light import LightShape, light_word, token_of

HEIGHT = 72


class AdviceStrip(QWidget):
    """Light, reason, and the way into the panel."""

    save_asked = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shape = LightShape(None, 32)
        self._word = Label("", "heading")
        self._reason = ElidedLabel("", "small", "ink2")
        self._open = Button("", shortcut="F6")
        self._save = Button(self.tr("Save"), "primary", shortcut="Ctrl+S")
        self._saves = True
        self._open.clicked.connect(self.opened)
        self._save.clicked.connect(self.save_asked)
        words = column(None, self._word, self._reason, None, gap=0)
        line = row(self._shape, words, self._open, self._save, gap=10, margins=(14, 0, 12, 0))
        line.setStretch(1, 1)
        self._card = Card(line, "surface", "", 0)
        self.setLayout(column(self._card, gap=0))
        self.setFixedHeight(px(HEIGHT))
        self.show_open(panel=False)

    def show_open(self, *, panel: bool) -> None:
        """Say where the button leads; only one of the two buttons that save is in sight."""
        self._open.show_text(self.tr("Session form") if panel else self.tr("Advice"))
        self._save.setVisible(self._saves and not panel)

    def end(self) -> None:
        """It is saved: no button offers that any more."""
        self._saves = False
        self._save.hide()

    def show_plain(self, words: str) -> None:
        """Show these words and the buttons: no advice is wanted here."""
        self._shape.hide()
        self._word.setText("")
        self._reason.setText(words)

    def show_advice(self, light: Light | None, reason: str) -> None:
        """Show a light and its reason; None is not judged."""
        token = token_of(light)
        self._shape.show_light(light)
        self._word.setText(light_word(light))
        self._word.show_ink(f"{token}_ink")
        self._reason.setText(reason)
        self._card.show_ground(f"{token}_tint")
