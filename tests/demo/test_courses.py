from functools import cache

import msgspec
import pytest

from app.domain.advice import Advice
from app.domain.clinic import Clinic
from app.domain.codes import Light, Profile, Quality
from app.exercises.bank import bank
from app.resources import read_text
from tests.builders import TODAY
from tests.contract.test_schema import CASE, accepts
from tests.demo.courses import Course, advice_along, courses, followed, readable

COURSES = courses()
EACH = pytest.mark.parametrize("course", COURSES, ids=lambda course: course.file.stem)
LETTERS = {Light.GREEN: "g", Light.AMBER: "a", Light.RED: "R", Light.STOP: "X"}
LIGHTS = {
    "01-achilles-steady": "aaagagagagagagag",
    "02-hip-flare": "agagaRaagagagag",
    "03-knee-creeping": "agagagaaaaa",
    "04-back-time-contingent": "aggggagaggg",
    "05-back-red-flag": "agagaaaX",
    "06-acl-restrictions": "RRaaaaaaga",
    "07-neck-missing-answers": "aagaaaaa",
    "08-knee-return-after-pause": "agagagaaagag",
    "09-shoulder-quality": "agagaaRaaaaaaa",
    "10-ankle-first-session": "a",
    "11-runner-overrides": "agaaaaaaagaaga",
    "12-elbow-away": "aaaagaga",
    "13-knee-replacement-too-much": "agagagaR",
}


@cache
def along(name: str) -> list[Advice]:
    return advice_along(named(name).case)


def named(name: str) -> Course:
    return next(course for course in COURSES if course.file.stem == name)


def rules_at(name: str, number: int) -> set[str]:
    return {finding.rule for finding in along(name)[number].findings}


@EACH
def test_the_lights_of_a_course_are_those_a_physiotherapist_would_expect(course: Course) -> None:
    lights = "".join(LETTERS[advice.light] for advice in along(course.file.stem))

    assert lights == LIGHTS[course.file.stem]


@EACH
def test_each_dose_is_the_one_decided_in_the_session_before(course: Course) -> None:
    assert followed(course) == course.tree


@EACH
def test_a_course_lies_in_the_readable_form(course: Course) -> None:
    assert course.file.read_text("utf-8") == readable(course.tree)


@EACH
def test_the_schema_accepts_the_case(course: Course) -> None:
    assert accepts(CASE, course.tree["case"], CASE)


@EACH
def test_every_exercise_lies_in_the_bank(course: Course) -> None:
    used = {each.id for session in course.case.sessions for each in session.exercises}

    assert [each for each in used if bank().get(each) is None] == []


@EACH
def test_patient_and_case_speak_the_same_language(course: Course) -> None:
    assert course.tree["patient"]["language"] == course.case.language


def test_the_courses_cover_all_profiles_and_lengths() -> None:
    cases = [course.case for course in COURSES]

    assert {case.profile for case in cases} == set(Profile)
    assert len(cases) >= 10
    assert sum(6 <= len(case.sessions) <= 20 for case in cases) >= 10
    assert all(case.as_of == TODAY for case in cases)


def test_the_names_hold_the_letters_that_are_sorted_wrongly() -> None:
    names = " ".join(course.name for course in COURSES)

    assert all(letter in names for letter in "ÁČŁÅÆØåæøü")
    assert "Aas" in names
    assert "Aalberg" in names


def test_steady_progress_climbs_and_never_goes_back() -> None:
    doses = [
        session.exercises[0].prescribed for session in named("01-achilles-steady").case.sessions
    ]
    lights = {advice.light for advice in along("01-achilles-steady")}

    assert lights == {Light.GREEN, Light.AMBER}
    assert doses[-1].level > doses[0].level


def test_a_flare_steps_back_and_the_old_dose_is_earned_again() -> None:
    doses = [session.exercises[0].prescribed for session in named("02-hip-flare").case.sessions]
    before, after = doses[5], doses[6]

    assert after.volume < before.volume
    assert before in doses[7:]


def test_creeping_overload_is_caught_though_no_session_was_bad() -> None:
    lights = {advice.light for advice in along("03-knee-creeping")}

    assert "crept-up" in rules_at("03-knee-creeping", 7)
    assert Light.RED not in lights


def test_pain_alone_does_not_move_a_time_contingent_course() -> None:
    case = named("04-back-time-contingent").case

    assert case.sessions[1].pain_before == 6
    assert along("04-back-time-contingent")[1].light is Light.GREEN
    assert rules_at("04-back-time-contingent", 5) == {"flare"}


def test_a_red_flag_stops_all_doses() -> None:
    advice = along("05-back-red-flag")[-1]

    assert advice.deciding.rule == "red-flag"
    assert all(each.dose is None for each in advice.exercises)
    assert advice.notify


def test_nothing_is_raised_in_weight_bearing_while_it_is_restricted() -> None:
    squats = [
        (session.date, exercise.prescribed)
        for session in named("06-acl-restrictions").case.sessions
        for exercise in session.exercises
        if exercise.id == "squat"
    ]

    assert len({dose for day, dose in squats if day.isoformat() <= "2026-11-19"}) == 1
    assert squats[-1][1] != squats[0][1]


def test_missing_answers_are_never_green() -> None:
    advice = along("07-neck-missing-answers")

    assert sum(bool(each.missing) for each in advice) >= 4
    assert all(each.light is not Light.GREEN for each in advice if each.missing)


def test_after_a_pause_it_starts_one_level_down() -> None:
    sessions = named("08-knee-return-after-pause").case.sessions
    before, after = sessions[6].exercises[0].prescribed, sessions[7].exercises[0].prescribed

    assert (sessions[7].date - sessions[6].date).days > 14
    assert after.volume < before.volume


def test_poor_movement_alone_steps_that_exercise_back() -> None:
    session = named("09-shoulder-quality").case.sessions[6]
    lights = {each.id: each.light for each in along("09-shoulder-quality")[6].exercises}

    assert session.exercises[0].quality is Quality.POOR
    assert lights == {
        "scaption": Light.RED,
        "external-rotation": Light.AMBER,
        "wall-slide": Light.AMBER,
    }


def test_the_demonstration_clinic_has_a_letterhead() -> None:
    clinic = msgspec.json.decode(read_text("demo/clinic.json"), type=Clinic)

    assert clinic.name
    assert clinic.therapist
