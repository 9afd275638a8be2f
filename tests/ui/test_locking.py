"""Locking never stops half-way: whatever fails, what comes after it is done."""

import logging

from app.domain.errors import TaktError
from app.ui.locking import what_failed


def test_every_step_is_done_and_what_failed_is_said(caplog):
    done = []

    said = what_failed(fails_plainly, is_at_fault, lambda: done.append("closed"))

    assert done == ["closed"]
    assert said.startswith("No draft.")
    assert "(KeyError " in said
    assert "test_locking.py" in said
    assert "Ingrid" not in said + caplog.text
    assert [each.levelno for each in caplog.records] == [logging.ERROR]


def test_where_all_goes_well_nothing_is_said():
    assert what_failed(list, dict) == ""


def fails_plainly():
    raise TaktError("No draft.")


def is_at_fault():
    raise KeyError("Ingrid")
