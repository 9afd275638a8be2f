"""What the chart shows: gaps stay gaps, zero is a point, time leads without bands."""

from datetime import date, timedelta
from uuid import uuid4

from msgspec import structs

from app.charts import exercises_of, recent, trend, weeks_between
from app.domain.codes import Contingency, Light, Profile
from app.domain.programme import ProgrammeExercise
from app.domain.record import PatientFile, RecordedSession
from tests.builders import (
    EPISODE,
    TODAY,
    a_decision,
    a_dose,
    a_patient,
    a_session,
    an_advice,
    an_episode,
    an_exercise,
    sessions_ending,
)


def a_file(*sessions, episode=None, decisions=None):
    given = decisions or [a_decision() for _ in sessions]
    records = tuple(
        RecordedSession(
            id=uuid4(), episode_id=EPISODE, session=session, advice=an_advice(), decision=decision
        )
        for session, decision in zip(sessions, given, strict=True)
    )
    return PatientFile(
        patient=a_patient(), episode=episode or an_episode(), sessions=records, programmes=()
    )


def shown(file, exercise_id="heel-raise"):
    return trend(file, exercise_id, TODAY, calm=2, fine=5)


def test_not_asked_is_a_gap_and_zero_is_a_point():
    file = a_file(
        a_session(date=TODAY - timedelta(days=3), pain_next_morning=None),
        a_session(pain_next_morning=0),
    )

    assert [visit.pain_next_morning for visit in shown(file).visits] == [None, 0]


def test_the_worst_pain_of_all_exercises_stands_for_the_session():
    exercises = (an_exercise(pain_during=2), an_exercise(id="squat", pain_during=4))

    assert shown(a_file(a_session(exercises=exercises))).visits[0].pain_during == 4


def test_the_dose_is_the_one_done():
    exercise = an_exercise(done=a_dose(sets=2, repetitions=9))

    assert shown(a_file(a_session(exercises=(exercise,)))).visits[0].volume == 18


def test_a_session_without_the_exercise_has_no_dose():
    assert shown(a_file(a_session()), "squat").visits[0].dose is None


def test_another_choice_is_marked():
    file = a_file(a_session(), decisions=[a_decision(light=Light.GREEN, followed=False)])

    visit = shown(file).visits[0]

    assert (visit.advised, visit.light, visit.chosen) == (Light.AMBER, Light.GREEN, True)


def test_the_dose_to_come_is_the_decided_one():
    decided = a_dose(repetitions=15)
    decision = a_decision(exercises=(ProgrammeExercise(id="heel-raise", dose=decided),))

    assert shown(a_file(a_session(), decisions=[decision])).coming == decided


def test_where_time_leads_pain_has_no_limits():
    episode = an_episode(profile=Profile.LOW_BACK, contingency=Contingency.TIME)

    found = shown(a_file(a_session(), episode=episode))

    assert (found.calm, found.fine) == (None, None)


def test_nobody_seen_yet_gives_an_empty_chart_of_today():
    found = shown(a_file())

    assert found.visits == ()
    assert found.first_day == found.last_day == TODAY


def test_exercises_of_the_latest_session_come_first():
    early, late = sessions_ending(TODAY, 2)
    file = a_file(
        a_session(date=early.date, exercises=(an_exercise(id="squat"),)),
        a_session(date=late.date, exercises=(an_exercise(id="heel-raise"),)),
    )

    assert exercises_of(file) == ("heel-raise", "squat")


def test_weeks_begin_on_mondays_and_are_never_too_many():
    weeks = weeks_between(date(2026, 9, 30), date(2026, 11, 23), 4)

    assert weeks[0] == date(2026, 9, 28)
    assert all(week.weekday() == 0 for week in weeks)
    assert len(weeks) <= 4


def test_the_height_of_a_bar_is_sets_repetitions_and_load_together():
    heavy = a_dose(sets=2, repetitions=9, load_kg=7.5)
    found = shown(a_file(a_session(exercises=(an_exercise(done=heavy),))))

    assert found.by_load
    assert found.amount(heavy) == 2 * 9 * 7.5


def test_without_a_load_on_every_day_repetitions_are_counted():
    early, late = sessions_ending(TODAY, 2)
    light = an_exercise(done=a_dose(load_kg=0))
    found = shown(a_file(structs.replace(early, exercises=(light,)), late))

    assert not found.by_load
    assert found.amount(a_dose(sets=2, repetitions=9, load_kg=7.5)) == 18


def test_a_long_course_shows_its_latest_half_year_first():
    file = a_file(*sessions_ending(TODAY, 5, every=70))

    found = trend(file, "heel-raise", TODAY, calm=2, fine=5, since=recent(file))

    assert [(TODAY - visit.day).days for visit in found.visits] == [140, 70, 0]
    assert found.earlier == 2
    assert len(shown(file).visits) == 5
