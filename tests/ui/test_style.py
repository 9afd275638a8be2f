"""What Qt itself paints wears a sheet of its own; the whole program wears none."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from app.settings import Theme
from app.ui import style
from app.ui.stylesheet import DIALOG, TABLE
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.menu import Menu
from app.ui.widgets.controls.text_field import TextField

UI = Path(__file__).parents[2] / "app" / "ui"
TIP = Qt.WindowType.ToolTip
NO_SCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_whole_program_wears_no_sheet(qapp):
    style.wear(Theme.DARK, 150)

    assert qapp.styleSheet() == ""


def test_a_sheet_has_the_colours_and_sizes_of_its_appearance(shown):
    label = shown(Label("Østby"))

    style.dress(label, TABLE)
    light = label.styleSheet()
    style.wear(Theme.DARK, 200)
    style.dress(label, TABLE)

    assert "$" not in light + label.styleSheet()
    assert "padding: 4px" in light
    assert "padding: 8px" in label.styleSheet()
    assert style.colour("surface").name() in label.styleSheet().lower()


def test_the_sheet_of_dialogs_is_whole(shown):
    label = shown(Label(""))

    style.dress(label, DIALOG)

    assert label.styleSheet().count("{") == label.styleSheet().count("}")


@NO_SCREEN
def test_the_menu_of_a_field_looks_as_all_menus_do(shown):
    field = shown(TextField("Østby"))
    place = QPoint(5, 5)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place))

    QApplication.sendEvent(field, asked)
    opened = QApplication.activePopupWidget()

    assert isinstance(opened, QMenu)
    assert opened.styleSheet() == Menu(field).styleSheet()
    assert opened.actions()
    opened.close()


@NO_SCREEN
def test_a_tip_looks_as_all_tips_do(shown):
    label = shown(Label("Ø"))
    style.show_tip(label, "Østby")

    QToolTip.showText(label.mapToGlobal(QPoint(2, 2)), label.toolTip(), label)
    tip = next(each for each in QApplication.topLevelWidgets() if each.windowType() == TIP)
    QTest.qWait(1)
    ground = tip.grab().toImage().pixelColor(3, 3)

    assert ground == style.colour("surface")
    assert tip.grab().toImage().pixelColor(0, 5) == style.colour("control")
    QToolTip.hideText()


def test_sheets_and_tips_go_through_one_door():
    found = [
        f"{file.name}: {line.strip()}"
        for file in UI.rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        if re.search(r"setStyleSheet\(|(?<!item)\.setToolTip\(", line)
    ]

    assert {each.partition(":")[0] for each in found} == {"style.py"}, found
