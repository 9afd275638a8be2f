"""One table tells every key: what the code binds stands there, and what stands there is bound."""

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence

import app.ui
from app.ui import over_page, shortcuts
from app.ui.shortcuts import GROUPS
from app.ui.widgets.controls.button import printed

SOURCES = [
    file for file in Path(app.ui.__file__).parent.rglob("*.py") if file.name != "shortcuts.py"
]
CODE = "\n".join(file.read_text("utf-8") for file in SOURCES)
LITERAL = re.compile(r'"((?:(?:Ctrl|Alt|Shift)\+)+[^" {]+|F\d{1,2}|Esc)"')
BY_NAME = {
    name: value for name, value in vars(shortcuts).items() if isinstance(value, shortcuts.Shortcut)
}
TOLD = [each for group in GROUPS for each in group.shortcuts]


def test_what_the_code_binds_stands_in_the_table():
    bound = set(LITERAL.findall(CODE))

    assert bound - {each.keys for each in TOLD} == set()


def test_what_stands_in_the_table_is_bound():
    used = {keys for name, (keys, _) in BY_NAME.items() if f"shortcuts.{name}" in CODE}
    used |= set(LITERAL.findall(CODE)) | set(over_page.KEYS)

    assert {each.keys for each in TOLD} - used == set()
    assert {each.keys for each in BY_NAME.values()} == {each.keys for each in TOLD}


def test_a_key_has_one_meaning_and_qt_knows_it():
    keys = [each.keys for each in TOLD]

    assert len(set(keys)) == len(keys)
    assert all(QKeySequence(each).toString() for each in keys)


def test_keys_are_printed_in_the_language_of_the_window():
    assert printed("Ctrl+Shift+N") == "Ctrl+Shift+N"
    assert printed("Backspace") == "Rettetast"
    assert printed("+") == "+"
