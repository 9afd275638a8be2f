"""The text of every rule set that has judged, so that each advice can be judged again."""

import zlib
from collections.abc import Mapping

import msgspec
from sqlalchemy import insert, select

from app.domain.advice import RuleSet
from db import audit
from db.kinds import RecordKind
from db.tables import rule_sets as table
from db.transaction import Transaction


def keep(tx: Transaction, rule_set: RuleSet, files: Mapping[str, str]) -> None:
    """Store the files of a rule set, once."""
    kept = select(table.c.sha256).where(table.c.sha256 == rule_set.sha256)
    if tx.execute(kept).one_or_none():
        return
    packed = zlib.compress(msgspec.json.encode(files, order="deterministic"))
    row = {"sha256": rule_set.sha256, "id": rule_set.id, "version": rule_set.version}
    tx.execute(insert(table).values(**row, files=packed))
    audit.note(tx, RecordKind.RULE_SET, rule_set.sha256)


def files(tx: Transaction, sha256: str) -> dict[str, str]:
    """The rule files with this fingerprint, by name."""
    packed = tx.execute(select(table.c.files).where(table.c.sha256 == sha256)).scalar_one()
    return msgspec.json.decode(zlib.decompress(packed), type=dict[str, str])
