"""Buttons and links, with their shortcut printed in them."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.codes import Light
from app.ui.style import colour, font, px, show_tip, text_width
from app.ui.tokens import CONTROL_HEIGHT, CONTROL_RADIUS
from app.ui.translator import spoken
from app.ui.widgets.controls.light import draw_light
from app.ui.widgets.controls.painted_button import PaintedButton
from app.ui.widgets.controls.painting import paint_icon, painter_on


class _Ink(NamedTuple):
    ground: str
    hover: str
    words: str
    rim: str


_BACK = "arrow-left"
_KINDS = {
    "primary": _Ink("accent", "accent_hover", "on_accent", "accent"),
    "plain": _Ink("surface", "hover", "ink", "control"),
    "quiet": _Ink("", "hover", "ink2", ""),
    "back": _Ink("", "hover", "ink2", ""),
    "chosen": _Ink("accent_tint", "accent_tint", "accent", "accent"),
    "harmful": _Ink("surface", "red_tint", "red_ink", "red_edge"),
    "off": _Ink("sunken", "sunken", "ink3", "line"),
}

_BESIDE, _BESIDE_BACK = 14, 6  # pixels beside the words


class Button(PaintedButton):
    """A button: one "primary" a page, else "plain", "quiet", "chosen" or "harmful".

    "back" is quiet, and stands almost flush with the words below it.

    Space and Enter press it. `shortcut` works anywhere in the window and stands printed in the
    button; a light shows its shape before the word.
    """

    def __init__(
        self, text: str, kind: str = "plain", *, shortcut: str = "", icon: str = "",
        height: int = CONTROL_HEIGHT, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kind, self._icon, self._height = kind, icon, height
        self._light: Light | None = None
        self._printed = printed(shortcut)
        self.show_text(text)
        self.setShortcut(QKeySequence(shortcut))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def leads_back(self) -> bool:
        """Whether it leaves the page: Esc does the same."""
        return self._icon == _BACK

    def show_kind(self, kind: str) -> None:
        """Show the button as another kind."""
        self._kind = kind
        self.update()

    def show_text(self, text: str) -> None:
        """Show another word on the button."""
        shortcut = self.shortcut()
        self.setText(text)  # Qt forgets the shortcut with the old text
        self.setShortcut(shortcut)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_light(self, light: Light) -> None:
        """Show the shape of a light before the word."""
        self._light = light
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        return click_at_once(self, event) or super().event(event)

    def sizeHint(self) -> QSize:
        beside = _BESIDE_BACK if self._kind == "back" else _BESIDE
        return QSize(px(2 * beside) + self._content_width(), px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, frame = painter_on(self), QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = _KINDS[self._kind if self.isEnabled() else "off"]
        self._paint_ground(painter, frame, ink)
        left = frame.left() + (frame.width() - self._content_width()) / 2
        left = self._paint_lead(painter, left, ink)
        painter.setFont(font(self._role()))
        painter.setPen(colour(ink.words))
        width = text_width(self.text(), self._role()) + 2
        self._write(painter, left, width, self.text())
        painter.setFont(font("caption"))
        painter.setPen(colour("ink3" if ink.words == "ink" else ink.words))
        self._write(painter, left + width + px(12), self.width(), self._printed)
        self._paint_focus(painter, frame)

    def _write(self, painter: QPainter, left: float, width: float, text: str) -> None:
        room = QRectF(left, 0, width, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_ground(self, painter: QPainter, frame: QRectF, ink: _Ink) -> None:
        ground = ink.hover if self.underMouse() or self.isDown() else ink.ground
        painter.setPen(QPen(colour(ink.rim), 1) if ink.rim else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)

    def _paint_lead(self, painter: QPainter, left: float, ink: _Ink) -> float:
        side = px(16)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        if self._light:
            draw_light(painter, self._light, left + 1, square.top() + 1, side - 2)
        elif self._icon:
            paint_icon(painter, self._icon, square, ink.words)
        return left + self._lead()

    def _paint_focus(self, painter: QPainter, frame: QRectF) -> None:
        if not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(
            frame.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, CONTROL_RADIUS
        )
        if self._kind == "primary":
            painter.setPen(QPen(colour("on_accent"), 1.5))
            inner = CONTROL_RADIUS - 3
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), inner, inner)

    def _role(self) -> str:
        return "strong" if self._kind == "primary" else "medium"

    def _lead(self) -> int:
        return px(24) if self._icon or self._light else 0

    def _content_width(self) -> int:
        if not self.text():
            return px(16)  # the icon alone stands in the middle
        words = self._lead() + text_width(self.text(), self._role()) + 2
        return words + (text_width(self._printed, "caption") + px(14) if self._printed else 0)


class BackArrow(Button):
    """The arrow at the head of a page, that leaves it; its words are told, not shown."""

    def __init__(self, words: str) -> None:
        super().__init__("", "back", icon=_BACK)
        self.setAccessibleName(words)
        show_tip(self, f"{words} (Esc)")


class Link(PaintedButton):
    """Words that take one somewhere: to a field, to another page."""

    ROLE = QAccessible.Role.Link

    def __init__(self, text: str, role: str = "small_medium", parent: QWidget | None = None):
        super().__init__(parent)
        self._role = role
        self.show_text(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def spoken_value(self) -> str:
        """A link has no value beside its name."""
        return ""

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), self._role) + 2, px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, room = painter_on(self), QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_tint"))
            painter.drawRoundedRect(room, 3, 3)
        painter.setFont(font(self._role))
        ink = "accent_hover" if self.underMouse() else "accent"
        painter.setPen(QPen(colour(ink if self.isEnabled() else "ink2"), 1))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        if not self.isEnabled():  # words that lead nowhere now
            return
        line = round(room.center().y() + px(8)) + 0.5
        thick = 3 if self.hasFocus() else 1
        painter.setPen(QPen(colour("focus" if self.hasFocus() else "accent"), thick))
        painter.drawLine(QPointF(0, line), QPointF(text_width(self.text(), self._role), line))


def click_at_once(button: QAbstractButton, event: QEvent) -> bool:
    """Whether this was the button's shortcut; Qt alone would wait a tenth of a second."""
    if event.type() != QEvent.Type.Shortcut or not button.isEnabled():
        return False
    button.click()
    return True


def printed(shortcut: str) -> str:
    """A shortcut as it stands on the keys of this language."""
    words = spoken()
    if len(shortcut) == 1:  # "+" is a key itself
        return shortcut
    keys = {"Shift": words.say("Shift"), "Del": words.say("Del"), "Enter": words.say("Enter"),
            "Backspace": words.say("Backspace"), "Space": words.say("Space"), "Up": "↑",
            "Down": "↓"}  # fmt: skip
    return "+".join(keys.get(key, key) for key in shortcut.split("+"))
