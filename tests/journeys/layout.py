"""What is cut off on a page, or lies over something else: what is needed against what is there."""

import re
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QWidget,
)

from app.ui.widgets.controls.choosing import Cells
from app.ui.widgets.controls.label import ElidedLabel, FieldNote, Key
from app.ui.widgets.controls.light import LightBadge

PAINTED = (Cells, LightBadge, Key, FieldNote)  # painted controls that need all their size
SLACK = 1  # pixels, for rounding


def faults(window):
    """Every fault of what a window shows now, in words."""
    return [*_cut(window), *_beyond(window), *_sideways(window), *_overlapping(window)]


def _texts(window):
    kinds = (QLabel, QAbstractButton, *PAINTED)
    found = [each for each in window.findChildren(QWidget) if isinstance(each, kinds)]
    return [each for each in found if each.isVisible() and _says(each)]


def _says(widget):
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else "painted"
    return bool(words.strip())


def _named(widget):
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{words or widget.accessibleName()}”"


def _cut(window):
    """What has less room than its words need."""
    for each in _texts(window):
        if isinstance(each, ElidedLabel):
            continue
        wide, high = _needed(each)
        if each.width() + SLACK < wide or each.height() + SLACK < high:
            yield f"cut: {_named(each)} needs {wide}×{high}, has {each.width()}×{each.height()}"


def _needed(widget):
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(re.split(r"[\s\u200b]+", widget.text()), key=len)
        margins = widget.contentsMargins()
        wide = widget.fontMetrics().horizontalAdvance(longest) + margins.left() + margins.right()
        return wide, widget.heightForWidth(widget.width())
    if isinstance(widget, FieldNote):
        return 0, widget.heightForWidth(widget.width())
    hint = widget.sizeHint()
    if isinstance(widget, QLabel):
        return hint.width(), widget.fontMetrics().height()
    return hint.width(), hint.height()


def _beyond(window):
    """What is cut by the edge of what it lies in; below the fold of a scroll area is none."""
    for each in _texts(window):
        above = each.parentWidget()
        while above is not None and above is not window:
            place = QRect(each.mapTo(above, QPoint(0, 0)), each.size())
            if _is_viewport(above):
                break
            if not above.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
                yield f"beyond: {_named(each)} at {place.getRect()} in {type(above).__name__}"
                break
            above = above.parentWidget()


def _is_viewport(widget):
    above = widget.parentWidget()
    return isinstance(above, QAbstractScrollArea) and above.viewport() is widget


def _sideways(window):
    """A page is read downwards: nothing but a table scrolls sideways."""
    for each in window.findChildren(QScrollArea):
        if each.isVisible() and each.horizontalScrollBar().maximum() > 0:
            lacking = each.horizontalScrollBar().maximum()
            widest = max(
                (child for child in each.widget().findChildren(QWidget) if child.isVisible()),
                key=lambda child: child.minimumSizeHint().width(),
                default=each,
            )
            where = type(each.parentWidget()).__name__
            yield f"sideways: {lacking} px in {where}, {_named(widest)}"


def _overlapping(window):
    """Words that lie over other words of the same part."""
    by_parent = {}
    for each in _texts(window):
        if not isinstance(each.parentWidget(), QAbstractItemView):
            by_parent.setdefault(each.parentWidget(), []).append(each)
    for parts in by_parent.values():
        for one, other in combinations(parts, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > SLACK and both.height() > SLACK:
                yield f"over: {_named(one)} and {_named(other)} by {both.width()}×{both.height()}"
