"""The text of every rule set that has judged, so that each advice can be judged again."""

import zlib
from collections.abc import Mapping

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from app.domain.advice import RuleSet
from db.database import Transaction
from db.tables import rule_sets as table


def keep(tx: Transaction, rule_set: RuleSet, files: Mapping[str, str]) -> None:
    """Store the files of a rule set, once."""
    packed = zlib.compress(msgspec.json.encode(files, order="deterministic"))
    row = {"sha256": rule_set.sha256, "id": rule_set.id, "version": rule_set.version}
    tx.execute(insert(table).values(**row, files=packed).on_conflict_do_nothing())


def files(tx: Transaction, sha256: str) -> dict[str, str]:
    """The rule files with this fingerprint, by name."""
    packed = tx.execute(select(table.c.files).where(table.c.sha256 == sha256)).scalar_one()
    return msgspec.json.decode(zlib.decompress(packed), type=dict[str, str])
