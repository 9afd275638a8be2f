"""Tab goes as the eye does, also where parts are made later than what stands below them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLayout, QScrollArea, QWidget


def tab_as_laid_out(part: QWidget) -> None:
    """Let Tab go through all that takes the focus in this part as its layouts go."""
    tab_in_order(stops_in(part))


def tab_in_order(stops: Iterable[QWidget]) -> None:
    """Let Tab go through these one by one."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_in(part: QWidget) -> Iterator[QWidget]:
    """All that takes the focus in this part, as its layouts go."""
    if _takes_focus(part):
        yield part
        yield from (each for each in part.findChildren(QHeaderView) if _takes_focus(each))
    inside = part.widget() if isinstance(part, QScrollArea) else None
    if inside is not None:
        yield from stops_in(inside)
    elif layout := part.layout():
        yield from _stops_of(layout)


def _takes_focus(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _stops_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item and (widget := item.widget()):
            yield from stops_in(widget)
        elif item and (inner := item.layout()):
            yield from _stops_of(inner)
