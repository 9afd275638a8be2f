import pytest

from app.domain.case import LatchedStop, Restriction
from app.domain.codes import Language, Light
from app.domain.session import Override
from db import clinics, decisions, episodes, patients, rule_sets, sessions
from tests.builders import (
    EPISODE,
    NOW,
    PATIENT,
    TODAY,
    a_case,
    a_clinic,
    a_decision,
    a_dose,
    a_patient,
    a_session,
    an_advice,
    an_episode,
    an_exercise,
)


@pytest.fixture
def tx(database):
    with database.begin() as tx:
        patients.add(tx, a_patient())
        episodes.add(tx, an_episode())
        yield tx


def test_the_clinic_comes_back_as_it_was_changed(tx):
    clinics.add(tx, a_clinic())
    clinics.add(tx, a_clinic(telephone="22 33 44 55"))

    assert clinics.get(tx) == a_clinic(telephone="22 33 44 55")


def test_a_patient_comes_back_as_changed(tx):
    patients.change(tx, a_patient(family_name="Čáhppesčuolbma", birth_year=None))

    assert patients.get(tx, PATIENT).family_name == "Čáhppesčuolbma"


def test_restrictions_that_nobody_asked_for_are_not_the_same_as_none(tx):
    episodes.change(tx, an_episode(restrictions=None))
    not_asked = episodes.get(tx, EPISODE)
    episodes.change(tx, an_episode(restrictions=()))
    asked = episodes.get(tx, EPISODE)

    assert (not_asked.restrictions, asked.restrictions) == (None, ())


def test_an_episode_comes_back_with_restrictions_and_stop(tx):
    changed = an_episode(
        restrictions=(
            Restriction(kind="max_load", value=12.5, exercise="squat"),
            Restriction(kind="no_resistance", until=TODAY, note="ja"),
        ),
        latched_stop=LatchedStop(date=TODAY, reason="rød"),
    )

    episodes.change(tx, changed)

    assert episodes.get(tx, EPISODE) == changed
    assert episodes.present(tx, [PATIENT]) == {PATIENT: changed}


def test_a_session_comes_back_equal(tx):
    session = a_session(
        red_flags=("cauda_equina",),
        criteria={"single_leg_stance_10s": False},
        override=Override(light=Light.RED, note="vondt"),
        exercises=(an_exercise(done=a_dose(load_kg=2.5)), an_exercise(id="squat")),
    )

    session_id = sessions.add(tx, EPISODE, session, NOW)

    assert sessions.of_episode(tx, EPISODE) == {session_id: session}


def test_a_judgement_comes_back_equal(tx):
    session_id = sessions.add(tx, EPISODE, a_session(), NOW)
    judgement = decisions.Judgement(
        case=a_case(), language=Language.NB, advice=an_advice(), decision=a_decision()
    )
    rule_sets.keep(tx, judgement.advice.rules, {"a.toml": "x = 1"})

    decisions.add(tx, session_id, judgement)

    assert decisions.judged(tx, session_id) == judgement
    assert decisions.of_episode(tx, EPISODE) == {session_id: (an_advice(), a_decision())}
    assert rule_sets.files(tx, "0" * 64) == {"a.toml": "x = 1"}
