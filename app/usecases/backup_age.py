"""How old the last backup outside this PC is, also while the records are locked. Quick to load."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from db.backup_note import read_note

AMBER_WORKING_DAYS, RED_DAYS = 2, 7
QUARTER = timedelta(days=90)
_SATURDAY = 5


class BackupAge(NamedTuple):
    """How old the last backup outside this PC is. `level` is good, amber or red.

    `folder` is empty where none was chosen; `failed` where the latest try made no backup;
    `waiting` where something came after the last one, and Takt was locked.
    """

    folder: str
    last: datetime | None
    days: int
    level: str
    failed: bool
    waiting: bool = False


def backup_age(root: Path, now: datetime) -> BackupAge:
    """How old the last backup outside this PC is; the passphrase is not needed to know."""
    note = read_note(root)
    last = time_of(note.last_outside)
    days = max((now.date() - last.astimezone(now.tzinfo).date()).days, 0) if last else 0
    failed = bool(note.failed) and note.failed > max(note.last_here, note.last_outside)
    level = _level(last, now, days)
    return BackupAge(note.outside, last, days, level, failed, bool(note.waiting))


class BackupTimes(NamedTuple):
    """When there was a backup on this PC, and a drill by Takt and by a person."""

    here: datetime | None
    drilled: datetime | None
    drilled_by_hand: datetime | None


def backup_times(root: Path) -> BackupTimes:
    """The same from the note beside the records."""
    note = read_note(root)
    return BackupTimes(*map(time_of, (note.last_here, note.drilled, note.drilled_by_hand)))


def hand_drill_due(root: Path, now: datetime) -> bool:
    """Whether the clinician should try, with stick and sheet, whether the way back is open."""
    note = read_note(root)
    return bool(note.last_outside) and is_old(note.drilled_by_hand, now, QUARTER)


def is_old(noted: str, now: datetime, age: timedelta) -> bool:
    """Older than that, or of a time that has not come: then the clock was wrong."""
    at = time_of(noted)
    return at is None or not timedelta() <= now - at < age


def time_of(noted: str) -> datetime | None:
    """A time of the note; None where there is none."""
    try:
        return datetime.fromisoformat(noted).astimezone(UTC) if noted else None
    except ValueError:
        return None


def _level(last: datetime | None, now: datetime, days: int) -> str:
    if last is None:
        return "amber"
    if days >= RED_DAYS:
        return "red"
    late = _working_days(last.astimezone(now.tzinfo).date(), now.date()) >= AMBER_WORKING_DAYS
    return "amber" if late else "good"


def _working_days(first: date, last: date) -> int:
    days = (first + timedelta(days=each) for each in range(1, (last - first).days + 1))
    return sum(day.weekday() < _SATURDAY for day in days)
