"""The `?` sheet: every key of the program on one card."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.shortcuts import GROUPS, Group, Shortcut
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, printed
from app.ui.widgets.controls.card import box, column, row, scrolling
from app.ui.widgets.controls.label import Key, Label
from app.ui.widgets.controls.overlay import Overlay

_WIDTH, _HEIGHT = 980, 560
_BESIDE = 900  # pixels at 100 % from which the groups stand beside each other


class ShortcutSheet(Overlay):
    """Lists the keys by place."""

    def __init__(self, parent: QWidget) -> None:
        words = spoken()
        shut = Button(words.say("Close"), "quiet")
        groups = [_group(each) for each in GROUPS]
        beside = parent.window().width() >= px(_BESIDE)
        listed = (row if beside else column)(*groups, gap=28, margins=(0, 0, 8, 0))
        head = row(Label(words.say("All keys"), "title"), None, shut, gap=8)
        content = column(head, scrolling(box(listed)), gap=12, margins=(24, 16, 16, 16))
        super().__init__(parent, content, _WIDTH, _HEIGHT)
        shut.clicked.connect(self.close_now)
        shut.setFocus()


def _group(group: Group) -> QVBoxLayout:
    lines = [_line(each) for each in (*group.shortcuts, *group.typed)]
    title = Label(spoken().say(group.title), "heading")
    return column(title, 4, *lines, None, gap=4)


def _line(shortcut: Shortcut) -> QWidget:
    keys = row(*(Key(each) for each in _chords(shortcut.keys)), gap=4)
    does = Label(spoken().say(shortcut.does), "small", "ink2", wrap=True)
    line = row(does, keys, gap=8)
    line.setStretch(0, 1)
    line.setAlignment(keys, Qt.AlignmentFlag.AlignTop)
    return box(line)


def _chords(keys: str) -> Iterator[str]:
    """As they stand on the keyboard; several that belong together one by one."""
    yield from (printed(each) for each in ([keys] if "…" in keys else keys.split(" ")))
