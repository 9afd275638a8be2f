"""F1: the manual, over the page. Each text of resources/help/ is one entry."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from app.resources import read_folder
from app.ui.style import dress, px
from app.ui.stylesheet import AREA
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Line, box, column, row, scrolling
from app.ui.widgets.controls.found_list import Found, FoundList
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.overlay import Overlay

_WIDTH, _HEIGHT, _LIST = 1040, 620, 272
_NARROW = 760  # pixels at 100 %: below, the list stands above the text


class Text(NamedTuple):
    """One entry: its title, and its paragraphs, each with the sign it began with."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]


class HelpSheet(Overlay):
    """The entries at the left, the chosen one at the right. `report_asked`: something failed."""

    report_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        words = spoken()
        self.texts = manual(words.language)
        self.list = FoundList(words.say("Help"))
        self.list.show_found([Found(each.title) for each in self.texts])
        self.pages = QStackedWidget()
        self._built: dict[int, QWidget] = {}  # the pages one has looked at
        shut = Button(words.say("Close"), "quiet")
        self.report = Button(words.say("Error report …"), "quiet")
        head = row(Label(words.say("Help"), "title"), None, self.report, shut, gap=8)
        body = self._beside_or_below(narrow=parent.window().width() < px(_NARROW))
        super().__init__(
            parent, column(head, body, gap=12, margins=(24, 16, 16, 16)), _WIDTH, _HEIGHT
        )
        self._turn_to(self.list.currentRow())
        self.list.currentRowChanged.connect(self._turn_to)
        self.list.opened.connect(self._read)
        shut.clicked.connect(self.close_now)
        self.report.clicked.connect(self.report_asked)
        self.list.setFocus()

    def _turn_to(self, place: int) -> None:
        if place not in self._built:
            self._built[place] = _page(self.texts[place])
            self.pages.addWidget(self._built[place])
        self.pages.setCurrentWidget(self._built[place])

    def _read(self, place: int) -> None:
        self._turn_to(place)
        self._built[place].setFocus()

    def _beside_or_below(self, *, narrow: bool) -> QBoxLayout:
        if narrow:
            self.list.setMaximumHeight(px(120))
            body: QBoxLayout = column(self.list, Line(), self.pages, gap=12)
        else:
            self.list.setFixedWidth(px(_LIST))
            body = row(self.list, Line(upright=True), self.pages, gap=12)
        body.setStretch(2, 1)
        return body


def manual(language: str) -> tuple[Text, ...]:
    """The texts in this language, in the order of their names."""
    return tuple(map(_read, read_folder("help", f".{language}.md").values()))


def _read(text: str) -> Text:
    title, _, rest = text.partition("\n")
    return Text(title.removeprefix("# ").strip(), tuple(_paragraphs(rest)))


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, map(str.strip, text.splitlines())):
        sign, _, words = line.partition(" ")
        yield (sign, words) if sign in {"##", "-"} else ("", line)


def _page(text: Text) -> QScrollArea:
    parts: list[QWidget | int] = [Label(text.title, "title"), 8]
    for sign, words in text.paragraphs:
        parts += [10] if sign == "##" else []
        parts.append(_part(sign, words))
    page = box(column(*parts, None, gap=8, margins=(8, 0, 16, 8)))
    page.setMaximumWidth(px(680))
    area = scrolling(page)
    dress(area, AREA)
    area.setFocusPolicy(area.focusPolicy().StrongFocus)
    area.setAccessibleName(text.title)
    return area


def _part(sign: str, words: str) -> QWidget:
    if sign == "##":
        return Label(words, "heading")
    if sign == "-":
        item = row(
            column(Label("•", "body", "ink2"), None), Label(words, "body", wrap=True), gap=8
        )
        item.setStretch(1, 1)
        return box(item)
    return Label(words, "body", wrap=True)
