"""The next judgement counts with the light that was decided, and both lights can be shown."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.codes import Language, Light, ReasonCode
from app.domain.session import Override
from app.texts import texts
from app.ui.translator import speak
from app.ui.widgets.patient.decision_list import decision_words
from app.usecases.judge_draft import judge_draft
from app.usecases.keep_patients import add_patient, caseload, open_patient
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

CALM = {"soreness": "none", "pain_week": 1.0, "morning_stiffness_min": 0}
PAINFUL = (an_exercise(pain_during=7),)
BOLDER = Override(light=Light.GREEN, reason_code=ReasonCode.EXAMINATION, note="Fin i dag")


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode(profile="general"))
    return workspace


def record(clinic, days_ago, **changes):
    day = TODAY - timedelta(days=days_ago)
    that_day = replace(clinic, clock=lambda: NOW - timedelta(days=days_ago))
    session = a_session(**(CALM | {"date": day} | changes))
    return record_session(that_day, EPISODE, session, Language.NB)


def next_advice(clinic):
    file = open_patient(clinic, PATIENT)
    return judge_draft(clinic, file, a_session(**CALM), Language.NB)


def rules_of(advice):
    return {each.rule for each in advice.findings}


def test_without_another_choice_two_calm_sessions_give_a_step_up(clinic):
    record(clinic, 6)
    record(clinic, 3)

    assert next_advice(clinic).light is Light.GREEN


def test_a_more_careful_decision_counts_as_the_light_of_that_session(clinic):
    record(clinic, 6)
    careful = record(clinic, 3, override=Override(light=Light.RED))

    advice = next_advice(clinic)

    assert careful.advice.light is not Light.RED
    assert advice.light is Light.AMBER
    assert "after-red" in rules_of(advice)


def test_a_careful_hold_breaks_the_row_of_calm_sessions(clinic):
    record(clinic, 6)
    record(clinic, 3)
    record(clinic, 1, override=Override(light=Light.AMBER))

    advice = next_advice(clinic)

    assert advice.light is Light.AMBER
    assert "step-limit" in rules_of(advice)


def test_a_bolder_decision_never_makes_the_answers_of_that_session_milder(clinic):
    record(clinic, 6)
    bolder = record(clinic, 3, exercises=PAINFUL, override=BOLDER)

    advice = next_advice(clinic)

    assert (bolder.advice.light, bolder.decision.light) == (Light.RED, Light.GREEN)
    assert advice.light is Light.AMBER
    assert "after-red" in rules_of(advice)


def test_todays_own_choice_does_not_change_the_advice_it_answers(clinic):
    record(clinic, 6)
    record(clinic, 3)
    chosen = a_session(**CALM, override=Override(light=Light.RED))

    advice = judge_draft(clinic, open_patient(clinic, PATIENT), chosen, Language.NB)

    assert advice == next_advice(clinic)


@pytest.mark.parametrize(
    ("changes", "advised", "decided", "told"),
    [
        ({"exercises": PAINFUL, "override": BOLDER}, Light.RED, Light.GREEN,
         ("Rådet var trinn ned.", "Valgte trinn opp.", "Fin i dag")),
        ({"override": Override(light=Light.RED)}, Light.AMBER, Light.RED,
         ("Rådet var hold.", "Valgte trinn ned.", "forsiktigere")),
    ],
)  # fmt: skip
def test_both_lights_are_kept_and_told(clinic, qapp, changes, advised, decided, told):
    record(clinic, 0, **changes)

    speak(Language.NB)
    recorded = open_patient(clinic, PATIENT).sessions[-1]
    words = " ".join(decision_words(recorded, clinic.bank, texts(Language.NB)))

    assert recorded.advice.light is advised
    assert recorded.decision.light is decided
    assert caseload(clinic)[0].light is decided
    assert [part for part in told if part not in words] == [], words
