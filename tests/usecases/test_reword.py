"""What was judged in one language is read in another: the same numbers, other words."""

from dataclasses import replace

import pytest
from msgspec import structs

from app.advisor.advise import advise
from app.domain.codes import Language
from app.domain.limit_change import LimitChange
from app.usecases.access_copy import access_copy
from app.usecases.change_limits import change_limit
from app.usecases.journal_line import journal_line
from app.usecases.keep_patients import add_patient, caseload, open_patient
from app.usecases.open_demonstration import open_demonstration
from app.usecases.record_session import record_session
from app.usecases.replay import rulebook_that_judged
from app.usecases.reword import in_language, reworded
from db import decisions
from tests.builders import (
    EPISODE,
    NOW,
    PATIENT,
    TODAY,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

NB, EN = Language.NB, Language.EN


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    workspace = open_demonstration(tmp_path_factory.mktemp("demonstration"), lambda: NOW)
    yield workspace
    workspace.close()


@pytest.fixture
def clinic(workspace):
    """Two sessions judged in Norwegian, between them a limit that the clinic set."""
    add_patient(workspace, a_patient(), an_episode())
    painful = (an_exercise(pain_during=7),)
    record_session(
        workspace, EPISODE, a_session(date=TODAY.replace(day=13), exercises=painful), NB
    )
    change_limit(workspace, LimitChange(
        date=TODAY, episode_id=None, rule="pain-during-high", name="during_above", value=4, by="K"
    ))  # fmt: skip
    record_session(workspace, EPISODE, a_session(exercises=painful), NB)
    return workspace


def test_every_stored_reason_is_worded_as_it_would_have_been_judged(demonstration):
    files = [open_patient(demonstration, row.patient.id) for row in caseload(demonstration)]
    told = [each for file in files for each in reworded(demonstration, file, EN).sessions]

    assert len(told) > 80
    with demonstration.database.begin() as tx:
        for recorded in told:
            judged = decisions.judged(tx, recorded.id)
            rulebook = rulebook_that_judged(tx, demonstration, judged)
            wanted = advise(judged.case, rulebook, EN)
            assert recorded.advice.findings == wanted.findings
            assert recorded.advice.summary == wanted.summary


def test_the_latest_advice_is_worded_to_its_last_word(clinic):
    file = open_patient(clinic, PATIENT)

    latest = reworded(clinic, file, EN).latest

    with clinic.database.begin() as tx:
        judged = decisions.judged(tx, latest.id)
        assert latest.advice == advise(judged.case, rulebook_that_judged(tx, clinic, judged), EN)
    assert latest == in_language(clinic, file.latest, EN)


def test_the_language_of_the_judgement_stays_as_it_is(clinic):
    file = open_patient(clinic, PATIENT)

    assert reworded(clinic, file, NB) == file
    assert in_language(clinic, file.latest, NB) is file.latest


def test_the_caseload_speaks_the_language_it_is_asked_in(clinic):
    file = open_patient(clinic, PATIENT)

    nb, en = (caseload(clinic, language)[0].summary for language in (NB, EN))

    assert nb == file.latest.advice.summary
    assert en == reworded(clinic, file, EN).latest.advice.summary != nb


def test_the_journal_line_and_the_access_copy_speak_one_language(clinic):
    file = open_patient(clinic, PATIENT)
    norwegian = file.latest.advice.deciding.reason

    assert norwegian not in journal_line(clinic, file, EN)
    assert access_copy(clinic, PATIENT, EN).pdf != access_copy(clinic, PATIENT, NB).pdf


def test_newer_rules_do_not_reword_what_older_ones_judged(clinic):
    file = open_patient(clinic, PATIENT)
    other = structs.replace(clinic.rulebook.rule_set, sha256="0" * 64)
    rulebook = structs.replace(clinic.rulebook, rule_set=other)

    newer = replace(clinic, rulebook=rulebook)

    assert reworded(newer, file, EN) == reworded(clinic, file, EN)
