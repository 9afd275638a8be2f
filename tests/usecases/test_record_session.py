from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from app.advisor.advise import advise
from app.domain.case import Restriction
from app.domain.codes import Language, Light, ReasonCode, RedFlag, RestrictionKind, Setting
from app.domain.errors import Invalid
from app.domain.session import Override
from app.usecases.decide import OverrideRefused
from app.usecases.judge_draft import judge_draft
from app.usecases.keep_patients import add_patient, caseload, change_episode, open_patient
from app.usecases.record_session import record_session
from db import decisions
from tests.builders import (
    EPISODE,
    NOW,
    PATIENT,
    TODAY,
    a_dose,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

PAINFUL = (an_exercise(pain_during=7),)
FIVE_DAYS = timedelta(days=5)


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


def record(workspace, **changes):
    return record_session(workspace, EPISODE, a_session(**changes), Language.NB)


def earlier(workspace, days):
    return replace(workspace, clock=lambda: NOW - timedelta(days=days))


def test_the_saved_advice_is_the_one_shown_while_typing(clinic):
    shown = judge_draft(clinic, open_patient(clinic, PATIENT), a_session(), Language.NB)

    recorded = record(clinic)

    assert recorded.advice == shown
    assert open_patient(clinic, PATIENT).sessions == (recorded,)


def test_a_session_on_the_same_day_and_setting_is_refused_at_its_date(clinic):
    record(clinic)

    with pytest.raises(Invalid) as refused:
        record(clinic)

    assert refused.value.place == "date"
    assert len(open_patient(clinic, PATIENT).sessions) == 1


def test_a_session_of_tomorrow_is_refused_at_its_date(clinic):
    with pytest.raises(Invalid) as refused:
        record(clinic, date=TODAY + timedelta(days=1))

    assert refused.value.place == "date"
    assert open_patient(clinic, PATIENT).sessions == ()


def test_a_home_day_copied_later_takes_its_place_by_date(clinic):
    record(clinic)
    record(clinic, date=TODAY - timedelta(days=2), setting=Setting.HOME)

    days = [each.session.date for each in open_patient(clinic, PATIENT).sessions]

    assert days == [TODAY - timedelta(days=2), TODAY]


def test_followed_advice_is_decided_as_advised(clinic):
    recorded = record(clinic, exercises=PAINFUL)

    assert recorded.decision.followed
    assert recorded.decision.light is recorded.advice.light is Light.RED
    assert [each.dose for each in recorded.decision.exercises] == [
        each.dose for each in recorded.advice.exercises
    ]


def test_a_more_careful_choice_needs_no_reason_and_gets_its_own_doses(clinic):
    advised = record(earlier(clinic, 5), date=TODAY - FIVE_DAYS)

    recorded = record(clinic, override=Override(light=Light.RED))

    assert advised.decision.light.severity < Light.RED.severity
    assert recorded.decision.light is Light.RED
    assert not recorded.decision.followed
    assert recorded.decision.exercises[0].dose != recorded.advice.exercises[0].dose
    assert recorded.session.override == Override(light=Light.RED)


def test_a_bolder_choice_without_a_reason_is_refused_and_nothing_is_saved(clinic):
    with pytest.raises(OverrideRefused):
        record(clinic, exercises=PAINFUL, override=Override(light=Light.AMBER))

    assert open_patient(clinic, PATIENT).sessions == ()


def test_a_bolder_choice_with_a_reason_is_kept_with_it(clinic):
    override = Override(
        light=Light.AMBER, reason_code=ReasonCode.EXAMINATION, note="Fin i dag", by="IA"
    )

    decision = record(clinic, exercises=PAINFUL, override=override).decision

    assert (decision.light, decision.followed) == (Light.AMBER, False)
    assert (decision.reason_code, decision.note, decision.by) == (
        ReasonCode.EXAMINATION,
        "Fin i dag",
        "IA",
    )


@pytest.mark.parametrize("light", [Light.GREEN, Light.AMBER, Light.RED])
def test_a_stop_is_never_overridden(clinic, light):
    override = Override(light=light, reason_code=ReasonCode.EXAMINATION)

    with pytest.raises(OverrideRefused):
        record(clinic, red_flags=(RedFlag.CAUDA_EQUINA,), override=override)


def test_a_restriction_is_never_overridden_but_another_reason_is(clinic):
    heavy = a_dose(load_kg=30)
    exercises = (an_exercise(prescribed=heavy, done=a_dose(load_kg=5), pain_during=7),)
    override = Override(light=Light.GREEN, reason_code=ReasonCode.EXAMINATION)
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=20)
    change_episode(clinic, an_episode(restrictions=(limit,)))

    with pytest.raises(OverrideRefused, match="restriction"):
        record(clinic, exercises=exercises, override=override)

    change_episode(clinic, an_episode())
    assert record(clinic, exercises=exercises, override=override).decision.light is Light.GREEN


def test_a_stop_stands_until_the_clinician_lifts_it(clinic):
    five_days_ago = earlier(clinic, 5)
    stopped = record(five_days_ago, date=TODAY - FIVE_DAYS, red_flags=(RedFlag.CAUDA_EQUINA,))
    file = open_patient(clinic, PATIENT)

    standing = judge_draft(clinic, file, a_session(), Language.NB)
    change_episode(clinic, structs.replace(file.episode, latched_stop=None))
    lifted = judge_draft(clinic, open_patient(clinic, PATIENT), a_session(), Language.NB)

    assert stopped.decision.exercises == ()
    assert file.episode.latched_stop.date == TODAY - FIVE_DAYS
    assert file.episode.latched_stop.reason == stopped.advice.deciding.reason
    assert standing.light is Light.STOP
    assert lifted.light is not Light.STOP


def test_a_stop_by_the_clinicians_own_choice_stands_too(clinic):
    record(clinic, override=Override(light=Light.STOP, note="Ringte legen"))

    assert open_patient(clinic, PATIENT).episode.latched_stop.reason == "Ringte legen"


def test_every_stored_advice_can_be_judged_again_to_the_same(clinic):
    recorded = record(clinic, exercises=PAINFUL)

    with clinic.database.begin() as tx:
        judged = decisions.judged(tx, recorded.id)
    again = advise(judged.case, clinic.rulebook, judged.language)

    assert again == recorded.advice == judged.advice


def test_the_caseload_tells_where_each_patient_stands(clinic):
    before = caseload(clinic)
    recorded = record(clinic, exercises=PAINFUL)
    after = caseload(clinic)

    assert (before[0].light, before[0].last_seen) == (None, None)
    assert (after[0].light, after[0].last_seen) == (Light.RED, TODAY)
    assert after[0].summary == recorded.advice.summary
