"""Names as Norwegian sorts and finds them: æ, ø and å are letters of their own, aa is å."""

from unicodedata import combining, normalize

OWN_LETTERS = "æøå"
NORWEGIAN = str.maketrans({"ä": "æ", "ö": "ø"})

# Letters that Unicode does not take apart: Sámi, Polish, Icelandic and French ones.
_UNSPLIT = str.maketrans(
    {"đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"}
)
_WITHOUT_OWN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})  # the three signs that follow z
_LIKE_Y = str.maketrans({"ü": "y", "ű": "y"})
_BETWEEN_WORDS = str.maketrans({"-": " ", "\N{EN DASH}": " ", "'": None, "’": None, ".": " "})


def sort_key(text: str) -> tuple[str, str]:
    """Orders as a Norwegian register does; the second part decides between equal names."""
    lower = _lower(text)
    folded = search_key(lower.translate(_LIKE_Y).translate(_BETWEEN_WORDS))
    return folded.replace("aa", "å").translate(_ALPHABET), lower


def search_key(text: str) -> str:
    """What is compared in a search: case, accents and extra spaces do not count, æøå do."""
    lower = _lower(text).translate(NORWEGIAN).translate(_UNSPLIT)
    if lower.isascii():
        return " ".join(lower.split())
    return " ".join("".join(_plain(letter) for letter in lower).split())


def finds(query: str, name: str) -> bool:
    """Whether each word typed begins a word of the name; without æøå typed, a finds å too."""
    words = _words(query)
    if any(letter in query for letter in OWN_LETTERS + OWN_LETTERS.upper()):
        held = [word.replace("aa", "å") for word in _words(name)]
        words = [word.replace("aa", "å") for word in words]
    else:
        held = [_as_on_a_foreign_keyboard(word) for word in _words(name)]
        words = [_as_on_a_foreign_keyboard(word) for word in words]
    return all(any(each.startswith(word) for each in held) for word in words)


def _lower(text: str) -> str:
    return normalize("NFC", text).casefold()


def _words(text: str) -> list[str]:
    return search_key(text.translate(_BETWEEN_WORDS)).split()


def _as_on_a_foreign_keyboard(word: str) -> str:
    return word.replace("aa", "å").translate(_WITHOUT_OWN)


def _plain(letter: str) -> str:
    if letter in OWN_LETTERS:
        return letter
    return "".join(part for part in normalize("NFD", letter) if not combining(part))
