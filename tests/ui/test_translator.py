import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPlainTextEdit

from app.domain.codes import Language
from app.ui import qt_words
from app.ui.translator import speak, spoken

ALIKE = {"%1 MB", "OK", "&OK", "PDF (*.pdf)", "Shift", "Del", "Type", "Type:", "Standard"}
BUTTONS = [
    button for button in QDialogButtonBox.StandardButton if button.name not in ("NoButton",)
]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.name)
def test_no_standard_button_is_english_in_norwegian(button, qtbot):
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)

    text = box.button(button).text()

    assert text in ALIKE or text != in_english(button, qtbot)


def in_english(button, qtbot):
    speak(Language.EN)
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    text = box.button(button).text()
    speak(Language.NB)
    return text


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_context_menu_of_a_field_is_norwegian(field, qtbot):
    made = field()
    qtbot.addWidget(made)
    menu = made.createStandardContextMenu()

    words = {action.text().split("\t")[0] for action in menu.actions() if action.text()}

    assert {"&Angre", "&Gjør om", "Klipp &ut", "&Kopier", "&Lim inn", "Slett", "Merk alt"} == words
    menu.deleteLater()


def test_every_word_of_qt_has_its_norwegian():
    groups = (
        qt_words.BUTTONS, qt_words.EDITING, qt_words.SCROLLING, qt_words.FILES,
        qt_words.PRINTING,
    )  # fmt: skip

    same = {word for group in groups for word in group if spoken().say(word) == word}

    assert same <= ALIKE


def test_english_is_the_source_and_stands_as_it_is():
    speak(Language.EN)

    assert spoken().say("&Undo") == "&Undo"


def test_a_change_of_language_holds_at_once(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    assert field.tr("Passphrase") == "Passfrase"

    speak(Language.EN)

    assert field.tr("Passphrase") == "Passphrase"
