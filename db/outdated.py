"""Refuses records that are an older state than what was saved last: the anchor knows better."""

from pathlib import Path

from app.domain.errors import TaktError, sentence
from db.engine import as_it_lies, log_size
from db.head import Head, head, holds
from db.migrate import refuse_newer, schema_of
from db.transaction import Transaction

_BEHIND = sentence(
    "All that was saved after {time} on {since} is missing from these records: they are an older"
    " state. Nothing was changed. Restore the newest backup."
)
_OTHERWISE = sentence(
    "These records are not the ones that Takt saved last. Nothing was changed."
    " Restore the newest backup."
)


class Outdated(TaktError):
    """The database is an older state than what was saved last, or another one."""


def refuse_outdated(tx: Transaction, known: Head | None) -> None:
    """Raise Outdated unless the trail has come by this head; DatabaseTooNew."""
    refuse_newer(tx)
    if known is None or schema_of(tx) is None or holds(tx, known):
        return
    reached = head(tx)
    if reached.sequence < known.sequence and (last := reached.local_time):
        raise Outdated(_BEHIND, since=last, time=f"{last:%H:%M}")
    raise Outdated(_OTHERWISE)


def refuse_lost_log(file: Path, key: bytes, known: Head | None) -> None:
    """The same for records beside a log, before a byte of it is moved. Raises DatabaseRefused."""
    if log_size(file):
        with as_it_lies(file, key) as engine, engine.begin() as tx:
            refuse_outdated(tx, known)
