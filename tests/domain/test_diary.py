from datetime import timedelta

import pytest

from app.domain.codes import Setting
from app.domain.diary import DiaryEntry, Ticked, home_sessions, waiting
from app.domain.programme import ProgrammeExercise
from tests.builders import TODAY, a_dose, a_programme

HEEL, SQUAT = Ticked(id="heel-raise"), Ticked(id="squat")
PROGRAMME = a_programme(
    exercises=(
        ProgrammeExercise(id="heel-raise", dose=a_dose()),
        ProgrammeExercise(id="squat", dose=a_dose(repetitions=10)),
    )
)


def row(day, *done, **answers):
    return DiaryEntry(date=TODAY + timedelta(days=day), done=done, **answers)


def sessions(*rows, recorded=()):
    return home_sessions(PROGRAMME, rows, [TODAY + timedelta(days=day) for day in recorded])


def test_each_day_with_a_tick_is_a_session_at_home_of_what_was_ticked():
    first, second = sessions(row(0, HEEL, SQUAT), row(1), row(2, SQUAT))

    assert [each.id for each in first.exercises] == ["heel-raise", "squat"]
    assert [each.id for each in second.exercises] == ["squat"]
    assert first.setting is second.setting is Setting.HOME
    assert second.date == TODAY + timedelta(days=2)
    assert second.exercises[0].prescribed.repetitions == 10
    assert second.exercises[0].done is None


def test_the_answers_of_a_day_stand_in_the_session_after_it():
    first, second = sessions(
        row(0, HEEL, pain_evening=3, pain_next_morning=4),
        row(2, HEEL, pain_evening=1, pain_next_morning=0),
    )

    assert (first.pain_after, first.pain_next_morning) == (None, None)
    assert (second.pain_after, second.pain_next_morning) == (3, 4)


def test_what_was_left_blank_stays_unknown_and_zero_stays_zero():
    _, second = sessions(row(0, HEEL, pain_next_morning=0), row(2, HEEL))

    assert second.pain_after is None
    assert second.pain_next_morning == 0
    assert second.red_flags is second.pain_usual is second.done_pct is None
    assert second.exercises[0].pain_during is second.exercises[0].quality is None


def test_a_visit_between_two_days_at_home_is_the_training_before():
    *_, last = sessions(
        row(0, HEEL, pain_next_morning=4), row(1, pain_next_morning=2), row(2, HEEL), recorded=(1,)
    )
    without = sessions(row(0, HEEL, pain_next_morning=4), row(2, HEEL), recorded=(1,))[-1]

    assert last.pain_next_morning == 2
    assert without.pain_next_morning is None


def test_answers_on_a_day_of_rest_tell_of_no_training():
    _, second = sessions(row(0, HEEL), row(1, pain_evening=7, pain_next_morning=7), row(2, HEEL))

    assert (second.pain_after, second.pain_next_morning) == (None, None)


def test_answers_about_the_last_training_wait_for_the_next_session():
    rows = [row(0, HEEL, pain_next_morning=1), row(2, HEEL, pain_evening=3)]

    assert waiting(rows, ()) == rows[1]
    assert waiting(rows, [TODAY + timedelta(days=3)]) is None
    assert waiting([row(0, HEEL)], ()) is None
    assert waiting([], ()) is None


def test_stiffness_is_the_mean_of_the_week_when_three_mornings_were_noted():
    few = [row(0, HEEL, stiffness_min=10), row(1, stiffness_min=20), row(3, HEEL)]
    enough = [*few[:2], row(2, stiffness_min=31), row(3, HEEL)]
    older = [*few[:2], row(2, stiffness_min=31), row(9, HEEL)]

    assert sessions(*few)[-1].morning_stiffness_min is None
    assert sessions(*enough)[-1].morning_stiffness_min == 20
    assert sessions(*older)[-1].morning_stiffness_min is None


@pytest.mark.parametrize(
    ("amount", "sets", "repetitions"), [(30, 3, 10), (40, 3, 13), (2, 2, 1), (1000, 3, 100)]
)
def test_an_amount_is_a_dose_in_as_many_sets_and_never_more_than_written(
    amount, sets, repetitions
):
    (session,) = sessions(row(0, Ticked(id="heel-raise", amount=amount)))
    done = session.exercises[0].done

    assert (done.sets, done.repetitions) == (sets, repetitions)
    assert done.volume <= amount


def test_the_amount_that_was_agreed_is_as_prescribed():
    (session,) = sessions(row(0, Ticked(id="heel-raise", amount=36)))

    assert session.exercises[0].done is None


def test_seconds_are_counted_where_an_exercise_is_held():
    held = a_programme(
        exercises=(ProgrammeExercise(id="plank", dose=a_dose(repetitions=None, hold_s=30)),)
    )

    (session,) = home_sessions(held, [row(0, Ticked(id="plank", amount=60))], ())

    assert session.exercises[0].done.hold_s == 20
