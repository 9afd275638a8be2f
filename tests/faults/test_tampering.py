"""D9: rows changed by somebody who holds the key are located, each of them."""

import os
import secrets

import pytest

from db.audit import verify_chain
from db.head import head, holds
from tests.faults.figures import FIGURES
from tests.faults.tampering import a_written_clinic, forge, tampered, unguard


@pytest.fixture
def tx(tmp_path):
    workspace = a_written_clinic(tmp_path).records
    with workspace.database._engine.connect() as tx:
        yield tx
    workspace.close()


def test_whatever_is_edited_deleted_inserted_or_reordered_is_located(tx):
    seed = int(os.environ.get("TAKT_SEED", secrets.randbelow(10**6)))
    assert verify_chain(tx) == ()

    tally, problems = tampered(tx, seed, FIGURES.tampered_rows)

    print(f"seed {seed}", tally)  # noqa: T201 (the figures, shown with -s)
    assert problems == []
    assert tally.total() == FIGURES.tampered_rows


def test_who_writes_the_whole_trail_anew_is_seen_on_paper_only(tx):
    printed = head(tx)
    unguard(tx)
    tx.exec_driver_sql("UPDATE sessions SET pain_week = 9")
    assert verify_chain(tx) != ()

    forge(tx)

    assert verify_chain(tx) == ()
    assert not holds(tx, printed)
