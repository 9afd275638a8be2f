"""One of a few words, or none: quality, soreness, yes and no."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter

from app.ui.style import colour, font, px, text_width
from app.ui.widgets.controls.choosing import Cells
from app.ui.widgets.controls.painting import paint_dot, paint_pill

_ROOM = 20  # beside each word

V = TypeVar("V")


class Segments(Cells, Generic[V]):
    """A few choices, each a value and its word. The digit of a place, or its letter, answers.

    `changed` carries the chosen value, or None for "not asked". `fill` spreads the words evenly
    over so many pixels, `room` is what stands beside each. A word's own letter is its first that
    no word before it has.
    """

    ROLE = QAccessible.Role.ComboBox
    changed = Signal(object)

    def __init__(
        self, choices: Iterable[tuple[V, str]], value: V | None = None, *,
        last: V | None = None, name: str = "", fill: int = 0, room: int = _ROOM,
    ) -> None:  # fmt: skip
        self._choices = tuple(choices)
        super().__init__(_widths([word for _, word in self._choices], px(fill), px(room)))
        self._letters = _letters([word for _, word in self._choices])
        self.setAccessibleName(name)
        self.picked.connect(lambda _: self.changed.emit(self.value))
        self.show_last(last)
        self.show_value(value)

    @property
    def value(self) -> V | None:
        """The chosen value, or None where it was not asked."""
        return None if self.place is None else self._choices[self.place][0]

    @property
    def word(self) -> str:
        """The chosen word, or nothing."""
        return "" if self.place is None else self._choices[self.place][1]

    def names(self) -> tuple[str, ...]:
        return tuple(str(value) for value, _ in self._choices)

    def show_value(self, value: V | None) -> None:
        """Show a choice without telling anyone."""
        self.show_place(self._place_of(value))

    def show_last(self, last: V | None) -> None:
        """Show last time's choice as a dot."""
        self.last_place = self._place_of(last)
        self.update()

    def spoken_value(self) -> str:
        """What a screen reader says after the name."""
        return self.word or self.tr("not asked")

    def place_for_key(self, text: str) -> int | None:
        key = text.lower()
        if key in self._letters:
            return self._letters.index(key)
        if key and key in "123456789" and int(key) <= len(self._choices):
            return int(key) - 1
        return None

    def paint_cell(self, painter: QPainter, place: int, cell: QRectF) -> None:
        chosen = place == self.place
        if chosen:
            paint_pill(painter, cell)
        painter.setFont(font("small_strong" if chosen else "small"))
        quiet = "ink3" if self.place is None else "ink2"
        painter.setPen(colour("on_accent" if chosen else quiet))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self._choices[place][1])
        if place == self.last_place:
            paint_dot(painter, cell, "on_accent" if chosen else "ink3")

    def _place_of(self, value: V | None) -> int | None:
        values = [each for each, _ in self._choices]
        return values.index(value) if value is not None else None


def _widths(words: list[str], fill: int, room: int) -> list[int]:
    natural = [max(px(24), text_width(word, "small_strong") + room) for word in words]
    spare = fill - sum(natural)
    if spare <= 0:
        return natural
    each, rest = divmod(spare, len(words))
    return [width + each + (place < rest) for place, width in enumerate(natural)]


def _letters(words: list[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        free = [letter for letter in word.lower() if letter.isalpha() and letter not in found]
        found.append(free[0] if free else "")
    return found
