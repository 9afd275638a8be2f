"""The exercise bank: every exercise by id, and found by what a therapist types."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct

from app.domain.codes import Demand, Language, Region
from app.domain.names import search_key
from app.exercises.exercise import Aim, Equipment, Exercise, Position, Rung
from app.exercises.own import OwnExercise
from app.exercises.read import read_exercise
from app.exercises.search_text import SearchText, search_texts, typed_plainly
from app.resources import read_folder

_FROM_HEAD_TO_FOOT = list(Region)


class Hit(NamedTuple):
    """An exercise that was found, and which rung of it."""

    exercise: Exercise
    level: int

    @property
    def rung(self) -> Rung:
        """The rung that was found."""
        return self.exercise.rung(self.level)


_Entry = tuple[Hit, dict[tuple[Language, bool], SearchText]]


class Wanted(Struct, frozen=True, kw_only=True):
    """Filters of a search; None lets all through.

    `bare`: what needs no equipment; `only`: these exercise ids, such as the favourites.
    """

    region: Region | None = None
    aim: Aim | None = None
    position: Position | None = None
    equipment: Equipment | None = None
    demand: Demand | None = None
    bare: bool = False
    only: frozenset[str] | None = None

    def admits(self, hit: Hit) -> bool:
        """Whether this rung passes."""
        return (
            self.region in {None, *hit.exercise.regions}
            and self.aim in {None, *hit.exercise.aims}
            and self.position in {None, hit.rung.position}
            and self.equipment in {None, *hit.rung.equipment}
            and self.demand in {None, hit.rung.demand}
            and not (self.bare and hit.rung.equipment)
            and (self.only is None or hit.exercise.id in self.only)
        )


class Bank:
    """All exercises: those that ship, and the clinic's own."""

    def __init__(
        self,
        exercises: Iterable[Exercise],
        own: Iterable[OwnExercise] = (),
        found_by: dict[str, tuple[_Entry, ...]] | None = None,
    ) -> None:
        """`found_by` is what the exercises that ship are found by, where that is known."""
        self._shipped = tuple(exercises)
        self._found_by = found_by or {each.id: _entries(each) for each in self._shipped}
        self._own = {each.id: each for each in own}
        added = [each.exercise() for each in self._own.values()]
        self._exercises = {exercise.id: exercise for exercise in (*self._shipped, *added)}
        every = self._found_by | {exercise.id: _entries(exercise) for exercise in added}
        self._entries = tuple(chain.from_iterable(every.values()))

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._exercises.values())

    def __len__(self) -> int:
        return len(self._exercises)

    def get(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id; None: nobody has written it down."""
        return self._exercises.get(exercise_id)

    def own(self, exercise_id: str) -> OwnExercise | None:
        """The clinic's own exercise with this id, as it was written."""
        return self._own.get(exercise_id)

    def photo(self, exercise_id: str) -> bytes:
        """The photo of an exercise of the clinic's own; empty where there is none."""
        own = self._own.get(exercise_id)
        return own.photo if own else b""

    def with_own(self, own: Iterable[OwnExercise]) -> "Bank":
        """What ships, with these as the clinic's own."""
        return Bank(self._shipped, own, self._found_by)

    def search(
        self,
        text: str,
        language: Language,
        wanted: Wanted | None = None,
        favourites: Collection[str] = (),
        near: Region | None = None,
    ) -> tuple[Hit, ...]:
        """Rungs in which each typed word is found, best first; no words find all.

        Favourites (exercise ids) come before the rest. A word counts most where it begins the
        name, then a word of it, then inside one, then in the keywords, last in the other language.
        Of those that fit equally well, the exercises for the region `near` come first.
        """
        words = search_key(text).split()
        key = language, typed_plainly(words)
        found = [
            (hit.exercise.id not in favourites, distance, _off(near, hit), number, hit)
            for number, (hit, texts) in enumerate(self._entries)
            if (distance := texts[key].distance(words)) is not None
            and (wanted is None or wanted.admits(hit))
        ]
        return tuple(hit for *_, hit in sorted(found, key=itemgetter(0, 1, 2, 3)))


def _off(near: Region | None, hit: Hit) -> int:
    """How little an exercise is about a region."""
    regions = hit.exercise.regions
    return regions.index(near) if near in regions else len(Region)


def load_bank(read: Callable[[str], dict[str, str]]) -> Bank:
    """The bank from a folder reader. Raises ValueError naming the file that is wrong."""
    exercises = [read_exercise(file, text) for file, text in read("exercises").items()]
    return Bank(sorted(exercises, key=lambda exercise: _FROM_HEAD_TO_FOOT.index(exercise.region)))


@cache
def bank() -> Bank:
    """The bank that ships with the program."""
    return load_bank(read_folder)


def _entries(exercise: Exercise) -> tuple[_Entry, ...]:
    return tuple(
        (Hit(exercise, level), search_texts(exercise, rung))
        for level, rung in enumerate(exercise.rungs, 1)
    )
