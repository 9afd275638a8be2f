"""Any valid value of the domain, made from the ranges and words that its fields state."""

from datetime import UTC, date
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct

from app.domain.case import TIME_CONTINGENT, WITH_VALUE, LatchedStop, Restriction
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Demand,
    Language,
    Light,
    Motivation,
    Profile,
    Quality,
    QualityTrend,
    ReasonCode,
    RedFlag,
    Region,
    RestrictionKind,
    Setting,
    Soreness,
    Swelling,
)
from app.domain.dose import Dose, Plan
from app.domain.patient import Episode, Patient
from app.domain.session import Override, Session, SessionExercise
from app.domain.value import bounds_of
from tests.builders import EPISODE, PATIENT

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
moments = st.datetimes(timezones=st.just(UTC))
slugs = st.from_regex(r"[a-z0-9]{1,20}([-_][a-z0-9]{1,10}){0,3}", fullmatch=True)


def numbers(kind: type[Struct], name: str) -> st.SearchStrategy[Any]:
    """Any number that this field takes."""
    bounds = bounds_of(kind)[name]
    scale = 10**bounds.decimals
    steps = st.integers(round(bounds.low * scale), round(bounds.high * scale))
    return steps.map(lambda step: step / scale) if bounds.decimals else steps


def maybe(known: st.SearchStrategy[Any] | type[StrEnum]) -> st.SearchStrategy[Any]:
    """Such a value, or not asked."""
    return st.none() | (known if isinstance(known, st.SearchStrategy) else st.sampled_from(known))


def _numbers(kind: type[Struct], *required: str) -> dict[str, st.SearchStrategy[Any]]:
    return {
        name: numbers(kind, name) if name in required else maybe(numbers(kind, name))
        for name in bounds_of(kind)
    }


def _capped(limit: int, least: int = 0) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=["Cs"])
    return st.text(characters, min_size=least, max_size=limit)


short_texts = _capped(200)


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    numbers_ = _numbers(Dose, "sets", "per_week", "load_kg", "level")
    values = draw(st.fixed_dictionaries(numbers_))
    if values["repetitions"] is None and values["hold_s"] is None:
        values["repetitions"] = draw(numbers(Dose, "repetitions"))
    return Dose(**values, band=draw(maybe(_capped(60))), tempo=draw(maybe(_capped(60))))


@st.composite
def spans(draw: st.DrawFn, name: str) -> tuple[int, int]:
    low, high = sorted((draw(numbers(Dose, name)), draw(numbers(Dose, name))))
    return low, high


plans = st.builds(
    Plan,
    **{name: maybe(spans(name)) for name in ("repetitions", "sets", "hold_s", "per_week")},
    **_numbers(Plan),
)
exercises = st.builds(
    SessionExercise,
    id=slugs,
    prescribed=doses(),
    done=maybe(doses()),
    quality=maybe(Quality),
    quality_trend=maybe(QualityTrend),
    demand=maybe(Demand),
    running=st.booleans(),
    weight_bearing=maybe(st.booleans()),
    plan=maybe(plans),
    **_numbers(SessionExercise),
)
overrides = st.builds(
    Override,
    light=st.sampled_from(Light),
    reason_code=maybe(ReasonCode),
    note=maybe(_capped(2000)),
    by=maybe(_capped(60)),
)
sessions = st.builds(
    Session,
    date=days,
    setting=st.sampled_from(Setting),
    red_flags=maybe(st.lists(st.sampled_from(RedFlag), unique=True).map(tuple)),
    soreness=maybe(Soreness),
    swelling=maybe(Swelling),
    sleep=maybe(AgainstUsual),
    mood=maybe(AgainstUsual),
    performance=maybe(AgainstUsual),
    motivation=maybe(Motivation),
    flare=maybe(st.booleans()),
    new_pain=maybe(st.booleans()),
    new_neurology=maybe(st.booleans()),
    criteria=st.dictionaries(slugs, st.booleans(), max_size=5),
    override=maybe(overrides),
    exercises=st.lists(
        exercises, min_size=1, max_size=4, unique_by=lambda exercise: exercise.id
    ).map(tuple),
    **_numbers(Session),
)
patients = st.builds(
    Patient,
    id=st.just(PATIENT),
    given_name=_capped(120, least=1),
    family_name=_capped(120, least=1),
    birth_year=maybe(numbers(Patient, "birth_year")),
    language=st.sampled_from(Language),
    note=_capped(2000),
)


@st.composite
def restrictions(draw: st.DrawFn) -> Restriction:
    kind = draw(st.sampled_from(RestrictionKind))
    high = WITH_VALUE.get(kind)
    value = None if high is None else draw(st.integers(0, high * 10)) / 10
    return Restriction(
        kind=kind,
        value=value,
        exercise=draw(maybe(slugs)),
        until=draw(maybe(days)),
        note=draw(maybe(_capped(2000))),
    )


@st.composite
def episodes(draw: st.DrawFn) -> Episode:
    profile = draw(st.sampled_from(Profile))
    time_led = profile in TIME_CONTINGENT and draw(st.booleans())
    repetitions = st.lists(numbers(Dose, "repetitions"), min_size=1, max_size=20).map(tuple)
    return Episode(
        id=EPISODE,
        patient_id=PATIENT,
        title=draw(_capped(120)),
        started=draw(days),
        profile=profile,
        contingency=Contingency.TIME if time_led else Contingency.SYMPTOM,
        region=draw(maybe(Region)),
        cleared=draw(maybe(st.booleans())),
        repair=draw(st.booleans()),
        restrictions=draw(maybe(st.lists(restrictions(), max_size=3).map(tuple))),
        baseline_repetitions=draw(maybe(repetitions)) if time_led else None,
        latched_stop=draw(maybe(st.builds(LatchedStop, date=days, reason=_capped(2000)))),
        acknowledged_review=draw(maybe(days)),
    )
