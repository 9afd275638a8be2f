import json

import pytest
from msgspec import structs

from app.contract import write_advice
from app.domain.advice import Change
from app.domain.codes import Light
from app.domain.dose import Dose
from tests.builders import a_dose, a_finding, an_advice


def test_every_field_of_a_dose_is_written() -> None:
    written = json.loads(write_advice(an_advice()))

    assert set(written["exercises"][0]["dose"]) == set(Dose.__struct_fields__)


def test_a_stop_writes_no_dose() -> None:
    written = json.loads(write_advice(an_advice(light=Light.STOP)))

    assert written["exercises"][0]["dose"] is None


def test_a_change_is_written_with_the_names_of_the_contract() -> None:
    advice = an_advice()
    change = Change(variable="repetitions", previous=12, next=13)
    exercises = (structs.replace(advice.exercises[0], change=change),)

    written = json.loads(write_advice(structs.replace(advice, exercises=exercises)))

    assert written["exercises"][0]["change"] == {"variable": "repetitions", "from": 12, "to": 13}


@pytest.mark.parametrize("load", [0, 0.0, 2.5, 5, 5.0])
def test_a_load_is_always_written_as_a_number_with_a_point(load: float) -> None:
    exercise = structs.replace(an_advice().exercises[0], dose=a_dose(load_kg=load))

    written = write_advice(an_advice(exercises=(exercise,)))

    assert f'"load_kg":{float(load)}'.encode() in written


def test_equal_advice_gives_equal_bytes_whatever_the_order_of_its_facts() -> None:
    one = a_finding(inputs={"pain_during": 4, "quality": "good"})
    other = a_finding(inputs={"quality": "good", "pain_during": 4})

    assert write_advice(an_advice(findings=(one,))) == write_advice(an_advice(findings=(other,)))


def test_norwegian_letters_are_written_as_they_are() -> None:
    assert "bevegelsesøvelse".encode() in write_advice(an_advice(summary="bevegelsesøvelse"))
