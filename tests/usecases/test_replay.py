"""Every stored advice follows from its own rules, on any machine, to the byte."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.advisor.advise import read_rulebook
from app.domain.codes import Language, Light
from app.resources import read_folder
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.open_demonstration import open_demonstration
from app.usecases.record_session import record_session
from app.usecases.replay import changed_lights, replay
from db import rule_sets
from tests.builders import (
    EPISODE,
    NOW,
    PATIENT,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

ROOT = Path(__file__).parents[2]
FILES = read_folder("rules")
AGAIN = """
import hashlib, json, sys
from datetime import datetime, UTC
from pathlib import Path
from app.usecases.open_demonstration import open_demonstration
from app.usecases.replay import replay

now = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
workspace = open_demonstration(Path(sys.argv[1]), lambda: now)
told = replay(workspace)
print(json.dumps({"same": sum(each.same for each in told), "all": len(told),
    "sha256": hashlib.sha256(b"".join(each.again for each in told)).hexdigest()}))
workspace.close()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demonstration")
    for language in Language:
        open_demonstration(folder, lambda: NOW, language).close()
    return folder


@pytest.mark.parametrize("language", Language)
def test_every_decision_of_the_demonstration_clinic_is_judged_again_to_the_same_bytes(
    folder, language
):
    workspace = open_demonstration(folder, lambda: NOW, language)

    told = replay(workspace)
    workspace.close()

    assert len(told) > 50
    assert all(each.same for each in told)


@pytest.mark.parametrize(
    ("flags", "changes"),
    [
        ((), {"PYTHONHASHSEED": "1"}),
        ((), {"PYTHONHASHSEED": "4711", "LC_ALL": "C", "LANG": "C", "TZ": "UTC"}),
        ((), {"LC_ALL": "nb_NO.UTF-8", "LANGUAGE": "nb", "TZ": "Pacific/Kiritimati"}),
        ((), {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": "America/Los_Angeles"}),
        (("-O",), {"PYTHONHASHSEED": "2"}),
        (("-OO",), {"PYTHONHASHSEED": "3", "TZ": "Asia/Kathmandu"}),
    ],
)
def test_hash_seed_locale_time_zone_and_optimisation_change_no_byte(folder, flags, changes):
    first, again = (
        _replayed(folder, (), {"PYTHONHASHSEED": "0"}),
        _replayed(folder, flags, changes),
    )

    assert again == first
    assert again["same"] == again["all"] > 50


def test_an_advice_is_judged_by_the_rules_of_its_day_and_new_ones_are_compared(workspace):
    older_files = FILES | {"pain.toml": FILES["pain.toml"].replace("value = 5,", "value = 4,", 1)}
    older = replace(workspace, rulebook=read_rulebook(older_files))
    with workspace.database.begin() as tx:
        rule_sets.keep(tx, older.rulebook.rule_set, older_files)
    add_patient(workspace, a_patient(), an_episode())
    painful = a_session(exercises=(an_exercise(pain_during=5),))
    record_session(older, EPISODE, painful, Language.NB)

    (told,) = replay(workspace)
    (changed,) = changed_lights(workspace, workspace.rulebook)

    assert told.same
    assert (changed.stored, changed.other) == (Light.RED, Light.AMBER)
    assert changed.session_id == open_patient(workspace, PATIENT).sessions[0].id
    assert changed_lights(workspace, older.rulebook) == ()


def test_an_advice_that_was_changed_after_it_was_stored_is_noticed(workspace):
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(), Language.NB)
    (told,) = replay(workspace)

    changed = told._replace(stored=told.stored.replace(b"amber", b"green", 1))

    assert told.same
    assert not changed.same


def _replayed(folder, flags, changes):
    done = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, *flags, "-c", AGAIN, str(folder)],
        cwd=ROOT,
        env=os.environ | changes,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
