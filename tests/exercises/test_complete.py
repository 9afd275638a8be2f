from app.domain.codes import Demand
from app.domain.dose import Plan
from app.exercises.bank import bank
from app.exercises.complete import complete
from tests.builders import a_case, a_dose, a_session, an_exercise


def completed(**changes):
    case = a_case(a_session(exercises=(an_exercise(**changes),)))
    return complete(case, bank()).sessions[0].exercises[0]


def test_what_was_not_said_comes_from_the_bank():
    exercise = completed(id="squat", prescribed=a_dose(level=3))

    assert exercise.demand is Demand.MEDIUM
    assert exercise.weight_bearing is True
    assert exercise.range_deg == 90
    assert exercise.plan == bank().get("squat").rung(3).plan
    assert exercise.plan.levels == 5


def test_the_rung_is_that_of_the_dose_performed():
    exercise = completed(id="squat", prescribed=a_dose(level=3), done=a_dose(level=1))

    assert exercise.range_deg == 45


def test_what_was_said_stays():
    plan = Plan(repetitions=(5, 6))
    exercise = completed(
        id="squat", demand=Demand.HIGH, weight_bearing=False, range_deg=0, plan=plan
    )

    assert exercise.demand is Demand.HIGH
    assert exercise.weight_bearing is False
    assert exercise.range_deg == 0
    assert exercise.plan == plan


def test_a_running_rung_is_running():
    assert completed(id="walking", prescribed=a_dose(level=3)).running
    assert not completed(id="walking", prescribed=a_dose(level=1)).running
    assert completed(id="walking", running=True).running


def test_the_clinics_own_exercise_stays_as_it_was():
    own = an_exercise(id="our-own-thing")

    assert completed(id="our-own-thing") == own


def test_every_session_is_completed_and_a_second_time_changes_nothing():
    case = complete(a_case(a_session(), a_session(setting="home")), bank())

    assert all(session.exercises[0].plan for session in case.sessions)
    assert complete(case, bank()) == case
