"""The manual: both languages say the same, and name only what can be found in the window."""

import re

import pytest

from app.domain.codes import Language
from app.resources import FOLDER, read_folder
from app.texts import texts

SIGNS = {"##", "-"}
NAMES = sorted(path.name.split(".")[0] for path in (FOLDER / "help").glob("*.nb.md"))
QUOTED = {Language.NB: re.compile("«([^»]+)»"), Language.EN: re.compile('"([^"]+)"')}
FOR_PEOPLE = {
    "80-forgotten-passphrase", "81-stolen-pc", "82-dying-disk", "83-i-stop",
    "84-authority-asks", "85-risks-and-routines", "86-not-protected",
}  # fmt: skip
NOT_BUTTONS = {"rydd"}  # a word in quotes, and no name


def lines(name, language):
    text = read_folder("help", f".{language}.md")[f"{name}.{language}.md"]
    return [line for line in text.splitlines() if line.strip()]


def shape(name, language):
    """What each line is: title, heading, item or paragraph."""
    signs = [line.split(" ")[0] for line in lines(name, language)]
    return ["#", *(sign if sign in SIGNS else "" for sign in signs[1:])]


def test_every_page_for_sad_days_is_there():
    assert set(NAMES) >= FOR_PEOPLE


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_parts(name):
    assert lines(name, Language.NB)[0].startswith("# ")
    assert shape(name, Language.NB) == shape(name, Language.EN)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", sorted(FOR_PEOPLE))
def test_what_is_quoted_stands_in_the_window(name, language):
    known = texts(Language.NB).catalogue._catalog
    said = set(known if language is Language.EN else known.values())

    quoted = set(QUOTED[language].findall("\n".join(lines(name, language)))) - NOT_BUTTONS

    assert quoted <= said
