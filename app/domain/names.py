"""Names as Norwegian finds them: æ, ø and å are letters of their own."""

from unicodedata import combining, normalize

NORWEGIAN = str.maketrans({"ä": "æ", "ö": "ø"})
OWN_LETTERS = "æøå"


def search_key(text: str) -> str:
    """What is compared in a search: case, accents and extra spaces do not count, æøå do."""
    lower = normalize("NFC", text).casefold().translate(NORWEGIAN)
    return " ".join("".join(_plain(letter) for letter in lower).split())


def _plain(letter: str) -> str:
    if letter in OWN_LETTERS:
        return letter
    return "".join(part for part in normalize("NFD", letter) if not combining(part))
