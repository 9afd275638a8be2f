"""What a person sees in the window, and reads on the paper."""

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.domain.codes import Language

TAB, ENTER, SPACE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Space
CONTROL = Qt.KeyboardModifier.ControlModifier
SAVE, PAPER = (Qt.Key.Key_S, CONTROL), (Qt.Key.Key_P, CONTROL)
NEW, FIND = (Qt.Key.Key_N, CONTROL), (Qt.Key.Key_F, CONTROL)
TODAY_PAGE = (Qt.Key.Key_1, CONTROL)
WORDS = {
    Language.NB: {
        "hold": "Hold", "stop": "Stopp", "back": "Trinn ned", "saved": "Lagret",
        "missing": "Mangler", "own": "Hold …", "unjudged": "Ikke vurdert", "discard": "Forkast",
        "cancel": "Avbryt", "session stored": "Økt lagret", "opened": "Åpnet",
        "no": "i", "heel raise": "tåhev på to", "squat": "knebøy",
    },
    Language.EN: {
        "hold": "Hold", "stop": "Stop", "back": "Step back", "saved": "Saved",
        "missing": "Missing", "own": "Hold …", "unjudged": "Not judged", "discard": "Discard",
        "cancel": "Cancel", "session stored": "Session stored", "opened": "Opened",
        "no": "n", "heel raise": "heel raise, two", "squat": "squat",
    },
}  # fmt: skip


def seen(page):
    """All words that can be seen on a page."""
    QApplication.processEvents()
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    painted = [each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible()]
    return labels + painted


def buttons(page):
    return [each for each in page.findChildren(QAbstractButton) if each.isVisible()]


def button(page, text):
    """The button that says this."""
    return next(each for each in buttons(page) if each.text() == text)


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
