"""The next dose of one exercise under a light."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from app.domain.case import Case, Restriction
from app.domain.codes import Demand, Light, Profile, Quality, RestrictionKind
from app.domain.dose import Dose
from app.domain.session import SessionExercise
from tests.advisor.reference import looking_back as back
from tests.advisor.reference import thresholds as t
from tests.advisor.reference.gates import Past, bears_weight, breaks, limits_on
from tests.advisor.reference.responses import is_time

Change = tuple[str, Any, Any]
UNKNOWN_ON_ANOTHER_RUNG = (
    RestrictionKind.NO_WEIGHT_BEARING,
    RestrictionKind.NO_RESISTANCE,
    RestrictionKind.MAX_RANGE,
)
UNKNOWN_ON_THE_NEXT_RUNG = (*UNKNOWN_ON_ANOTHER_RUNG, RestrictionKind.PARTIAL_WEIGHT_BEARING)
VARIABLES = ("level", "load_kg", "band", "sets", "repetitions", "hold_s", "per_week")


class Next(NamedTuple):
    """A dose, and the one thing in it that changes."""

    dose: Dose | None
    change: Change | None


def next_dose(case: Case, past: Past, exercise: SessionExercise, light: Light) -> Next:
    """What to prescribe now. No dose under stop."""
    now = present(exercise)
    stale = (case.as_of - case.sessions[-1].date).days > t.STALE_DAYS
    if light is Light.STOP:
        return Next(None, None)
    if light is Light.GREEN:
        return _named(now, one_step(case, exercise, now))
    if light is Light.RED or stale:
        then = _within(case, exercise, step_back(case, past, exercise, now))
        quota = _first_quota(case, exercise, then)
        then = min(then, quota, key=lambda dose: dose.repetitions or 0)
    else:
        then = _first_quota(case, exercise, now)
    most = _most_days(case, exercise)
    return _named(now, msgspec.structs.replace(then, per_week=min(then.per_week, most)))


def present(exercise: SessionExercise) -> Dose:
    """What was done, but nothing above what was prescribed."""
    plan, done = exercise.prescribed, exercise.performed
    return lower_of(plan, done)


def lower_of(one: Dose, other: Dose) -> Dose:
    """Each part the lower of the two."""
    parts: dict[str, Any] = {}
    for name in ("sets", "per_week", "repetitions", "hold_s", "load_kg", "level"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine is not None and theirs is not None:
            parts[name] = min(mine, theirs)
    if other.band is None:
        parts["band"] = None
    return msgspec.structs.replace(one, **parts)


def step_back(case: Case, past: Past, exercise: SessionExercise, now: Dose) -> Dose:
    """The last level that was answered well; else 10 to 20 % less volume."""
    band_may_change = True
    for at in back.times_done(case.sessions, len(case.sessions) - 1, exercise.id)[1:]:
        before = present(back.found(case.sessions[at], exercise.id))
        if past.answered_well(at, exercise.id):
            band = before.band if band_may_change and now.band else now.band
            then = _back_to(now, before, band)
            if then != now and (then.level == now.level or not _fixed_rung(case, exercise)):
                return then
        if before.band != now.band:
            band_may_change = False
    offers = _easier(exercise, now)
    if _fixed_rung(case, exercise):
        offers = (dose for dose in offers if dose.level == now.level)
    return next(offers, now)


def _fixed_rung(case: Case, exercise: SessionExercise) -> bool:
    """What another rung bears, bends or needs is not known while a limit on that is in force."""
    limits = (each for each in limits_on(case, exercise) if each.holds(case.as_of))
    return any(each.kind in UNKNOWN_ON_ANOTHER_RUNG for each in limits)


def _back_to(now: Dose, then: Dose, band: str | None) -> Dose:
    """Decision 26: rung, load or band goes back, volume stays; only else volume goes back."""
    lower = msgspec.structs.replace(lower_of(now, then), band=band)
    for name in ("level", "load_kg", "band"):
        if getattr(lower, name) != getattr(now, name):
            return msgspec.structs.replace(now, **{name: getattr(lower, name)})
    return lower


def one_step(case: Case, exercise: SessionExercise, now: Dose) -> Dose:
    """One thing up: volume before intensity (decision 3)."""
    if is_time(case) and _stepped_this_week(case, exercise.id):
        return now
    limits = [each for each in limits_on(case, exercise) if each.holds(case.as_of)]
    partial = any(each.kind is RestrictionKind.PARTIAL_WEIGHT_BEARING for each in limits)
    if partial and bears_weight(exercise):
        return now
    offers = [*_more_volume(case, exercise, now)]
    if not offers and _ready_for_intensity(case, exercise.id):
        offers = [*_more_intensity(exercise, now, _heaviest(limits))]
    if any(each.kind in UNKNOWN_ON_THE_NEXT_RUNG for each in limits):
        offers = [dose for dose in offers if dose.level == now.level]
    allowed = (dose for dose in offers if not any(breaks(each, exercise, dose) for each in limits))
    return next(allowed, now)


def rest_days(case: Case, exercise: SessionExercise, light: Light) -> int:
    """Full days without the exercise after the latest session."""
    days = [0]
    if exercise.running:
        days.append(1)
    if case.profile is Profile.TENDINOPATHY and exercise.demand not in (None, Demand.LIGHT):
        days.append(t.A13_DAYS[exercise.demand] - 1)
    if light is Light.RED and not is_time(case):
        days.append(t.RED_REST_DAYS)
    return 0 if light is Light.STOP else max(days)


def _named(now: Dose, then: Dose) -> Next:
    for name in VARIABLES:
        if getattr(now, name) != getattr(then, name):
            return Next(then, (name, getattr(now, name), getattr(then, name)))
    return Next(then, None)


def _first_quota(case: Case, exercise: SessionExercise, now: Dose) -> Dose:
    baseline = case.baseline_repetitions
    if not baseline or len(case.sessions) > 1 or now.repetitions is None:
        return now
    quota = max(1, t.FIRST_QUOTA_PCT * sum(baseline) // (100 * len(baseline)))
    return msgspec.structs.replace(now, repetitions=quota)


def _within(case: Case, exercise: SessionExercise, dose: Dose) -> Dose:
    for limit in limits_on(case, exercise):
        if limit.holds(case.as_of) and limit.kind is RestrictionKind.MAX_LOAD:
            dose = msgspec.structs.replace(dose, load_kg=min(dose.load_kg, limit.value or 0))
        if limit.holds(case.as_of) and limit.kind is RestrictionKind.NO_RESISTANCE:
            dose = msgspec.structs.replace(dose, load_kg=0, band=None)
    return dose


def _easier(exercise: SessionExercise, now: Dose) -> Iterator[Dose]:
    for name in ("repetitions", "hold_s"):
        value = getattr(now, name) or 1
        if value > 1:
            less = min(value - 1, -(-value * (100 - t.VOLUME_BACK_PCT) // 100))
            yield msgspec.structs.replace(now, **{name: less})
    for name in ("sets", "level", "per_week"):
        if getattr(now, name) > 1:
            yield msgspec.structs.replace(now, **{name: getattr(now, name) - 1})
    yield msgspec.structs.replace(now, load_kg=_lighter(exercise, now.load_kg))


def _lighter(exercise: SessionExercise, load_kg: float) -> float:
    step, load = round(_load_step(exercise) * 10), round(load_kg * 10)
    increments = max(1, load * t.VOLUME_BACK_PCT // 100 // step)
    return max(0, load - increments * step) / 10


def _stepped_this_week(case: Case, exercise_id: str) -> bool:
    steps = back.steps(case.sessions, exercise_id)
    return bool(steps) and back.days_since(case.sessions, steps[0][0]) < t.QUOTA_STEP_DAYS


def _more_volume(case: Case, exercise: SessionExercise, now: Dose) -> Iterator[Dose]:
    repetitions = now.repetitions or 0
    by = t.REPETITIONS_UP[repetitions >= 10]
    if is_time(case):
        by = max(1, repetitions // 10)
    higher = {
        "repetitions": now.repetitions
        and min(_range(exercise, "repetitions")[1], repetitions + by),
        "sets": min(t.MOST_SETS, _range(exercise, "sets")[1], now.sets + 1),
        "hold_s": now.hold_s and min(_range(exercise, "hold_s")[1], _longer(now.hold_s)),
        "per_week": min(_most_per_week(case, exercise), now.per_week + 1),
    }
    for name, value in higher.items():
        if (value or 0) > (getattr(now, name) or 0):
            yield msgspec.structs.replace(now, **{name: value})


def _longer(hold_s: int) -> int:
    return max(hold_s + 1, hold_s * (100 + t.HOLD_PCT) // 100)


def _most_per_week(case: Case, exercise: SessionExercise) -> int:
    planned = exercise.plan.per_week if exercise.plan else None
    return min(planned[1] if planned else 0, _most_days(case, exercise))


def _most_days(case: Case, exercise: SessionExercise) -> int:
    most = [7 * 2]
    if exercise.running:
        most.append(t.A21_PER_WEEK)
    if case.profile is Profile.TENDINOPATHY and exercise.demand not in (None, Demand.LIGHT):
        most.append(t.A13_PER_WEEK[exercise.demand])
    return min(most)


def _ready_for_intensity(case: Case, exercise_id: str) -> bool:
    last = back.at_present_level(case, exercise_id)[:2]
    both = [back.found(case.sessions[at], exercise_id) for at in last]
    return len(both) == 2 and all(
        each.quality is Quality.GOOD and (each.repetitions_over or 0) >= 1 for each in both
    )


def _more_intensity(exercise: SessionExercise, now: Dose, heaviest_kg: float) -> Iterator[Dose]:
    rungs = (exercise.plan.levels if exercise.plan else None) or 1
    bottom = _bottom(exercise, now)
    load = _more_load(exercise, now, heaviest_kg)
    if load is not None:
        yield msgspec.structs.replace(bottom, load_kg=load)
    elif _increment_too_large(exercise, now) and now.repetitions is not None:
        past_top = _range(exercise, "repetitions")[1] + t.REPETITIONS_OVER_TOP
        if now.repetitions < past_top <= t.MOST_REPETITIONS:
            yield msgspec.structs.replace(now, repetitions=past_top)
    if now.level < rungs:
        yield _next_rung(exercise, bottom)


def _next_rung(exercise: SessionExercise, bottom: Dose) -> Dose:
    fewest = min(bottom.sets, _range(exercise, "sets")[0])
    return msgspec.structs.replace(bottom, level=bottom.level + 1, sets=fewest)


def _heaviest(limits: list[Restriction]) -> float:
    limited = (each.value or 0 for each in limits if each.kind is RestrictionKind.MAX_LOAD)
    return min(limited, default=t.MOST_LOAD_KG)


def _more_load(exercise: SessionExercise, now: Dose, heaviest_kg: float) -> float | None:
    """In tenths of a kilogram, so that 2 % and 10 % are exact."""
    step = round(_load_step(exercise) * 10)
    load = round(now.load_kg * 10)
    if load == 0 and (now.band is not None or _climbs_by_rungs(exercise)):
        return None  # the band, or the body itself, is its load
    if load == 0:
        return min(step / 10, t.FIRST_LOAD_KG)
    low, high = (100 + pct for pct in t.LOAD_PCT)
    most = min(round(heaviest_kg * 10), load * high // 100)
    heavier = range(load + step, most + 1, step)
    fits = [kg for kg in heavier if kg * 100 >= load * low]
    return max(fits) / 10 if fits else None


def _increment_too_large(exercise: SessionExercise, now: Dose) -> bool:
    return _load_step(exercise) * 100 > now.load_kg * t.LOAD_PCT[1] > 0


def _climbs_by_rungs(exercise: SessionExercise) -> bool:
    plan = exercise.plan
    return plan is not None and plan.levels is not None and plan.load_step_kg is None


def _bottom(exercise: SessionExercise, now: Dose) -> Dose:
    parts = {
        name: min(getattr(now, name), _range(exercise, name)[0])
        for name in ("repetitions", "hold_s")
        if getattr(now, name) is not None
    }
    return msgspec.structs.replace(now, **parts)


def _range(exercise: SessionExercise, name: str) -> tuple[int, int]:
    planned = getattr(exercise.plan, name) if exercise.plan else None
    return planned or t.PLAN[name]


def _load_step(exercise: SessionExercise) -> float:
    planned = exercise.plan.load_step_kg if exercise.plan else None
    return planned or t.PLAN["load_step_kg"]
