"""Other answers to the last session: the light follows as it would have been judged, unstored."""

import pytest
from msgspec import structs

from app.domain.case import LatchedStop
from app.domain.codes import Contingency, Language, Light, Profile, Quality
from app.domain.errors import TaktError
from app.usecases.keep_patients import add_patient, change_episode, open_patient
from app.usecases.record_session import record_session
from app.usecases.replay import replay
from app.usecases.what_if import (
    BY_PLAN,
    BY_SYMPTOM,
    Question,
    answer_to,
    answered,
    can_be_tried,
    latest_of,
    light_if,
    questions_of,
    what_if,
)
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode, an_exercise

TWO = (an_exercise(pain_during=2), an_exercise(id="squat", pain_during=4, quality=Quality.FAIR))


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    for day in (9, 12, 16):
        record_session(workspace, EPISODE, a_session(date=TODAY.replace(day=day)), Language.NB)
    return workspace


@pytest.fixture
def file(clinic):
    return open_patient(clinic, PATIENT)


def test_the_answers_as_given_give_the_advice_as_given(clinic, file):
    advice = what_if(clinic, file, latest_of(file).session, Language.NB)

    assert advice == file.latest.advice
    assert light_if(clinic, file, file.latest.session) is file.latest.advice.light


@pytest.mark.parametrize("question", Question)
@pytest.mark.parametrize("answer", [0, 4, 9])
def test_an_answer_is_read_as_it_was_tried(file, question, answer):
    answer = list(Quality)[answer // 4] if question is Question.QUALITY else answer

    tried = answered(file.latest.session, question, answer)

    assert answer_to(tried, question) == answer


def test_more_pain_gives_a_worse_light_and_nothing_is_stored(clinic, file):
    tried = answered(file.latest.session, Question.DURING, 8)

    assert what_if(clinic, file, tried, Language.NB).light is Light.RED
    assert light_if(clinic, file, tried) is Light.RED
    assert open_patient(clinic, PATIENT) == file
    assert all(each.same for each in replay(clinic))


def test_of_several_exercises_the_worst_is_shown():
    session = a_session(exercises=TWO)

    assert answer_to(session, Question.DURING) == 4
    assert answer_to(session, Question.QUALITY) is Quality.FAIR


def test_where_the_plan_leads_pain_is_not_asked(file):
    led = structs.replace(file.episode, profile=Profile.LOW_BACK, contingency=Contingency.TIME)

    assert questions_of(file) == BY_SYMPTOM
    assert questions_of(structs.replace(file, episode=led)) == BY_PLAN


def test_nothing_can_be_tried_before_the_first_session_or_under_a_stop(clinic, file):
    assert can_be_tried(file)
    stop = LatchedStop(date=TODAY, reason="Feber")
    change_episode(clinic, structs.replace(file.episode, latched_stop=stop))

    assert not can_be_tried(open_patient(clinic, PATIENT))
    empty = structs.replace(file, sessions=())
    assert not can_be_tried(empty)
    with pytest.raises(TaktError):
        latest_of(empty)
