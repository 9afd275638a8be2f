"""What is kept of a patient, and the names it goes by."""

from uuid import UUID

import pytest

from app.domain.codes import Setting
from app.domain.patient import Episode, Patient
from app.domain.programme import ProgrammeExercise
from app.domain.record import PatientFile, RecordedSession
from tests.builders import (
    EPISODE,
    PATIENT,
    TODAY,
    a_decision,
    a_dose,
    a_finding,
    a_patient,
    a_programme_change,
    a_session,
    an_advice,
    an_episode,
)


def test_a_full_name_starts_with_the_given_one():
    assert a_patient().full_name == "Kari Østby"


def test_patients_and_episodes_get_ids_of_their_own():
    one, two = (Patient(given_name="Kari", family_name="Moe") for _ in range(2))
    first, second = (
        Episode(patient_id=PATIENT, started=TODAY, profile=an_episode().profile) for _ in range(2)
    )

    assert one.id != two.id
    assert first.id != second.id


def test_the_worst_finding_decides():
    worst = a_finding(rule="pain-during-high")
    advice = an_advice(findings=(worst, a_finding()))

    assert advice.deciding is worst


def recorded(number, *exercises, **changes):
    return RecordedSession(
        id=UUID(int=number),
        episode_id=EPISODE,
        session=a_session(**changes),
        advice=an_advice(),
        decision=a_decision(exercises=exercises),
    )


def a_file(*sessions, **changes):
    values = {"patient": a_patient(), "episode": an_episode(), "programmes": ()}
    return PatientFile(sessions=sessions, **(values | changes))


def at_dose(exercise_id, repetitions):
    return ProgrammeExercise(id=exercise_id, dose=a_dose(repetitions=repetitions))


def test_the_latest_session_of_a_file_is_its_last_one():
    only = recorded(1)

    assert a_file().latest is None
    assert a_file(only).latest is only


def test_the_clinic_decides_the_programme_as_a_whole():
    first = recorded(1, at_dose("squat", 8), at_dose("bridge", 8))
    second = recorded(2, at_dose("squat", 9))

    assert a_file().prescribed == ()
    assert a_file(first, second).prescribed == (at_dose("squat", 9),)


def test_a_day_at_home_moves_what_was_done_and_leaves_the_rest():
    first = recorded(1, at_dose("squat", 8), at_dose("bridge", 8))
    home = recorded(2, at_dose("bridge", 9), setting=Setting.HOME)
    stopped = recorded(3, setting=Setting.HOME)

    assert a_file(first, home).prescribed == (at_dose("squat", 8), at_dose("bridge", 9))
    assert a_file(first, stopped).prescribed == ()


@pytest.mark.parametrize(("session", "holds"), [(None, "bridge"), (1, "bridge"), (2, "plank")])
def test_a_change_of_the_programme_holds_from_its_session_on(session, holds):
    change = a_programme_change(
        session_id=session and UUID(int=session), exercises=(at_dose("plank", 5),)
    )
    sessions = recorded(1, at_dose("squat", 8)), recorded(2, at_dose("bridge", 8))
    file = a_file(*sessions, programme_change=change)

    assert a_file(programme_change=change).prescribed == ((at_dose("plank", 5),) * (not session))
    assert [each.id for each in file.prescribed] == [holds]
