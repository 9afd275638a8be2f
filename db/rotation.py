"""Which backups may go: never the newest, never below three, whatever the clock said."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from db.backup_file import Backup, Why

NEWEST, DAYS, WEEKS, MONTHS = 10, 14, 8, 24
AT_LEAST = 3
PROTECTED = timedelta(days=90)

_PERIODS: tuple[tuple[Callable[[date], object], int | None], ...] = (
    (lambda day: day, DAYS),
    (lambda day: day.isocalendar()[:2], WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
    (lambda day: day.year, None),
)


def superfluous(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Those that can be deleted, of whole backups in the order in which they were made.

    Days count where there is a backup of them: no clock is asked, so that none can do harm.
    """
    days = [each.manifest.at.astimezone().date() for each in backups]
    newest_first = range(len(backups))[::-1]
    kept = set(newest_first[: max(NEWEST, AT_LEAST)]) | _protected(backups, days)
    for period, how_many in _PERIODS:
        latest = dict[object, int]()
        for place in newest_first:
            latest.setdefault(period(days[place]), place)
        kept |= set(list(latest.values())[:how_many])
    return tuple(each for place, each in enumerate(backups) if place not in kept)


def _protected(backups: Sequence[Backup], days: Sequence[date]) -> set[int]:
    """Made before something risky, in the 90 days before the newest; three of them in any case."""
    risky = [place for place, each in enumerate(backups) if each.manifest.why is Why.BEFORE]
    recent = {place for place in risky if abs(days[-1] - days[place]) < PROTECTED}
    return recent | set(risky[-AT_LEAST:])
