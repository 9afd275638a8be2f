"""At every text size and in both languages nothing is cut off, and no words lie over others."""

from itertools import product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui import style
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.translator import speak
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.label import Label
from tests.builders import NOW
from tests.gallery import SCREENS, SIZE, Scene
from tests.gallery_rare import SCREENS as RARE
from tests.journeys.layout import faults


@pytest.fixture(scope="module")
def clinics(qapp, tmp_path_factory):
    """The demonstration clinic in both languages."""
    prepare(qapp)
    folder = tmp_path_factory.mktemp("layout")
    doors = Doors(folder / "clinic", folder / "demo", lambda: NOW)
    made = {language: doors.demonstrate(language) for language in Language}
    yield doors, made
    for workspace in made.values():
        workspace.close()


@pytest.mark.parametrize(("language", "scale"), list(product(Language, (100, 150, 200))))
def test_nothing_is_cut_off_and_no_words_lie_over_others(clinics, tmp_path, language, scale):
    doors, made = clinics
    look = Settings(language=language, theme=Theme.LIGHT, text_scale=scale)
    window = MainWindow(doors, look, tmp_path / "settings.json")
    window.resize(*SIZE)
    window.show()
    scene, found = Scene(window, made[language], doors.folder), {}

    for screen in (*SCREENS, *RARE):
        screen(scene)
        settle()
        if wrong := faults(window):
            found[screen.__name__] = wrong

    window.hide()
    window.deleteLater()
    assert found == {}


def settle():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for _ in range(8):
        QApplication.processEvents()


@pytest.fixture
def page(qtbot):
    speak(Language.NB)
    style.wear(Theme.LIGHT, 100)
    page = QWidget()
    page.resize(400, 300)
    qtbot.addWidget(page)
    return page


def shown(page, *parts):
    for part in parts:
        part.setParent(page)
    page.show()
    return [each.partition(":")[0] for each in faults(page)]


def test_words_that_fit_are_no_fault(page):
    label, button = Label("Smerte"), Button("Lagre")
    label.setGeometry(10, 10, 120, 30)
    button.setGeometry(10, 60, 120, 40)

    assert shown(page, label, button) == []


@pytest.mark.parametrize("size", [(20, 30), (120, 6)])
def test_words_without_room_are_seen(page, size):
    label = Label("Smerte neste morgen")
    label.setGeometry(10, 10, *size)

    assert shown(page, label) == ["cut"]


def test_lines_without_room_are_seen(page):
    label = Label("Smerte neste morgen og ømhet på stedet", wrap=True)
    label.setGeometry(10, 10, 90, 20)

    assert shown(page, label) == ["cut"]


def test_words_beyond_the_edge_are_seen(page):
    inner, label = QWidget(), Label("Smerte")
    inner.setGeometry(0, 0, 60, 60)
    label.setParent(inner)
    label.setGeometry(30, 10, 90, 30)

    assert shown(page, inner) == ["beyond"]


def test_words_over_words_are_seen(page):
    one, other = Label("Smerte"), Label("Ømhet")
    one.setGeometry(10, 10, 100, 30)
    other.setGeometry(60, 20, 100, 30)

    assert shown(page, one, other) == ["over"]


def test_a_page_that_scrolls_sideways_is_seen(page):
    area, wide = QScrollArea(), QWidget()
    wide.setMinimumWidth(900)
    area.setWidget(wide)
    area.setGeometry(0, 0, 300, 200)

    assert shown(page, area) == ["sideways"]
