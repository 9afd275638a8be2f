"""One session: each exercise once, each flag once, and what was done."""

import pytest

from app.domain.codes import RedFlag
from app.domain.errors import Invalid
from tests.builders import a_dose, a_session, an_exercise


def test_an_exercise_stands_once_in_a_session():
    with pytest.raises(Invalid) as refused:
        a_session(exercises=(an_exercise(), an_exercise(id="squat"), an_exercise()))

    assert refused.value.place == "exercises[2].id"
    assert "heel-raise" in str(refused.value)


def test_a_red_flag_stands_once_in_a_session():
    flags = (RedFlag.OTHER, RedFlag.FOOT_DROP, RedFlag.OTHER)

    with pytest.raises(Invalid) as refused:
        a_session(red_flags=flags)

    assert refused.value.place == "red_flags[2]"
    assert "other" in str(refused.value)


def test_several_different_flags_are_kept():
    assert len(a_session(red_flags=tuple(RedFlag)).red_flags) == 14


def test_an_exercise_is_found_by_its_id():
    session = a_session(exercises=(an_exercise(), an_exercise(id="squat")))

    assert session.exercise("squat") is session.exercises[1]
    assert session.exercise("lunge") is None


def test_what_was_done_is_the_prescription_unless_something_else_was_noted():
    as_planned = an_exercise()
    less = an_exercise(done=a_dose(repetitions=8))

    assert as_planned.performed is as_planned.prescribed
    assert less.performed.repetitions == 8
