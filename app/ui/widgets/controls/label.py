"""Words on a page: labels, notes beside a field, keys of the keyboard."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.style import colour, dress, font, px, show_tip, text_width
from app.ui.stylesheet import TIP
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.painting import paint_icon, painter_on

_NOTE_ICON = 16


class Label(QLabel):
    """Plain text in a role of the type scale and a colour of the tokens; never markup."""

    def __init__(
        self, text: str = "", role: str = "body", ink: str = "ink", *, wrap: bool = False,
        buddy: QWidget | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(wrap)
        self.show_ink(ink)
        if buddy is not None:
            self.setBuddy(buddy)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_ink(self, ink: str) -> None:
        """Show the words in another colour."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(ink))
        self.setPalette(palette)


class Saying(Label):
    """Words that come and go: where there are none, no room is kept for them."""

    def __init__(self, role: str = "body", ink: str = "ink") -> None:
        super().__init__("", role, ink, wrap=True)
        self.hide()

    def setText(self, text: str) -> None:
        """Show these words; hide where there are none."""
        super().setText(text)
        self._come_or_go()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._come_or_go()
        return super().event(event)

    def _come_or_go(self) -> None:
        if self.parentWidget() is not None:  # without one it would be a window of its own
            self.setVisible(bool(self.text()))


class ElidedLabel(Label):
    """One line that is cut with "…" where it has no room; the whole text is its tool tip."""

    def __init__(self, text: str = "", role: str = "body", ink: str = "ink") -> None:
        super().__init__(text, role, ink)
        dress(self, TIP)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        show_tip(self, self.text() if shown != self.text() else "")
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class FieldNote(QWidget):
    """The sentence beside a field that refuses what stands in it; nothing when all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Label("", "small", "red_ink", wrap=True, parent=self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_problem(self, problem: str, *, aloud: bool = True) -> None:
        """Show the sentence, or hide where it is empty; `aloud`: a screen reader says it too."""
        self._text.setText(re.sub(r"([/\\])", "\\1\u200b", problem))  # a long path goes on below
        if aloud and problem != self.accessibleName():
            announce(self, problem, urgent=True)
        self.setAccessibleName(problem)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.setVisible(bool(problem))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(px(20), self._text.heightForWidth(width - self._indent()))

    def sizeHint(self) -> QSize:
        wanted = text_width(self._text.text(), "small") + self._indent() + 2
        width = min(wanted, px(420))
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, _event: QEvent) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))  # a scrolled page squeezes else
        self._text.setGeometry(self._indent(), 0, self.width() - self._indent(), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = px(_NOTE_ICON)
        paint_icon(painter_on(self), "triangle-alert", QRectF(0, 1, side, side), "red_ink")

    def _indent(self) -> int:
        return px(_NOTE_ICON + 7)


class Key(QWidget):
    """A key of the keyboard, as a hint."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setFixedSize(max(px(20), text_width(text, "caption") + px(12)), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font("caption"))
        painter.setPen(colour("ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Icon(QWidget):
    """An icon of resources/icons/; decoration beside words, so it has no name of its own."""

    def __init__(
        self, name: str, size: int = 18, ink: str = "ink2", parent: QWidget | None = None
    ):
        super().__init__(parent)
        self._name, self._ink = name, ink
        self.setFixedSize(px(size), px(size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(painter_on(self), self._name, QRectF(self.rect()), self._ink)
