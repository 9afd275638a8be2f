"""By keyboard alone, on every screen: each control is reached, in the order of the eye, and seen;
and every key that a screen takes stands on the sheet of all keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.shortcuts import GROUPS
from tests.builders import NOW
from tests.gallery import SCREENS, SIZE, Scene
from tests.journeys.test_layout import settle

LEAST = 24  # pixels of a target, both ways
MOST = 400  # controls of one screen: a walk that finds no end is a fault
WITH_REASON = (  # steps against the eye
    "_Eye",  # passphrase, Tab, and again: not into the button that shows it
    "Link “Legg til øvelse”", "Link “Flere spørsmål", "Link “Færre spørsmål",  # after the answers
)  # fmt: skip
BY_F2 = ("Link “Mer om ", "Link “Mindre”")  # in the row of its exercise
ALTS = {f"Alt+{digit}" for digit in range(1, 10)}  # "Alt+1 … 9" on the sheet
LISTED = ALTS | {each.keys for group in GROUPS for each in (*group.shortcuts, *group.typed)}
seen_with_focus = set()  # kinds of controls: each paints itself one way


@pytest.fixture(scope="module")
def scene(qapp, tmp_path_factory):
    prepare(qapp)
    folder = tmp_path_factory.mktemp("keyboard")
    doors = Doors(folder / "clinic", folder / "demo", lambda: NOW)
    window = MainWindow(
        doors, Settings(language=Language.NB, theme=Theme.LIGHT), folder / "settings.json"
    )
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    yield Scene(window, doors.demonstrate(Language.NB), doors.folder)
    window.discard_and_close()
    window.deleteLater()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_control_is_reached_in_the_order_of_the_eye_and_its_focus_is_seen(screen, scene):
    screen(scene)
    settle()
    front = scene.window.over.overlay or scene.window

    walked = walk(scene.window)

    assert keys_of(scene.window) - LISTED == set()
    missed = [each for each in controls(front) if each not in walked]
    assert [named(each) for each in missed if not is_by_arrow(each, walked)] == []
    assert against_the_eye(walked) == []
    assert [named(each) for each in walked if min(each.width(), each.height()) < LEAST] == []
    new = [each for each in walked if type(each) not in seen_with_focus]
    assert [named(each) for each in new if not shows_focus(each)] == []
    seen_with_focus.update(map(type, new))


def controls(front):
    """What a person could click on: it has to take the focus, or be inside what takes it."""
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [each for each in front.findChildren(QWidget)
             if each.isVisible() and each.isEnabled()
             and (isinstance(each, kinds) or hasattr(each, "ROLE"))]  # fmt: skip
    return [each for each in found if not is_part(each) and not named(each).startswith(BY_F2)]


def is_by_arrow(widget, walked):
    """One of several of which one is chosen: Tab comes to them, the arrows go on."""
    rest = widget.parentWidget().children() if getattr(widget, "autoExclusive", bool)() else ()
    return any(each in walked for each in rest)


def is_part(widget):
    """Part of a list, a scroll bar or a combo box, which take the keys themselves."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QComboBox):
            return True
        if isinstance(above, QAbstractScrollArea) and not isinstance(above, QScrollArea):
            return True
        above = above.parentWidget()
    return False


def walk(window):
    """Where Tab leads, from the first control until it comes round."""
    walked, here = [], QApplication.focusWidget()
    if not window.over.overlay:
        if here:
            here.clearFocus()
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    while here is not None and here not in walked and len(walked) < MOST:
        walked.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
    return walked


def against_the_eye(walked):
    """Steps that go back in a line, or up without going to another column."""
    faults = []
    for one, other in pairwise(walked):
        here, there = parts_of(one, other)
        in_line = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
        same_line = in_line > min(here.height(), there.height()) / 2
        back = same_line and there.right() <= here.left()
        up = not same_line and there.bottom() <= here.top() and there.left() < here.right()
        if (back or up) and not named(other).startswith(WITH_REASON):
            faults.append(f"{named(one)} {here.getRect()} -> {named(other)} {there.getRect()}")
    return faults


def parts_of(one, other):
    """Where the two parts lie that the controls stand in, below what holds them both."""
    above = [*parents(one)]
    held, part = other, other
    while held not in above:
        held, part = held.parentWidget(), held
    mine = one if held is one else above[above.index(held) - 1] if above.index(held) else one
    return placed(mine), placed(part)


def parents(widget):
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def placed(widget):
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def shows_focus(widget):
    """Whether another picture is painted with the focus than without."""
    widget.setFocus()
    with_focus = widget.grab().toImage()
    widget.clearFocus()
    return widget.grab().toImage() != with_focus


def keys_of(window):
    """Every key that this screen takes."""
    buttons = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
    found = [each.shortcut() for each in (*buttons, *window.findChildren(QAction))]
    found += [each.key() for each in window.findChildren(QShortcut)]
    return {each.toString() for each in found if not each.isEmpty()}


def named(widget):
    return f"{type(widget).__name__} “{widget.accessibleName()}”"
