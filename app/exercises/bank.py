"""The exercise bank: every exercise by id, and found by what a therapist types."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from app.domain.codes import Language, Region
from app.domain.names import search_key
from app.exercises.exercise import Aim, Equipment, Exercise, Position, Rung
from app.exercises.read import read_exercise
from app.resources import read_folder


class Wanted(Struct, frozen=True, kw_only=True):
    """Filters of a search; None lets all through."""

    region: Region | None = None
    aim: Aim | None = None
    position: Position | None = None
    equipment: Equipment | None = None

    def admits(self, exercise: Exercise, rung: Rung) -> bool:
        """Whether this rung passes."""
        return (
            self.region in (None, *exercise.regions)
            and self.aim in (None, *exercise.aims)
            and self.position in (None, rung.position)
            and self.equipment in (None, *rung.equipment)
        )


class Hit(NamedTuple):
    """An exercise that was found, and which rung of it."""

    exercise: Exercise
    level: int

    @property
    def rung(self) -> Rung:
        """The rung that was found."""
        return self.exercise.rung(self.level)


class Bank:
    """All exercises."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self._exercises = {exercise.id: exercise for exercise in exercises}
        self._entries = tuple(
            _Entry(Hit(exercise, level), _keys(exercise, rung))
            for exercise in self
            for level, rung in enumerate(exercise.rungs, 1)
        )

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._exercises.values())

    def __len__(self) -> int:
        return len(self._exercises)

    def get(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id; None: it is the clinic's own."""
        return self._exercises.get(exercise_id)

    def search(
        self,
        text: str,
        language: Language,
        wanted: Wanted = Wanted(),  # noqa: B008 (frozen)
        favourites: Collection[str] = (),
    ) -> tuple[Hit, ...]:
        """Rungs in which each typed word is found, best first; no words find all.

        Favourites (exercise ids) come first. A word counts most at the start of the name, then at
        the start of any word, inside one, among the keywords, and last in the other language.
        """
        words = search_key(text).split()
        found = [
            (hit.exercise.id not in favourites, distance, number, hit)
            for number, (hit, keys) in enumerate(self._entries)
            if wanted.admits(hit.exercise, hit.rung)
            and (distance := _distance(words, keys[language])) is not None
        ]
        return tuple(hit for *_, hit in sorted(found, key=lambda each: each[:3]))


def load_bank(read: Callable[[str], dict[str, str]]) -> Bank:
    """The bank from a folder reader. Raises ValueError naming the file that is wrong."""
    return Bank(read_exercise(file, text) for file, text in read("exercises").items())


@cache
def bank() -> Bank:
    """The bank that ships with the program."""
    return load_bank(read_folder)


class _Entry(NamedTuple):
    hit: Hit
    keys: dict[Language, tuple[str, str, str]]


def _keys(exercise: Exercise, rung: Rung) -> dict[Language, tuple[str, str, str]]:
    """Per language: name, keywords, name in the other language."""
    keys = {}
    for language in Language:
        other = Language.EN if language is Language.NB else Language.NB
        texts = (rung.name.of(language), exercise.keywords.of(language), rung.name.of(other))
        keys[language] = tuple(f" {search_key(text)}" for text in texts)
    return keys  # type: ignore[return-value]  # three texts give three keys


def _distance(words: list[str], keys: tuple[str, str, str]) -> int | None:
    """How far the words lie from the name; None when one is nowhere."""
    total = 0
    for word in words:
        places = (
            keys[0].startswith(f" {word}"),
            f" {word}" in keys[0],
            word in keys[0],
            f" {word}" in keys[1],
            word in keys[2],
        )
        if not any(places):
            return None
        total += places.index(True)  # noqa: FBT003 (a look-up, no flag)
    return total
