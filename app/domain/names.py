"""Names as Norwegian sorts and finds them: æ, ø and å are letters of their own, aa is å."""

from collections.abc import Callable
from unicodedata import combining, normalize

from msgspec import Struct

OWN_LETTERS = "æøå"
NORWEGIAN = str.maketrans({"ä": "æ", "ö": "ø"})

# Letters that Unicode does not take apart: Sámi, Polish, Icelandic and French ones.
_UNSPLIT = str.maketrans(
    {"đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ð": "d", "þ": "th", "œ": "oe", "ı": "i"}
)
_WITHOUT_OWN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_ALPHABET = str.maketrans({"æ": "{", "ø": "|", "å": "}"})  # the three signs that follow z
_NO_OWN = str.maketrans("", "", OWN_LETTERS)
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
    if not lower.translate(_NO_OWN).isascii():
        lower = "".join(_plain(letter) for letter in lower)
    return " ".join(lower.split())


def finds(query: str, name: str) -> bool:
    """Whether each word typed begins a word of the name; without æøå typed, a finds å too."""
    return finder(query)(name)


def finder(query: str) -> Callable[[str], bool]:
    """`finds` for many names."""
    fits = finder_of_folded(query)
    return lambda name: fits(folded(name))


class Folded(Struct, frozen=True, gc=False):
    """A name as it is searched: with æøå, and as on a keyboard that has none."""

    written: str
    plain: str


def folded(name: str) -> Folded:
    """A name made ready to be searched at every key."""
    written = f" {_as_written(name)}"
    return Folded(written, written.translate(_WITHOUT_OWN))


def finder_of_folded(query: str) -> Callable[[Folded], bool]:
    """`finds` for ten thousand names while one types."""
    as_written = _lower(query).translate(_NO_OWN) != _lower(query)
    typed = folded(query)
    words = [f" {word}" for word in (typed.written if as_written else typed.plain).split()]

    def found(name: Folded) -> bool:
        held = name.written if as_written else name.plain
        return all(word in held for word in words)

    return found


def _lower(text: str) -> str:
    return normalize("NFC", text).casefold()


def _as_written(text: str) -> str:
    return search_key(text.translate(_BETWEEN_WORDS)).replace("aa", "å")


def _plain(letter: str) -> str:
    if letter in OWN_LETTERS:
        return letter
    return "".join(part for part in normalize("NFD", letter) if not combining(part))
