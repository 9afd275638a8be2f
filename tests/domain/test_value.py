"""Ranges stand once at their field; a value is valid or not there at all."""

from typing import Annotated

import msgspec
import pytest

from app.domain.case import Restriction
from app.domain.dose import Dose, Plan
from app.domain.errors import Invalid
from app.domain.patient import Patient
from app.domain.programme import Programme, ProgrammeExercise
from app.domain.session import Override, Session, SessionExercise
from app.domain.value import (
    Bounds,
    Value,
    bounds_of,
    decimal,
    encode,
    expected_number,
    lengths_of,
    whole,
)
from tests.builders import a_dose, a_patient, a_programme, a_session, an_exercise

BUILDERS = {
    Dose: a_dose,
    Session: a_session,
    SessionExercise: an_exercise,
    Patient: a_patient,
    Programme: a_programme,
    ProgrammeExercise: lambda **changes: ProgrammeExercise(
        **({"id": "heel-raise", "dose": a_dose()} | changes)
    ),
}
NUMBERS = [(kind, name, bounds) for kind in BUILDERS for name, bounds in bounds_of(kind).items()]
RANGES = {
    "pain_usual": (0, 10),
    "pain_before": (0, 10),
    "pain_after": (0, 10),
    "pain_next_morning": (0, 10),
    "settled_after_h": (0, 720),
    "pain_week": (0, 10),
    "morning_stiffness_min": (0, 300),
    "muscle_soreness_h": (0, 168),
    "fatigue_days": (0, 90),
    "stiffness_days": (0, 90),
    "confidence": (0, 10),
    "done_pct": (0, 300),
    "effort": (0, 10),
    "minutes": (0, 300),
    "pain_during": (0, 10),
    "repetitions_over": (-20, 20),
    "range_deg": (0, 180),
    "sets": (1, 10),
    "per_week": (1, 14),
    "repetitions": (1, 100),
    "hold_s": (1, 600),
    "load_kg": (0, 500),
}


@pytest.mark.parametrize(("kind", "name", "bounds"), NUMBERS)
def test_both_ends_of_a_range_are_inside(kind, name, bounds):
    lowest = BUILDERS[kind](**{name: bounds.low})
    highest = BUILDERS[kind](**{name: bounds.high})

    assert getattr(lowest, name) == bounds.low
    assert getattr(highest, name) == bounds.high


@pytest.mark.parametrize(("kind", "name", "bounds"), NUMBERS)
@pytest.mark.parametrize("side", [-1, 1])
def test_one_beyond_either_end_is_refused_with_its_place(kind, name, bounds, side):
    beyond = bounds.low - 1 if side < 0 else bounds.high + 1

    with pytest.raises(Invalid) as refused:
        BUILDERS[kind](**{name: beyond})

    assert refused.value.place == name
    assert str(round(bounds.high)) in str(refused.value)


@pytest.mark.parametrize(("kind", "name", "bounds"), NUMBERS)
def test_a_number_has_no_more_decimals_than_its_field(kind, name, bounds):
    within = (bounds.low + bounds.high) // 2 + (0.25 if bounds.decimals else 0.5)

    with pytest.raises(Invalid):
        BUILDERS[kind](**{name: within})


def test_every_range_of_the_contract_is_the_one_at_its_field():
    found = {
        name: (bounds.low, bounds.high)
        for kind in (Session, SessionExercise, Dose)
        for name, bounds in bounds_of(kind).items()
        if name in RANGES
    }

    assert found == RANGES


def test_a_range_knows_its_unit_and_its_decimals():
    assert bounds_of(Dose)["load_kg"] == Bounds(0, 500, 1, "kg")
    assert bounds_of(Session)["settled_after_h"] == Bounds(0, 720, 0, "h")
    assert bounds_of(Restriction)["value"] == Bounds(0, 500, 1, "")


def test_words_and_lists_have_no_range():
    assert "note" not in bounds_of(Restriction)
    assert bounds_of(Plan).keys() == {"load_step_kg", "levels"}


def test_the_sentence_says_whole_or_decimal():
    whole_number = expected_number(Bounds(0, 10, 0, ""))
    decimal_number = expected_number(Bounds(0, 10, 1, ""))

    assert whole_number == "expected a whole number {low}–{high}"
    assert decimal_number == "expected a number {low}–{high} with at most one decimal"


def test_a_range_stated_on_a_new_value_holds_there_too():
    class Walk(Value, frozen=True, kw_only=True):
        metres: Annotated[int, whole(1, 5000, "m")]
        hours: Annotated[float, decimal(0, 24)] | None = None

    assert bounds_of(Walk)["metres"] == Bounds(1, 5000, 0, "m")
    assert Walk(metres=5000).hours is None
    with pytest.raises(Invalid):
        Walk(metres=0)


@pytest.mark.parametrize("text", ["NaN", "Infinity", '"5 "', "true", "1e3", "５", "5.5"])
def test_what_is_no_whole_number_is_refused_at_the_edge(text):
    raw = f'{{"sets": {text}, "repetitions": 10, "per_week": 3}}'

    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(raw, type=Dose)


def test_not_asked_is_none_and_zero_is_an_answer():
    silent, zero = a_session(pain_after=None), a_session(pain_after=0)

    assert silent.pain_after is None
    assert zero.pain_after == 0
    assert silent != zero


def test_unknown_fields_are_refused():
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"sets": 3, "repetitions": 9, "per_week": 3, "reps": 9}', type=Dose)


def test_a_value_reads_back_equal_from_its_own_bytes():
    session = a_session(criteria={"one_leg": True, "at_ease": False})

    again = msgspec.json.decode(encode(session), type=Session)

    assert again == session
    assert encode(again) == encode(session)


def test_the_order_in_which_criteria_were_noted_does_not_change_the_bytes():
    one = a_session(criteria={"a": True, "b": False})
    two = a_session(criteria={"b": False, "a": True})

    assert encode(one) == encode(two)


TEXTS = [
    (Override, {"light": "amber"}, "note", 0, 2000),
    (Override, {"light": "amber"}, "by", 0, 60),
    (Dose, {"sets": 1, "per_week": 1, "repetitions": 1}, "band", 0, 60),
    (Patient, {"family_name": "Å"}, "given_name", 1, 120),
]


@pytest.mark.parametrize(("kind", "others", "name", "least", "most"), TEXTS)
def test_a_text_has_as_many_letters_as_its_field_states(kind, others, name, least, most):
    fits = kind(**others, **{name: "å" * most})

    assert getattr(fits, name) == "å" * most
    assert lengths_of(kind)[name] == (least, most)
    for wrong in {most + 1, least - 1} - {-1}:
        with pytest.raises(Invalid) as refused:
            kind(**others, **{name: "å" * wrong})
        assert refused.value.place == name
        assert str(most) in str(refused.value)
        assert str(wrong) in str(refused.value)
