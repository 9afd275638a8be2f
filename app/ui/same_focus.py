"""A page that is built anew keeps the focus where it was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def keeping_focus(page: Callable[[], QWidget], build: Callable[[], object]) -> None:
    """Build the page anew, and put the focus on what was there before: by name, else by place."""
    before, had = _stops(page()), QApplication.focusWidget()
    if had not in before:
        build()
        return
    place, named = before.index(had), _named(had)
    which = [_named(each) for each in before[:place]].count(named)
    build()
    after = _stops(page())
    found = [each for each in after if _named(each) == named][which:]
    if len(after) == len(before):
        found.append(after[place])  # in another language
    if found:
        found[0].setFocus()


def _named(stop: QWidget) -> tuple[type, str]:
    return type(stop), stop.accessibleName()


def _stops(page: QWidget) -> list[QWidget]:
    found = page.findChildren(QWidget)
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
