from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.codes import Language, Light, RedFlag, Setting
from app.domain.errors import Invalid
from app.usecases.correct_session import AlreadyCorrected, correct_session
from app.usecases.earlier_versions import earlier_versions, version, versions_of
from app.usecases.keep_clinic import change_advice
from app.usecases.keep_patients import (
    add_patient,
    caseload,
    change_episode,
    change_patient,
    open_patient,
)
from app.usecases.record_session import record_session
from db.audit import verify_chain
from tests.builders import EPISODE, NOW, PATIENT, TODAY, a_patient, a_session, an_episode

EARLIER = TODAY - timedelta(days=3)


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


def record(workspace, **changes):
    return record_session(workspace, EPISODE, a_session(**changes), Language.NB)


def correct(workspace, recorded, **changes):
    return correct_session(workspace, recorded.id, a_session(**changes), Language.NB)


def opened(workspace):
    return open_patient(workspace, PATIENT)


def test_the_corrected_version_holds_and_the_earlier_one_is_kept(clinic):
    wrong = record(clinic, pain_next_morning=9)

    right = correct(clinic, wrong, pain_next_morning=1)

    file = opened(clinic)
    assert file.sessions == (right,)
    assert caseload(clinic)[0].light is right.decision.light is not wrong.decision.light
    kept = earlier_versions(clinic, file).sessions[right.id]
    assert [session for _, session in kept] == [wrong.session, right.session]


def test_each_version_has_its_time(clinic):
    wrong = record(clinic)
    later = replace(clinic, clock=lambda: NOW + timedelta(hours=2))

    right = correct(later, wrong, pain_before=2)

    kept = earlier_versions(clinic, opened(clinic)).sessions[right.id]
    assert kept == (
        ("2026-11-23T09:30:00Z", wrong.session),
        ("2026-11-23T11:30:00Z", right.session),
    )


def test_each_version_is_read_as_it_was_judged_whichever_is_asked_for(clinic):
    first = record(clinic, pain_next_morning=9)
    second = correct(clinic, first, pain_next_morning=1)
    third = correct(clinic, second, pain_next_morning=2)

    for each in (first, second, third):
        assert versions_of(clinic, each) == (first, second, third)
    assert version(clinic, first.id) == first


def test_where_no_advice_is_wanted_no_version_shows_any(clinic):
    first = record(clinic)
    change_advice(clinic, shown=False)

    found = version(clinic, first.id)

    assert (found.advice, found.decision.light) == (None, None)


def test_a_session_on_the_wrong_day_and_place_is_moved(clinic):
    before = record(clinic, date=EARLIER)
    wrong = record(clinic)
    right_day = EARLIER - timedelta(days=2)

    moved = correct(clinic, wrong, date=right_day, setting=Setting.HOME)

    assert [each.id for each in opened(clinic).sessions] == [moved.id, before.id]
    assert moved.advice.as_of == right_day
    assert [each.session.date for each in versions_of(clinic, moved)] == [TODAY, right_day]


def test_a_version_that_no_longer_holds_is_not_corrected_again(clinic):
    wrong = record(clinic)
    right = correct(clinic, wrong, pain_before=2)

    with pytest.raises(AlreadyCorrected):
        correct(clinic, wrong, pain_before=3)

    assert opened(clinic).sessions == (right,)


def test_an_earlier_session_is_judged_without_what_came_later(clinic):
    that_day = replace(clinic, clock=lambda: NOW - timedelta(days=3))
    first = record(that_day, date=EARLIER)
    record(clinic, pain_next_morning=9)

    right = correct(clinic, first, date=EARLIER)

    assert right.advice == first.advice
    assert right.advice.as_of == EARLIER
    assert [each.session.date for each in opened(clinic).sessions] == [EARLIER, TODAY]


def test_a_red_flag_that_comes_to_light_in_a_correction_stops(clinic):
    recorded = record(clinic)

    correct(clinic, recorded, red_flags=(RedFlag.CAUDA_EQUINA,))

    assert opened(clinic).episode.latched_stop
    assert caseload(clinic)[0].light is Light.STOP


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), EARLIER])
def test_a_day_that_cannot_be_is_refused_at_its_date(clinic, day):
    record(clinic, date=EARLIER)
    recorded = record(clinic)

    with pytest.raises(Invalid) as refused:
        correct(clinic, recorded, date=day)

    assert refused.value.place == "date"
    assert opened(clinic).sessions[-1] == recorded


def test_a_changed_patient_and_episode_keep_what_stood_before(clinic):
    change_patient(clinic, a_patient(note="Ringer helst etter fire"))
    change_episode(clinic, an_episode(title="Akillessene, venstre"))

    with clinic.database.begin() as tx:
        found = verify_chain(tx)
    versions = earlier_versions(clinic, opened(clinic))

    assert found == ()
    assert opened(clinic).patient.note == "Ringer helst etter fire"
    assert [each.title for _, each in versions.episode] == [
        "Akillessene, høyre",
        "Akillessene, venstre",
    ]
