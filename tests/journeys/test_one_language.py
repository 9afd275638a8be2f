"""In Norwegian no English word shows: on any screen of the gallery, in Qt's own dialogs."""

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTableWidget,
    QTabWidget,
    QWidget,
)

from app.domain.codes import Language
from app.resources import read_text
from app.settings import Settings, Theme
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from app.ui.translator import speak, spoken
from tests.builders import NOW
from tests.gallery import SCREENS, SIZE, Scene
from tests.gallery_rare import SCREENS as RARE

WORD = re.compile(r"[a-zæøå]{2,}")
AT_HOME_IN_BOTH = {"english", "person", "press"}


@pytest.fixture(scope="module")
def english():
    """The words of the English catalogue that no Norwegian sentence has."""
    catalogue = read_text("locale/nb/LC_MESSAGES/takt.po")
    source, target = set(), set()
    for entry in catalogue.split("\n\n"):
        asked, _, said = entry.partition("\nmsgstr")
        source |= words(quoted(asked))
        target |= words(quoted(said))
    return source - target - AT_HOME_IN_BOTH


def quoted(entry):
    return "\n".join(re.findall(r'"(.*)"', re.sub(r"\{\w+\}|\\n", " ", entry)))


def words(text):
    """The words of a text; a place in the program or on the disk is none, nor part of a key."""
    plain = re.sub(r"/\S+|\(\w+ in \S+\)|\w*\d\w*", " ", text.replace("&", ""))
    return set(WORD.findall(plain.casefold()))


def shown(window):
    """Every text of a window, of controls that wait their turn too."""
    yield window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.toolTip())
        for kind, texts in SPOKEN.items():
            yield from texts(widget) if isinstance(widget, kind) else ()
    yield from (action.text() for action in window.findChildren(QAction))


def heads_of(table):
    heads = (table.horizontalHeaderItem(column) for column in range(table.columnCount()))
    return [head.text() for head in heads if head]


SPOKEN = {
    QLabel: lambda label: [label.text()],
    QAbstractButton: lambda button: [button.text()],
    QLineEdit: lambda field: [field.text(), field.placeholderText()],
    QGroupBox: lambda group: [group.title()],
    QComboBox: lambda choice: [choice.itemText(place) for place in range(choice.count())],
    QTabWidget: lambda tabs: [tabs.tabText(place) for place in range(tabs.count())],
    QTableWidget: heads_of,
}


def foreign(window, english):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {text for text in shown(window) if words(text) & english}


@pytest.fixture(scope="module")
def scene(qapp, tmp_path_factory):
    prepare(qapp)
    folder = tmp_path_factory.mktemp("norsk")
    doors = Doors(folder / "klinikk", folder / "demo", lambda: NOW)
    look = Settings(language=Language.NB, theme=Theme.LIGHT)
    window = MainWindow(doors, look, folder / "settings.json")
    window.resize(*SIZE)
    window.show()
    yield Scene(window, doors.demonstrate(Language.NB), doors.folder)
    window.discard_and_close()
    window.deleteLater()


@pytest.mark.parametrize("screen", [*SCREENS, *RARE], ids=lambda screen: screen.__name__)
def test_no_screen_shows_an_english_word(screen, scene, english, rulebook):
    read = tuple(source.full for source in rulebook.sources.values())

    screen(scene)

    found = foreign(scene.window, english)
    assert {text for text in found if not text.startswith(read)} == set()


def to_save():
    """As a sheet is saved."""
    made = QFileDialog(None, spoken().say("Save as a file"), "", spoken().say("PDF (*.pdf)"))
    made.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return made


def of_a_folder():
    """As a place of backups is chosen."""
    made = QFileDialog()
    made.setFileMode(QFileDialog.FileMode.Directory)
    made.setOption(QFileDialog.Option.ShowDirsOnly)
    return made


def told():
    return QMessageBox(QMessageBox.Icon.Information, "Takt", "Takt", QMessageBox.StandardButton.Ok)


DIALOGS = [lambda: QPrintDialog(QPrinter()), QFileDialog, to_save, of_a_folder, told]


@pytest.mark.parametrize("dialog", DIALOGS, ids=["print", "open", "save", "folder", "told"])
def test_no_dialog_of_qt_shows_an_english_word(dialog, qtbot, english):
    speak(Language.NB)
    made = dialog()
    qtbot.addWidget(made)

    assert foreign(made, english) == set()
