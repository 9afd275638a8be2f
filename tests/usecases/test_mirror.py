"""How often advice was followed, by light and reason, counted from the records only."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.codes import Language, Light, ReasonCode, Setting
from app.domain.session import Override
from app.usecases.correct_session import correct_session
from app.usecases.keep_clinic import change_advice
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.mirror import LightTally, mirror, mirror_in_parts
from app.usecases.record_session import record_session
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

PAINFUL = (an_exercise(pain_during=7),)
BOLDER = Override(light=Light.AMBER, reason_code=ReasonCode.EXAMINATION, note="God kontroll")
CAREFUL = Override(light=Light.RED)


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


def record(workspace, days_ago, **changes):
    day = TODAY - timedelta(days=days_ago)
    then = replace(workspace, clock=lambda: NOW - timedelta(days=days_ago))
    return record_session(then, EPISODE, a_session(date=day, **changes), Language.NB)


def test_what_was_followed_bolder_and_more_careful_is_counted_by_advised_light(clinic):
    record(clinic, 60)
    record(clinic, 50, override=CAREFUL)
    record(clinic, 40, exercises=PAINFUL, override=BOLDER)

    seen = mirror(clinic, None)

    assert seen.lights[Light.RED] == LightTally(0, 1, 0)
    assert seen.lights[Light.RED].all + sum(
        seen.lights[each].all for each in (Light.GREEN, Light.AMBER)
    ) == seen.all == 3  # fmt: skip
    assert sum(each.careful for each in seen.lights.values()) == 1
    assert seen.followed == 1
    assert seen.reasons == ((ReasonCode.EXAMINATION, 1),)


def test_each_departure_is_listed_newest_first_with_its_reason(clinic):
    record(clinic, 50, override=CAREFUL)
    bolder = record(clinic, 40, exercises=PAINFUL, override=BOLDER)

    first, second = mirror(clinic, None).departures

    assert first.session_id == bolder.id
    assert (first.patient_id, first.family_name) == (PATIENT, "Østby")
    assert (first.advised, first.chosen, first.note) == (Light.RED, Light.AMBER, "God kontroll")
    assert second.reason is None


def test_the_period_is_kept_and_home_days_and_corrected_sessions_do_not_count(clinic):
    record(clinic, 60)
    recorded = record(clinic, 20)
    record(clinic, 10, setting=Setting.HOME)
    correct_session(clinic, recorded.id, a_session(date=recorded.session.date), Language.NB)

    assert mirror(clinic, TODAY - timedelta(days=28)).all == 1
    assert mirror(clinic, None).all == 2
    assert mirror(clinic, TODAY).all == 0


def test_sessions_without_advice_are_no_decisions_on_advice(clinic):
    change_advice(clinic, shown=False)
    record(clinic, 3)

    assert mirror(clinic, None).all == 0
    assert open_patient(clinic, PATIENT).latest is not None


def test_counted_part_by_part_it_comes_to_the_same(clinic):
    record(clinic, 60)
    record(clinic, 50, override=CAREFUL)
    record(clinic, 40, exercises=PAINFUL, override=BOLDER)

    parts = list(mirror_in_parts(clinic, None, at_once=1))

    assert [each.whole for each in parts] == [False, False, True]
    assert parts[-1] == mirror(clinic, None)
