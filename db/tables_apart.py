"""The tables beside the records: what happened to them, who looked at them, and drafts."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text, UniqueConstraint

from app.domain.patient import Deletion
from app.domain.record import Draft, FormDraft, ProgrammeDraft
from db.columns import columns
from db.table import at, part_of, table

# Each row is chained to the one before it; see db/audit.py.
audit = table(
    "audit",
    Column("sequence", Integer, primary_key=True),
    *at("at"),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("patient_id", Text),
    Column("content_sha256", Text, nullable=False),
    CheckConstraint("length(content_sha256) = 64", "content_sha256"),
    Column("chain_sha256", Text, nullable=False),
    CheckConstraint("length(chain_sha256) = 64", "chain_sha256"),
    UniqueConstraint("record", "kind"),
    Index("ix_audit_patient_id", "patient_id"),
)

access_log = table(
    "access_log",
    Column("sequence", Integer, primary_key=True),
    part_of("patient_ids.id", "patient_id"),
    Column("by", Text, nullable=False),
    *at("at"),
)

# What became of every backup and drill; no record, and not in the trail.
backup_log = table(
    "backup_log",
    Column("sequence", Integer, primary_key=True),
    *at("at"),
    Column("event", Text, nullable=False),
    CheckConstraint(
        "event IN ('made', 'failed', 'drilled', 'drill_failed', 'drilled_by_hand', 'restored')",
        "event",
    ),
    Column("file", Text, nullable=False),
    Column("outside", Integer, nullable=False),
    CheckConstraint("outside IN (0, 1)", "outside"),
    Column("number", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("head_sequence", Integer, nullable=False),
    Column("head_chain", Text, nullable=False),
    Column("head_at", Text, nullable=False),
)

# What stays of a patient whose records were deleted by law.
deletions = table(
    "deletions",
    part_of("patient_ids.id", "patient_id", key=True),
    *columns(Deletion, without=("patient_id",)),
)

# A half-typed form. No record: it is written over, and dropped when the session is saved.
drafts = table(
    "drafts",
    part_of("episode_ids.id", "episode_id", key=True),
    *columns(Draft),
)

# A half-finished programme, in the same way.
programme_drafts = table(
    "programme_drafts",
    part_of("episode_ids.id", "episode_id", key=True),
    *columns(ProgrammeDraft),
)

# Any other half-typed form; `form` says which one it is.
form_drafts = table(
    "form_drafts",
    Column("form", Text, primary_key=True),
    part_of("patient_ids.id", "patient_id", null=True),
    *columns(FormDraft, without=("patient_id",)),
)
