"""What a screen reader finds in every window, read through Qt in this very process."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from tests.builders import NOW
from tests.gallery import SCREENS, SIZE, Scene
from tests.journeys.test_layout import settle

ROLE, TEXT = QAccessible.Role, QAccessible.Text
CONTROLS = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText,
    ROLE.SpinBox, ROLE.Slider, ROLE.Link, ROLE.List, ROLE.Table, ROLE.ListItem, ROLE.MenuItem,
    ROLE.PageTab, ROLE.ButtonMenu, ROLE.ButtonDropDown,
}  # fmt: skip
MOST_ROWS = 30  # of one list or table: the others are made as these


def nodes(interface, depth=0):
    """All that is shown below a node, and the node."""
    if interface is None or not interface.isValid() or interface.state().invisible:
        return
    yield interface
    for place in range(min(interface.childCount(), MOST_ROWS)):
        yield from nodes(interface.child(place), depth + 1)


def is_control(interface):
    return interface.role() in CONTROLS or bool(interface.state().focusable)


def nameless(window):
    """The controls that a screen reader could not name; and how many it can."""
    found, named = [], 0
    for each in nodes(QAccessible.queryAccessibleInterface(window)):
        if not is_control(each) or each.object() is window:
            continue
        if each.text(TEXT.Name).strip():
            named += 1
        else:
            found.append(f"{each.role().name} {type(each.object()).__name__}")
    return found, named


@pytest.fixture(scope="module")
def scene(qapp, tmp_path_factory):
    prepare(qapp)
    folder = tmp_path_factory.mktemp("reader")
    doors = Doors(folder / "clinic", folder / "demo", lambda: NOW)
    look = Settings(language=Language.NB, theme=Theme.LIGHT)
    window = MainWindow(doors, look, folder / "settings.json")
    window.resize(*SIZE)
    window.show()
    yield Scene(window, doors.demonstrate(Language.NB), doors.folder)
    window.discard_and_close()
    window.deleteLater()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_every_control_of_every_screen_is_named(screen, scene):
    screen(scene)
    settle()

    found, named = nameless(scene.window)

    assert found == []
    assert named > 0


def test_a_control_without_a_name_would_be_found(qtbot):
    page = QWidget()
    QLineEdit(page)
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()

    found, _ = nameless(page)

    assert found == ["EditableText QLineEdit"]
