"""A message at the foot of the window: said once, in no one's way, gone with a click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, row
from app.ui.widgets.controls.label import Icon, Label


class Notice(QWidget):
    """One message; a new one replaces the old. `good`: something was done."""

    def __init__(self, parent: QWidget | None = None, *, good: bool = False) -> None:
        super().__init__(parent)
        ink, icon = ("accent", "check") if good else ("red_ink", "triangle-alert")
        self._text = Label("", "medium", "ink" if good else ink, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = Button(self.tr("Close"), "quiet", icon="x")
        close.clicked.connect(self.hide)
        content = row(Icon(icon, 20, ink), self._text, close, gap=12,
                      margins=(16, 8, 8, 8))  # fmt: skip
        content.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*((0, 8, 0, 0) if good else (16, 8, 16, 8)))
        layout.addWidget(
            Card(content, *(("accent_tint", "") if good else ("red_tint", "red_edge")))
        )
        self.hide()

    @property
    def text(self) -> str:
        """What is said now."""
        return "" if self.isHidden() else self._text.text()

    def show_text(self, text: str) -> None:
        """Say this; nothing is said where it is empty."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        announce(self, text, urgent=True)
