"""What is said of the age of backups, in one line."""

from datetime import datetime

from app.domain.errors import sentence
from app.texts import Texts
from app.usecases.backup_age import BackupAge

INKS = {"good": "ink2", "amber": "amber_ink", "red": "red_ink"}

_NOWHERE = sentence("No place for backups outside this PC was chosen yet")
_NEVER = sentence("No backup outside this PC yet")
_TODAY = sentence("Last backup outside this PC: today, {time}")
_YESTERDAY = sentence("Last backup outside this PC: yesterday, {time}")
_FAILED = sentence("The latest backup failed")


def age_line(age: BackupAge, now: datetime, words: Texts) -> str:
    """How old the last verified backup outside this PC is."""
    said = _age(age, now, words)
    return f"{words.say(_FAILED)} · {said}" if age.failed else said


def moment_in_words(at: datetime | None, words: Texts) -> str:
    """As in: 23. november 2026 kl. 09.30; nothing where there was none."""
    local = at.astimezone() if at else None
    if local is None:
        return ""
    return words.say("{day} at {time}", day=local.date(), time=words.time(local))


def ink_of(age: BackupAge) -> str:
    """The colour that goes with it."""
    return INKS["red" if age.failed else age.level]


def _age(age: BackupAge, now: datetime, words: Texts) -> str:
    if not age.folder:
        return words.say(_NOWHERE)
    if age.last is None:
        return words.say(_NEVER)
    time = words.time(age.last.astimezone(now.tzinfo))
    if age.days == 0:
        return words.say(_TODAY, time=time)
    if age.days == 1:
        return words.say(_YESTERDAY, time=time)
    return words.count(
        "Last backup outside this PC: {n} day ago",
        "Last backup outside this PC: {n} days ago",
        age.days,
    )
