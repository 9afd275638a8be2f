"""Ctrl+K: a few letters find a page, what can be done here, a patient or an exercise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.names import finder, finder_of_folded
from app.ui.shown_names import shown_name
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button, printed
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.found_list import Found, FoundList
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.overlay import Overlay
from app.ui.widgets.controls.text_field import SearchField
from app.usecases.keep_patients import names

if TYPE_CHECKING:
    from app.ui.desk import Desk

_WIDTH, _HEIGHT = 620, 460
_MOST = 8  # of one kind, while one types


class Entry(NamedTuple):
    """One thing that can be found, and what choosing it does."""

    found: Found
    do: Callable[[], object]


class CommandSearch(Overlay):
    """A search field over the page, and what it finds below."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._desk = desk
        words = spoken()
        self._here = (tuple(_places(desk)), tuple(_actions(desk)))
        self._exercises = tuple(_exercises(desk))
        self._names = names(desk.workspace)
        self._shown: list[Entry] = []
        self.search = SearchField(words.say("Find a page, an action, a patient, an exercise"), "")
        self.list = FoundList(words.say("Found"))
        self._nothing = Label("", "body", "ink2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(px(10), px(8), px(10), 0)
        content = column(self.search, self._nothing, self.list, gap=8, margins=(12, 12, 12, 12))
        super().__init__(parent, content, _WIDTH, _HEIGHT)
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(lambda: self._open(self.list.currentRow()))
        self.search.stepped.connect(self.list.step)
        self.list.opened.connect(self._open)
        self._find("")
        self.search.setFocus()

    def _find(self, query: str) -> None:
        shown = [each for kind in self._here for each in _fitting(query, kind)]
        if query.strip():
            shown += islice(self._patients(query), _MOST)
            shown += _fitting(query, self._exercises)
        self._shown = shown
        self.list.show_found([each.found for each in shown])
        self.list.setVisible(bool(shown))
        self._nothing.setText(spoken().say("Nothing is called “{query}”.", query=query))
        self._nothing.setVisible(not shown)
        count = spoken().count("{n} found", "{n} found", len(shown))
        announce(self.search, count if shown else self._nothing.text())

    def _patients(self, query: str) -> Iterator[Entry]:
        fits, kind = finder_of_folded(query), spoken().say("patient")
        folded = self._desk.workspace.names.folded
        for each in self._names:
            if fits(folded(each.full_name)):
                go = partial(self._desk.open_patient, each.id)
                yield Entry(Found(shown_name(each.full_name), str(each.birth_year or kind)), go)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self.close_now()
            self._shown[place].do()


def _fitting(query: str, kind: Sequence[Entry]) -> Iterator[Entry]:
    found = finder(query)
    return islice((each for each in kind if found(each.found.words)), _MOST)


def _places(desk: Desk) -> Iterator[Entry]:
    kind = spoken().say("page")
    for place in desk.places:
        found = Found(place.word, printed(place.shortcut) or kind)
        yield Entry(found, partial(desk.choose, place.key))


def _actions(desk: Desk) -> Iterator[Entry]:
    """What the buttons and menus of the page offer now."""
    seen, kind = set[str](), spoken().say("here")
    for button in desk.page.findChildren(Button):
        name = button.accessibleName()
        if name and name not in seen and button.isEnabled() and button.isVisible():
            seen.add(name)
            keys = button.shortcut().toString()
            yield Entry(Found(name, printed(keys) or kind), button.click)
    for action in desk.page.findChildren(QAction):
        name = action.text().replace("&", "")
        if name and name not in seen and action.isEnabled() and action.isVisible():
            seen.add(name)
            yield Entry(Found(name, printed(action.shortcut().toString()) or kind), action.trigger)


def _exercises(desk: Desk) -> Iterator[Entry]:
    words = spoken()
    for each in desk.workspace.bank:
        go = partial(desk.open_exercise, each.id)
        yield Entry(Found(each.name(words.language), words.say("exercise")), go)
