"""The filled diary that a patient brings back, and the home sessions that follow from it."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import fmean
from typing import Annotated

from msgspec import Meta, structs

from app.domain.codes import Setting
from app.domain.dose import Dose, ExerciseId
from app.domain.programme import Programme
from app.domain.session import Session, SessionExercise
from app.domain.value import Rating, Value, whole

WEEK = timedelta(days=7)
FEWEST_MORNINGS = 3  # of a week, for its mean


class Ticked(Value, frozen=True, kw_only=True):
    """An exercise that was done; `amount` in all, None where the patient only ticked."""

    id: ExerciseId
    amount: Annotated[int, whole(1, 1000)] | None = None


class DiaryEntry(Value, frozen=True, kw_only=True):
    """One row of the diary as it was filled in. What was left blank is None.

    `pain_next_morning` and `stiffness_min` tell of the morning after this day.
    """

    date: date
    done: Annotated[tuple[Ticked, ...], Meta(max_length=30)] = ()
    pain_evening: Rating | None = None
    pain_next_morning: Rating | None = None
    stiffness_min: Annotated[int, whole(0, 300, "min")] | None = None

    @property
    def answered(self) -> bool:
        """Whether pain was written down."""
        return self.pain_evening is not None or self.pain_next_morning is not None


def home_sessions(
    programme: Programme, entries: Iterable[DiaryEntry], recorded: Iterable[date]
) -> tuple[Session, ...]:
    """A session for each day on which something was done, oldest first.

    Each carries the answers about the training before it, be that in the diary or among the
    days that are `recorded` already.
    """
    rows = {entry.date: entry for entry in entries}
    trained = {day for day, row in rows.items() if row.done} | set(recorded)
    return tuple(
        _session(programme, row, _before(row.date, trained, rows), rows)
        for _, row in sorted(rows.items())
        if row.done
    )


def waiting(entries: Iterable[DiaryEntry], recorded: Iterable[date]) -> DiaryEntry | None:
    """The answers about the last training: they belong to the session that comes next."""
    rows = {entry.date: entry for entry in entries}
    trained = {day for day, row in rows.items() if row.done} | set(recorded)
    last = rows.get(max(trained)) if trained else None
    return last if last and last.answered else None


def agreed(dose: Dose) -> int:
    """What a dose is in all: the repetitions of every set, or the seconds where it is held."""
    return dose.sets * (dose.repetitions or dose.hold_s or 1)


def _before(day: date, trained: set[date], rows: dict[date, DiaryEntry]) -> DiaryEntry:
    """The row of the training before this day; an empty one where it was not written down."""
    previous = max((each for each in trained if each < day), default=day)
    return rows[previous] if previous < day and previous in rows else DiaryEntry(date=day)


def _session(
    programme: Programme, row: DiaryEntry, before: DiaryEntry, rows: dict[date, DiaryEntry]
) -> Session:
    ticked = {each.id: each for each in row.done}
    return Session(
        date=row.date,
        setting=Setting.HOME,
        pain_after=before.pain_evening,
        pain_next_morning=before.pain_next_morning,
        morning_stiffness_min=_mean_stiffness(row.date, rows),
        exercises=tuple(
            SessionExercise(
                id=each.id, prescribed=each.dose, done=_done(each.dose, ticked[each.id].amount)
            )
            for each in programme.exercises
            if each.id in ticked
        ),
    )


def _mean_stiffness(day: date, rows: dict[date, DiaryEntry]) -> int | None:
    """The mean of the seven mornings up to this day; None where fewer than three were noted."""
    known = [
        row.stiffness_min
        for row in rows.values()
        if day - WEEK <= row.date < day and row.stiffness_min is not None
    ]
    return round(fmean(known)) if len(known) >= FEWEST_MORNINGS else None


def _done(prescribed: Dose, amount: int | None) -> Dose | None:
    """What an amount in all is as a dose, never more than was written; None: as prescribed."""
    part = "hold_s" if prescribed.repetitions is None else "repetitions"
    if amount is None or amount == agreed(prescribed):
        return None
    sets = min(prescribed.sets, amount)
    most = {"repetitions": 100, "hold_s": 600}[part]
    return structs.replace(prescribed, sets=sets, **{part: min(most, amount // sets)})
