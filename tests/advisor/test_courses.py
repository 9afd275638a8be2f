"""Whole courses of 30 sessions: what may never happen, whatever the patient answers."""

from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from app.domain.codes import Contingency, Light, RestrictionKind, Setting
from app.domain.dose import Dose
from tests.advisor.axes import DAY
from tests.advisor.comparing import advice
from tests.advisor.courses import Visit, course
from tests.advisor.vignette import case_of

COURSES = 60  # in this process; test_enumeration follows 2,000
NUMBERS = ("sets", "per_week", "repetitions", "hold_s", "load_kg", "level")


def test_courses_of_30_sessions_hold_every_promise():
    for seed in range(COURSES):
        visits = tuple(course(seed))
        try:
            check_course(visits)
        except AssertionError as broken:
            pytest.fail(f"course {seed}: {broken}")


def check_course(visits: tuple[Visit, ...]) -> None:
    steps: dict[str, list] = {}
    for visit in visits:
        check_visit(visit, steps)
    for before, after in pairwise(visits):
        if before.advice.light.severity >= Light.RED.severity:
            assert after.advice.light is not Light.GREEN, "green right after a red"
    for days in steps.values():
        check_pace(days, visits[0].case.contingency)


def check_visit(visit: Visit, steps: dict[str, list]) -> None:
    assert visit.advice.findings, "no reason"
    for each in visit.advice.exercises:
        if each.dose is None:
            continue
        before = visit.session.exercise(each.id).prescribed
        up, down = raised(before, each.dose), raised(each.dose, before)
        check_direction(each.light, up, down, at_minimum=is_least(before))
        check_change(each.change, up, down)
        check_limits(visit, each.dose)
        if up:
            steps.setdefault(each.id, []).append(visit.session.date)


def check_direction(light: Light, up: list[str], down: list[str], *, at_minimum: bool) -> None:
    assert len(up) <= 1, f"two steps at once: {up}"
    if light is not Light.GREEN:
        assert not up, f"{light} raised {up}"
    if light is Light.RED:
        assert down or at_minimum, "red lowered nothing"
    if down and light is Light.GREEN:
        assert set(up) & {"load_kg", "level"}, f"green lowered {down}"


def check_change(change, up: list[str], down: list[str]) -> None:
    assert (change is None) == (not up and not down), "a change without a name"
    if change:
        assert change.variable in (up or down)


def check_limits(visit: Visit, dose: Dose) -> None:
    for limit in visit.case.restrictions:
        if limit.kind is RestrictionKind.MAX_LOAD:
            assert dose.load_kg <= limit.value
        if limit.kind is RestrictionKind.NO_RESISTANCE:
            assert dose.load_kg == 0


def check_pace(days: list, contingency: Contingency) -> None:
    if contingency is Contingency.TIME:
        assert all((b - a).days >= 7 for a, b in pairwise(days)), "two steps in 7 days by time"
    else:
        assert all((c - a).days >= 7 for a, c in zip(days, days[2:], strict=False)), (
            "three steps in 7 days"
        )


def raised(before: Dose, after: Dose) -> list[str]:
    return [n for n in NUMBERS if (getattr(after, n) or 0) > (getattr(before, n) or 0)]


def is_least(dose: Dose) -> bool:
    return all((getattr(dose, name) or 1) <= 1 for name in NUMBERS) and dose.load_kg == 0


@pytest.mark.parametrize("profile", ["tendinopathy", "general", "post_operative"])
def test_a_point_more_each_week_is_caught_within_four_weeks(profile):
    days = [35, 28, 21, 14, 7, 0]
    creep = {
        str(back): dict.fromkeys(("pain_usual", "pain_before"), (35 - back) // 7)
        | {"pain_next_morning": (35 - back) // 7}
        for back in days
    }

    told = advice(case_of({"profile": profile, "days": days, "earlier": creep}))

    assert "crept-up" in {each.rule for each in told.findings}
    assert told.light is not Light.GREEN


def test_a_latched_stop_outlasts_any_number_of_good_sessions():
    good = {"profile": "general", "days": list(range(60, -1, -3))}
    latched = {"latched_stop": {"date": DAY - timedelta(days=61), "reason": "calf"}}

    assert advice(case_of(good)).light is Light.GREEN
    assert advice(case_of(good | {"case": latched})).light is Light.STOP


def test_a_locked_review_outlasts_any_number_of_good_sessions():
    reds = {str(back): {"quality": "poor"} for back in (60, 57)}
    course = {"profile": "general", "days": list(range(60, -1, -3)), "earlier": reds}
    acknowledged = {"case": {"acknowledged_review": DAY - timedelta(days=30)}}

    locked, free = advice(case_of(course)), advice(case_of(course | acknowledged))

    assert (locked.light, locked.review is None) == (Light.AMBER, False)
    assert (free.light, free.review) == (Light.GREEN, None)


def test_a_more_careful_choice_counts_tomorrow_and_a_bolder_one_does_not():
    poor = {"quality": "poor"}
    bolder = {"override": {"light": "green", "reason_code": "examination", "by": "IA"}}
    careful = {"override": {"light": "red", "by": "IA"}}

    after_bolder = advice(case_of({"profile": "general", "earlier": {"3": poor | bolder}}))
    after_careful = advice(case_of({"profile": "general", "earlier": {"3": careful}}))

    for told in (after_bolder, after_careful):
        assert "after-red" in {each.rule for each in told.findings}


def test_home_and_clinic_on_one_day_are_two_sessions_of_a_streak():
    case = case_of({"profile": "general", "days": [0]})
    home = msgspec.structs.replace(case.sessions[0], setting=Setting.HOME)
    both = msgspec.structs.replace(case, sessions=(*case.sessions, home))

    assert advice(both).light is Light.GREEN
