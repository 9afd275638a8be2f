"""What a typed word may be found in, and how near it lies to the name."""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.codes import Language
from app.domain.names import OWN_LETTERS, search_key
from app.exercises.exercise import Exercise, Rung

_WITHOUT_OWN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
_OTHER = {Language.NB: Language.EN, Language.EN: Language.NB}


class SearchText(NamedTuple):
    """Name, keywords and name in the other language, with a space before every word."""

    name: str
    keywords: str
    other_name: str

    def distance(self, words: Iterable[str]) -> int | None:
        """How far the words lie from the start of the name; None when one is nowhere."""
        places = [self._place(word) for word in words]
        return None if None in places else sum(place or 0 for place in places)

    def _place(self, word: str) -> int | None:
        found = (
            self.name.startswith(f" {word}"),
            f" {word}" in self.name,
            word in self.name,
            f" {word}" in self.keywords,
            f" {word}" in self.other_name,
        )
        return next((place for place, there in enumerate(found) if there), None)

    def plain(self) -> "SearchText":
        """The same for words typed without æ, ø and å."""
        return SearchText(*(text.translate(_WITHOUT_OWN) for text in self))


def search_texts(exercise: Exercise, rung: Rung) -> dict[tuple[Language, bool], SearchText]:
    """By language, and whether the words are typed without æ, ø and å."""
    texts = {}
    for language, other in _OTHER.items():
        said = (rung.name.of(language), exercise.keywords.of(language), rung.name.of(other))
        text = SearchText(*(f" {search_key(each)}" for each in said))
        texts[language, False], texts[language, True] = text, text.plain()
    return texts


def typed_plainly(words: Iterable[str]) -> bool:
    """Whether no word holds æ, ø or å: on a foreign keyboard `tahev` means `tåhev`."""
    return not any(letter in OWN_LETTERS for word in words for letter in word)
