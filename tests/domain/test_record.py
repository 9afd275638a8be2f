"""What is kept of a patient, and the names it goes by."""

from app.domain.patient import Episode, Patient
from app.domain.record import PatientFile, RecordedSession
from tests.builders import (
    EPISODE,
    PATIENT,
    TODAY,
    a_decision,
    a_finding,
    a_patient,
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


def test_the_latest_session_of_a_file_is_its_last_one():
    recorded = RecordedSession(
        id=EPISODE,
        episode_id=EPISODE,
        session=a_session(),
        advice=an_advice(),
        decision=a_decision(),
    )
    empty = PatientFile(patient=a_patient(), episode=an_episode(), sessions=(), programmes=())
    one = PatientFile(
        patient=a_patient(), episode=an_episode(), sessions=(recorded,), programmes=()
    )

    assert empty.latest is None
    assert one.latest is recorded
