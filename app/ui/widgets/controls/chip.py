"""A short fact in a round frame."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import colour, font, px, show_tip, text_width
from app.ui.widgets.controls.painting import painter_on


class Chip(QWidget):
    """Words in a round frame; `strong` where it must not be overlooked."""

    def __init__(self, text: str, *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._strong = text, strong
        self.setAccessibleName(text)
        show_tip(self, text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self._text, "small_medium") + px(24), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, frame = painter_on(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("accent" if self._strong else "line"), 1))
        painter.setBrush(colour("accent_tint" if self._strong else "surface"))
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        painter.setFont(font("small_medium"))
        painter.setPen(colour("accent" if self._strong else "ink2"))
        words = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width() - px(20)
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
