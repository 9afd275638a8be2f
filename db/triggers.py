"""What keeps rows as they were written: no row is changed, and none deleted but by law."""

from sqlalchemy import DDL, Table, event

from db import tables, tables_apart
from db.table import METADATA

__all__ = ["METADATA", "OF_A_PATIENT"]

# The way from a deleted patient to a row.
_ERASED = "SELECT 1 FROM deletions WHERE patient_id = OLD.{column}"
_OF_EPISODE = """\
SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    WHERE episode_ids.id = OLD.episode_id"""
_OF_SESSION = """\
SELECT 1 FROM deletions JOIN episode_ids USING (patient_id)
    JOIN sessions ON sessions.episode_id = episode_ids.id
    WHERE sessions.id = OLD.session_id"""
_OF_VERSION = """\
SELECT 1 FROM deletions JOIN episodes USING (patient_id)
    WHERE episodes.sequence = OLD.episode_sequence"""

# The rows of a patient, in the order in which they can go, and when each may go.
OF_A_PATIENT: dict[Table, str] = {
    tables.programme_changes: _OF_EPISODE,
    tables.programmes: _OF_EPISODE,
    tables.decisions: _OF_SESSION,
    tables.advice_given: _OF_SESSION,
    tables.session_exercises: _OF_SESSION,
    tables.sessions: _OF_EPISODE,
    tables.limit_changes: _OF_EPISODE,
    tables.stop_lifts: _OF_EPISODE,
    tables.restrictions: _OF_VERSION,
    tables.episodes: _ERASED.format(column="patient_id"),
    tables.patients: _ERASED.format(column="id"),
}
_FOR_GOOD = (
    tables.clinic,
    tables.patient_ids,
    tables.episode_ids,
    tables.rule_sets,
    tables_apart.audit,
    tables_apart.access_log,
    tables_apart.backup_log,
    tables_apart.deletions,
)
_NOT_CHANGED = """\
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"""
_NOT_DELETED = """\
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"""
_NOT_DELETED_BUT_BY_LAW = """\
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
WHEN NOT EXISTS (
    {by_law}
)
BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"""
_ONE_A_DAY = """\
CREATE TRIGGER sessions_one_a_day BEFORE INSERT ON sessions
WHEN EXISTS (
    SELECT 1 FROM sessions AS other
    WHERE other.episode_id = NEW.episode_id AND other.date = NEW.date
    AND other.setting = NEW.setting AND other.id IS NOT NEW.corrects
    AND NOT EXISTS (SELECT 1 FROM sessions AS newer WHERE newer.corrects = other.id)
)
BEGIN SELECT RAISE(ABORT, 'one session a day and setting'); END"""


def _guard(statement: str) -> None:
    ddl = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
    event.listen(METADATA, "after_create", ddl)


for _table in (*_FOR_GOOD, *OF_A_PATIENT):
    _guard(_NOT_CHANGED.format(table=_table.name))
for _table in _FOR_GOOD:
    _guard(_NOT_DELETED.format(table=_table.name))
for _table, _by_law in OF_A_PATIENT.items():
    _guard(_NOT_DELETED_BUT_BY_LAW.format(table=_table.name, by_law=_by_law))
_guard(_ONE_A_DAY)
