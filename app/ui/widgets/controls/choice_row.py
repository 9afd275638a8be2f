"""One line of a list from which one is chosen: what it is, and more about it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style import colour, font, px, text_width
from app.ui.tokens import CONTROL_RADIUS
from app.ui.widgets.controls.painted_button import PaintedButton
from app.ui.widgets.controls.painting import painter_on

_HEIGHT, _SIDE = 52, 14


class ChoiceRow(PaintedButton):
    """Checked when it is chosen; one of its parent's rows at a time."""

    def __init__(
        self, title: str, detail: str, end: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._detail, self._end = detail, end
        self.setText(title)
        self.setAccessibleName(", ".join(filter(None, (title, detail, end))))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, frame = painter_on(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = "accent_tint" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(colour("accent" if self.isChecked() else "line"), 1))
        painter.setBrush(colour(ground if self.isEnabled() else "sunken"))
        painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(
                frame.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, CONTROL_RADIUS
            )
        self._write(frame.adjusted(px(_SIDE), 0, -px(_SIDE), 0))

    def _write(self, room: QRectF) -> None:
        painter = painter_on(self)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        half = room.height() / 2
        rest = room.width() - text_width(self._end, "small") - px(12)
        upper = QRectF(room.left(), room.top() + px(4), rest, half - px(2))
        lower = QRectF(room.left(), room.top() + half - px(2), rest, half - px(4))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font("medium"))
        painter.setPen(colour("ink" if self.isEnabled() else "ink3"))
        painter.drawText(upper, middle, self.text())
        painter.setFont(font("small"))
        painter.setPen(colour("ink2" if self.isEnabled() else "ink3"))
        painter.drawText(lower, middle, self._detail)
        painter.drawText(room, right, self._end)
