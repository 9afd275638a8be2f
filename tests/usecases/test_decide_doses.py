"""The dose of a single exercise, decided otherwise than advised."""

import pytest
from msgspec import structs

from app.domain.case import Restriction
from app.domain.codes import Language, Light, ReasonCode, RedFlag, RestrictionKind
from app.domain.session import Override
from app.usecases.decide import OverrideRefused
from app.usecases.keep_patients import add_patient, change_episode, open_patient
from app.usecases.record_session import record_session
from tests.builders import EPISODE, PATIENT, a_dose, a_patient, a_session, an_episode, an_exercise

TWO = (an_exercise(pain_during=4), an_exercise(id="squat"))
EXAMINED = Override(light=Light.AMBER, reason_code=ReasonCode.EXAMINATION, note="God styrke")


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    return workspace


def record(clinic, own, override=None, **changes):
    session = a_session(**({"exercises": TWO, "override": override} | changes))
    return record_session(clinic, EPISODE, session, Language.NB, own)


def decided(recorded):
    return {each.id: each.dose for each in recorded.decision.exercises}


def test_a_more_careful_dose_needs_no_reason_and_leaves_the_others(clinic):
    careful = a_dose(repetitions=8)

    recorded = record(clinic, {"squat": careful})

    advised = {each.id: each.dose for each in recorded.advice.exercises}
    assert decided(recorded) == advised | {"squat": careful}
    assert recorded.decision.light is recorded.advice.light
    assert not recorded.decision.followed
    assert open_patient(clinic, PATIENT).latest.decision == recorded.decision


def test_a_bolder_dose_needs_a_reason(clinic):
    with pytest.raises(OverrideRefused):
        record(clinic, {"squat": a_dose(load_kg=10.0)})

    assert open_patient(clinic, PATIENT).sessions == ()


def test_a_bolder_dose_is_decided_with_its_reason(clinic):
    bold = a_dose(load_kg=10.0)

    recorded = record(clinic, {"squat": bold}, EXAMINED)

    assert recorded.advice.light is Light.AMBER
    assert decided(recorded)["squat"] == bold
    assert recorded.decision.reason_code is ReasonCode.EXAMINATION
    assert recorded.decision.note == "God styrke"
    assert open_patient(clinic, PATIENT).prescribed == recorded.decision.exercises


def test_the_advised_dose_chosen_again_is_following_the_advice(clinic):
    advised = record(clinic, {}).advice.exercises[1].dose

    recorded = record(clinic, {"squat": advised}, setting="home")

    assert recorded.decision.followed


def test_a_stop_is_not_overridden_to_a_dose(clinic):
    recorded = record(clinic, {"squat": a_dose()}, red_flags=(RedFlag.FOOT_DROP,))

    assert recorded.decision.exercises == ()


def test_a_restriction_is_not_overridden_to_a_dose(clinic):
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=5)
    change_episode(clinic, structs.replace(an_episode(), restrictions=(limit,)))

    with pytest.raises(OverrideRefused):
        record(clinic, {"squat": a_dose(load_kg=7.5)}, EXAMINED)
