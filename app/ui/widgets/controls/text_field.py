"""Fields for words: plain, for searching, and for a passphrase."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from app.ui.style import colour, font, let_through, px, show_tip, text_width
from app.ui.tokens import CONTROL_RADIUS
from app.ui.widgets.controls.menu import open_menu
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.controls.painting import paint_icon, painter_on

FIELD_HEIGHT = 40
_PADDING = 10
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TextField(QLineEdit):
    """One line of words. Enter goes on to the next field: it never saves by surprise.

    More letters than the `longest` stay, and are refused: how many they are stands in the field.
    """

    def __init__(
        self, text: str = "", *, name: str = "", longest: int = 0, placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._longest = longest
        self.setFrame(False)
        self.setFont(font("body"))
        let_through(self)
        self.setTextMargins(px(_PADDING), 0, px(_PADDING), 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wrong, self._told = False, ""
        self.textChanged.connect(lambda _: self._count())
        self._count()

    @property
    def too_long(self) -> str:
        """The sentence that refuses so many letters; empty where they fit."""
        if not self._longest or len(self.text()) <= self._longest:
            return ""
        return self.tr("At most {most} letters fit here. These are {count}.").format(
            most=self._longest, count=len(self.text())
        )

    def show_problem(self, problem: str) -> None:
        """Frame the field in red while there is a problem; the sentence stands beside."""
        self._wrong = bool(problem)
        self.setAccessibleDescription(problem)
        self.update()

    def _count(self) -> None:
        problem = self.too_long
        if problem != self._told:
            self._told = problem
            self.show_problem(problem)
            show_tip(self, problem)
        if self._longest:
            counted = text_width(self._counted(), "caption") if problem else 0
            self.setTextMargins(px(_PADDING), 0, px(_PADDING) + counted, 0)

    def _counted(self) -> str:
        return f"{len(self.text())} / {self._longest}"

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(FIELD_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(FIELD_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.returnPressed.emit()
            if not self.receivers("2returnPressed()"):
                self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        open_menu(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("red_edge" if self._wrong else "control"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(frame, CONTROL_RADIUS, CONTROL_RADIUS)
        if self._wrong:
            _paint_inner(painter, frame, "red_edge", 2.5 if self.hasFocus() else 0.5)
        if self.hasFocus():
            _paint_inner(painter, frame, "focus", 0.5)
        self.paint_inside(painter, frame)
        painter.end()
        super().paintEvent(event)

    def paint_inside(self, painter: QPainter, frame: QRectF) -> None:
        """What stands in the frame beside the words."""
        if self.too_long:
            painter.setFont(font("caption"))
            painter.setPen(colour("red_ink"))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(frame.adjusted(0, 0, -px(6), 0), right, self._counted())


def _paint_inner(painter: QPainter, frame: QRectF, ink: str, inset: float) -> None:
    """A heavy frame inside the field's own; one inside the other where it has two."""
    painter.setPen(QPen(colour(ink), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner, radius = frame.adjusted(inset, inset, -inset, -inset), CONTROL_RADIUS - inset
    painter.drawRoundedRect(inner, radius, radius)


class SearchField(TextField):
    """A field to search in, with its shortcut printed in it. Escape empties it.

    `stepped` carries 1 for the arrow down and -1 for up: what was found lies below.
    """

    stepped = Signal(int)

    def __init__(self, placeholder: str, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(name=placeholder, placeholder=placeholder, parent=parent)
        self._shortcut = shortcut
        hint = text_width(shortcut, "caption")
        self.setTextMargins(px(38), 0, hint + px(20), 0)
        reach = QAction(self)
        reach.setShortcut(shortcut)
        reach.triggered.connect(self._reach)
        self.addAction(reach)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paint_inside(self, painter: QPainter, frame: QRectF) -> None:
        side = px(18)
        square = QRectF(frame.left() + px(12), frame.center().y() - side / 2, side, side)
        paint_icon(painter, "search", square, "ink3")
        painter.setFont(font("caption"))
        painter.setPen(colour("ink3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(frame.adjusted(0, 0, -px(12), 0), right, self._shortcut)

    def _reach(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()


class PassphraseField(TextField):
    """A passphrase: hidden, unless the eye at its end is pressed. Pasting is allowed."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setTextMargins(px(_PADDING), 0, px(FIELD_HEIGHT), 0)
        self.eye = _Eye(self)
        self.eye.toggled.connect(self._show_letters)

    def resizeEvent(self, _event: object) -> None:
        side = self.height()
        self.eye.setGeometry(self.width() - side, 0, side, side)

    def _show_letters(self, *_seen: bool) -> None:
        seen = self.eye.isChecked()
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)


class _Eye(QAbstractButton):
    """Shows the letters while it is pressed in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Show the passphrase"))
        show_tip(self, self.tr("Show the passphrase"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed here must not fall through into the field."""
        super().keyPressEvent(event)
        event.setAccepted(event.isAccepted() or event.text().isprintable())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = painter_on(self), px(18)
        room = QRectF(self.rect())
        square = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
        paint_icon(painter, "eye", square, "accent" if self.isChecked() else "ink3")
        if self.hasFocus():
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(room.adjusted(5, 5, -5, -5), 5, 5)
