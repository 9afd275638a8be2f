"""Doses are carried forward, answers never are."""

from msgspec import structs

from app.domain.codes import Language, Light, Quality, QualityTrend, Setting
from app.domain.dose import Plan
from app.domain.programme import ProgrammeExercise
from app.domain.record import PatientFile, RecordedSession
from app.texts import texts
from app.ui.widgets.session.answers import carried_forward, last_answer, session_of
from app.ui.widgets.session.questions import QUESTIONS
from tests.builders import (
    EPISODE,
    TODAY,
    a_decision,
    a_dose,
    a_patient,
    a_programme_change,
    a_session,
    an_advice,
    an_episode,
    an_exercise,
)

RESPONSES = ("done", "pain_during", "quality", "quality_trend", "repetitions_over")


def a_file(session=None, *, decision=None, programmes=()):
    record = RecordedSession(
        id=EPISODE, episode_id=EPISODE, session=session or a_session(), advice=an_advice(),
        decision=decision or a_decision(),
    )  # fmt: skip
    return PatientFile(
        patient=a_patient(), episode=an_episode(), sessions=(record,), programmes=programmes
    )


def test_a_new_session_begins_with_the_decided_doses():
    decided = a_dose(repetitions=13)
    file = a_file(
        decision=a_decision(exercises=(ProgrammeExercise(id="heel-raise", dose=decided),))
    )

    assert [each.prescribed for each in carried_forward(file)] == [decided]


def test_no_response_is_ever_carried_forward():
    exercise = an_exercise(
        done=a_dose(repetitions=5), pain_during=7, quality=Quality.POOR,
        quality_trend=QualityTrend.WORSE, repetitions_over=2,
    )  # fmt: skip

    begun = carried_forward(a_file(a_session(exercises=(exercise,))))[0]

    assert [getattr(begun, name) for name in RESPONSES] == [None] * len(RESPONSES)


def test_the_traits_of_the_clinics_own_exercise_are_carried_forward():
    exercise = an_exercise(running=True, range_deg=80, plan=Plan(repetitions=(8, 12)))

    begun = carried_forward(a_file(a_session(exercises=(exercise,))))[0]

    assert (begun.running, begun.range_deg, begun.plan) == (True, 80, Plan(repetitions=(8, 12)))


def test_after_a_stop_the_doses_are_those_done_last():
    done = a_dose(repetitions=9)
    session = a_session(exercises=(an_exercise(done=done),))
    file = a_file(session, decision=a_decision(light=Light.STOP, exercises=()))

    assert carried_forward(file)[0].prescribed == done


def test_a_programme_changed_after_the_session_leads():
    given = ProgrammeExercise(id="squat", dose=a_dose(repetitions=20))
    change = a_programme_change(session_id=EPISODE, exercises=(given,))

    begun = carried_forward(structs.replace(a_file(), programme_change=change))

    assert [(each.id, each.prescribed) for each in begun] == [("squat", given.dose)]


def test_a_programme_made_before_the_first_session_is_begun_with():
    file = PatientFile(
        patient=a_patient(), episode=an_episode(), sessions=(), programmes=(),
        programme_change=a_programme_change(),
    )  # fmt: skip

    assert [each.id for each in carried_forward(file)] == ["heel-raise"]


def test_nobody_seen_before_begins_with_nothing():
    file = PatientFile(patient=a_patient(), episode=an_episode(), sessions=(), programmes=())

    assert carried_forward(file) == ()


def test_what_was_not_asked_stays_none_and_zero_stays_zero():
    answers = {"pain_usual": 0, "pain_before": None}

    session = session_of(TODAY, Setting.CLINIC, answers, [an_exercise()])

    assert session.pain_usual == 0
    assert session.pain_before is None
    assert session.red_flags is None


def test_last_times_answer_is_said_in_the_forms_of_the_language():
    last = a_session(pain_week=3.0, settled_after_h=20)
    words = texts(Language.NB)

    assert last_answer(QUESTIONS["pain_week"], last, words) == "3,0"
    assert last_answer(QUESTIONS["settled_after_h"], last, words) == "20"
    assert last_answer(QUESTIONS["soreness"], last, words) == ""
    assert last_answer(QUESTIONS["red_flags"], last, words) == ""
