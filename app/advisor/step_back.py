"""One step back that really steps back: to the last level answered well, else less volume."""

from msgspec import structs

from app.advisor.history import History
from app.advisor.progression import tenths, whole_plan
from app.advisor.restrictions import OTHER_RUNG_UNKNOWN, in_force, inside
from app.domain.advice import Change
from app.domain.dose import Dose
from app.domain.session import SessionExercise

PARTS = ("level", "load_kg", "band", "sets", "repetitions", "hold_s", "per_week")
VOLUME = ("sets", "repetitions", "hold_s", "per_week")


def step_back(history: History, exercise: SessionExercise) -> tuple[Dose, Change | None]:
    """The easier dose, and what went down; the same dose and None where nothing easier exists."""
    limits = in_force(history.case, exercise)
    now = inside(exercise.basis, limits)
    rung_known = not any(limit.kind in OTHER_RUNG_UNKNOWN for limit in limits)
    easier = _last_good(history, exercise, now, rung_known=rung_known) or _less(
        history, exercise, now, rung_known=rung_known
    )
    return easier, change_between(exercise.basis, easier)


def change_between(before: Dose, after: Dose) -> Change | None:
    """The first part that differs, intensity before volume."""
    for name in PARTS:
        if getattr(before, name) != getattr(after, name):
            return Change(variable=name, previous=getattr(before, name), next=getattr(after, name))
    return None


def _last_good(
    history: History, exercise: SessionExercise, now: Dose, *, rung_known: bool
) -> Dose | None:
    """One step down to the latest level that was answered well and was easier than this one."""
    same_band = True
    for earlier in history.latest.with_exercise(exercise.id):
        before = earlier.exercise.basis
        if not same_band:  # only the band used just before this one is known to be easier
            before = structs.replace(before, band=now.band)
        same_band = same_band and before.band == now.band
        if before.level < now.level and not rung_known:
            continue
        easier = _down_to(now, before)
        if easier is not None and not history.light(earlier.number, exercise.id).severity:
            return easier
    return None


def _down_to(now: Dose, before: Dose) -> Dose | None:
    """Undo what `now` has more of than `before`; volume stays where intensity goes back."""
    if before.level < now.level:
        return structs.replace(now, level=before.level)
    if before.load_kg < now.load_kg:
        return structs.replace(now, load_kg=before.load_kg)
    if now.band is not None and before.band != now.band:
        return structs.replace(now, band=before.band)
    lower = {name: least for name in VOLUME if (least := _lower(now, before, name)) is not None}
    return structs.replace(now, **lower) if lower else None


def _lower(now: Dose, before: Dose, name: str) -> int | None:
    present, earlier = getattr(now, name), getattr(before, name)
    if present is None or earlier is None or earlier >= present:
        return None
    return int(earlier)


def _less(history: History, exercise: SessionExercise, now: Dose, *, rung_known: bool) -> Dose:
    """A tenth to a fifth less volume; a lighter rung or fewer days where volume has no less."""
    percent = history.rulebook.limit("step-sizes", "back_pct")
    for name in ("repetitions", "hold_s"):
        amount = getattr(now, name)
        if amount is not None and amount > 1:
            return structs.replace(now, **{name: amount - max(1, int(amount * percent) // 100)})
    for name in ("sets", "level", "per_week") if rung_known else ("sets", "per_week"):
        if getattr(now, name) > 1:
            return structs.replace(now, **{name: getattr(now, name) - 1})
    return structs.replace(now, load_kg=_lighter(now.load_kg, exercise, percent))


def _lighter(load_kg: float, exercise: SessionExercise, percent: float) -> float:
    """So much less, in whole increments and at least one; 0 from a load below one increment."""
    load, step = tenths(load_kg), tenths(whole_plan(exercise.plan).load_step_kg)
    increments = max(1, int(load * percent) // (100 * step))
    return max(0, load - increments * step) / 10
