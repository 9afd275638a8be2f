"""Ten years of backups, clocks that jump: three are left, and the newest never goes."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.backup_file import Backup, Manifest, Why
from db.columns import moment
from db.head import START
from db.rotation import superfluous
from db.state import State

BEGIN = datetime(2026, 11, 23, 9, tzinfo=UTC)
NOTHING = State(
    schema="0001", rows={}, head=START, patients=0, sessions=0, first_day=None, last_day=None
)
SEED = 20261123
MADE = 120  # backups of one schedule


def a_backup(number, at, why=Why.CHANGED):
    manifest = Manifest(
        database=UUID(int=1), number=number, made_at=moment(at), why=why, program="",
        clinic="", state=NOTHING,
    )  # fmt: skip
    return Backup(Path(f"{number:06}"), manifest, 0)


def after(history):
    """The backups that are left when each of these times made one and let the others go."""
    left = ()
    for number, (at, why) in enumerate(history, 1):
        left = (*left, a_backup(number, at, why))
        gone = superfluous(left)
        check(left, gone)
        left = tuple(each for each in left if each not in gone)
    return left


def check(left, gone):
    assert left[-1] not in gone
    assert not [each for each in left[-3:] if each in gone]
    assert len(left) - len(gone) >= min(3, len(left))


def a_day(day, count=3):
    return [(BEGIN + timedelta(days=day, hours=each), Why.CHANGED) for each in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 9, 10])
def test_up_to_ten_none_goes(count):
    assert superfluous([a_backup(each, BEGIN) for each in range(count)]) == ()


def test_ten_years_of_work_leave_days_weeks_months_and_years():
    left = after([each for day in range(3650) if day % 7 < 5 for each in a_day(day)])

    days = [each.manifest.at.date() for each in left]
    assert len(left) <= 10 + 14 + 8 + 24 + 11
    assert len(set(days)) >= 14 + 24
    assert {day.year for day in days} == set(range(2026, 2037))
    assert len({(day.year, day.month) for day in days}) >= 24


def test_what_was_made_before_something_risky_stays_for_ninety_days():
    risky = [(BEGIN, Why.BEFORE)] + [
        (BEGIN + timedelta(minutes=each), Why.BEFORE) for each in range(1, 6)
    ]
    for days, kept in ((89, 6), (91, 3)):
        later = [each for day in range(1, days) for each in a_day(day, 2)]
        left = after([*risky, *later])

        assert sum(each.manifest.why is Why.BEFORE for each in left) >= kept


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-3650, 3650), min_size=1, max_size=60), st.randoms())
def test_no_jump_of_the_clock_makes_it_lose_the_newest_three(jumps, chance):
    times = [
        (BEGIN + timedelta(days=jump, minutes=each), chance.choice(list(Why)))
        for each, jump in enumerate(jumps)
    ]

    left = after(times)

    assert [each.manifest.number for each in left[-3:]] == list(
        range(max(1, len(times) - 2), len(times) + 1)
    )


def test_whatever_the_schedule_and_the_clock_three_are_left_and_the_newest():
    assert all(three_and_the_newest(left) for left in schedules(200)), SEED


def schedules(count):
    """The numbers of the backups that so many schedules leave: ten years, a clock that jumps."""
    chance = random.Random(SEED)
    for _ in range(count):
        at, history = BEGIN, []
        for _ in range(MADE):
            at += timedelta(hours=chance.choice((1, 5, 24, 24 * 3, 24 * 60)))
            if chance.random() < 0.05:
                at += timedelta(days=chance.randrange(-3650, 3650))
            history.append((at, chance.choice(list(Why))))
        yield [each.manifest.number for each in after(history)]


def three_and_the_newest(left):
    return len(left) >= 3 and left[-1] == MADE
