"""Choices that Qt's own lists and boxes serve well: a drop-down and a box to tick."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyledItemDelegate, QWidget

from app.ui.style import colour, dress, font, px, text_width
from app.ui.stylesheet import DROP_DOWN
from app.ui.tokens import CELL_RADIUS
from app.ui.widgets.controls.painting import paint_icon, painter_on

V = TypeVar("V")
_WORDS_AT = 30  # right of the box


class DropDown(QComboBox, Generic[V]):
    """One value of a longer list. `changed` carries it; a wheel scrolls the page, not the list."""

    changed = Signal(object)

    def __init__(
        self, choices: Iterable[tuple[V, str]], value: V, *, name: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        dress(self, DROP_DOWN)
        self._values: list[V] = []
        self.setFont(font("body"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # else its list is painted as a menu
        for each, word in choices:
            self._values.append(each)
            self.addItem(word)
        self.show_value(value)
        self.currentIndexChanged.connect(lambda _: self.changed.emit(self.value))

    @property
    def value(self) -> V:
        """The chosen value."""
        return self._values[self.currentIndex()]

    def names(self) -> tuple[str, ...]:
        """What each choice stands for, as it is written down in a draft."""
        return tuple("" if each is None else str(each) for each in self._values)

    def show_value(self, value: V) -> None:
        """Show a value without telling anyone."""
        before = self.blockSignals(True)  # noqa: FBT003  (Qt takes it by place only)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(before)

    def show_choices(self, choices: Iterable[tuple[V, str]], value: V) -> None:
        """Show other choices without telling anyone."""
        before = self.blockSignals(True)  # noqa: FBT003  (Qt takes it by place only)
        self.clear()
        self._values = []
        for each, word in choices:
            self._values.append(each)
            self.addItem(word)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = px(16)
        left = self.width() - side - px(10)
        square = QRectF(left, (self.height() - side) / 2, side, side)
        paint_icon(painter_on(self), "chevron-down", square, "ink3")


class TickBox(QCheckBox):
    """A box to tick, with its words beside."""

    def __init__(self, text: str, *, ticked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(font("body"))
        self.setAccessibleName(text)
        self.setChecked(ticked)

    def sizeHint(self) -> QSize:
        return QSize(px(_WORDS_AT) + text_width(self.text(), "body") + 6, px(28))

    def hitButton(self, _position: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = painter_on(self), px(20)
        square = QRectF(0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        ticked = self.isChecked()
        painter.setPen(QPen(colour("accent" if ticked else "control"), 1))
        painter.setBrush(colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(square, CELL_RADIUS, CELL_RADIUS)
        if ticked:
            paint_icon(painter, "check", square.adjusted(2, 2, -2, -2), "on_accent")
        if self.hasFocus():
            self._paint_focus(painter, square)
        painter.setPen(colour("ink" if self.isEnabled() else "ink3"))
        painter.setFont(font("body"))
        words = QRectF(self.rect()).adjusted(px(_WORDS_AT), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_focus(self, painter: QPainter, square: QRectF) -> None:
        """Inside, so that the box stands flush with the words above it."""
        inside = square.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), 2))
        painter.drawRoundedRect(inside, CELL_RADIUS, CELL_RADIUS)
        if self.isChecked():
            painter.setPen(QPen(colour("on_accent"), 1))
            painter.drawRoundedRect(
                inside.adjusted(2, 2, -2, -2), CELL_RADIUS - 2, CELL_RADIUS - 2
            )
