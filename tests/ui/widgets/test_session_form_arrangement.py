"""Every question is asked, once, and what a green light needs is in sight."""

from itertools import product

import pytest

from app.advisor.missing import missing_answers
from app.advisor.moment import Moment
from app.domain.case import TIME_CONTINGENT
from app.domain.codes import Contingency, Profile, Region
from app.domain.session import Session
from app.ui.widgets.session.arrangement import arrangement
from app.ui.widgets.session.questions import QUESTIONS
from tests.builders import TODAY, a_session, an_episode, an_exercise, sessions_ending

PATIENTS = [
    an_episode(profile=profile, contingency=contingency, region=region)
    for profile, contingency, region in product(
        Profile, Contingency, (None, Region.KNEE, Region.SHOULDER)
    )
    if contingency is Contingency.SYMPTOM or profile in TIME_CONTINGENT
]


def in_sight(shown):
    return [name for row in (*shown.since, *shown.today) for name in row if name]


def test_every_answer_of_a_session_has_its_question():
    elsewhere = {"date", "setting", "override", "exercises"}

    assert set(QUESTIONS) == set(Session.__struct_fields__) - elsewhere


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("episode", PATIENTS, ids=lambda each: f"{each.profile}-{each.region}")
def test_each_question_stands_on_the_form_once(episode, first):
    shown = arrangement(episode, first=first)

    names = in_sight(shown) + list(shown.more)

    assert sorted(names) == sorted(QUESTIONS)


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("episode", PATIENTS, ids=lambda each: f"{each.profile}-{each.region}")
def test_what_a_green_light_needs_is_in_sight_without_unfolding(episode, first, rulebook):
    blank = Session(date=TODAY, exercises=(an_exercise(),))
    earlier = () if first else sessions_ending(TODAY.replace(day=16), 2)
    case = episode.case((*earlier, blank), TODAY)
    moment = Moment(case, len(case.sessions) - 1, rulebook)
    needed = {
        path.rsplit(".", 1)[1]
        for path in missing_answers(moment)
        if path.startswith(f"$.sessions[{moment.index}].") and "exercises" not in path
    }

    shown = set(in_sight(arrangement(episode, first=first)))

    assert needed <= shown


def test_at_most_five_rows_of_questions():
    for episode in PATIENTS:
        shown = arrangement(episode, first=False)

        assert len(shown.since) + len(shown.today) == 5


def test_each_choice_can_be_stored():
    for question in QUESTIONS.values():
        for value in question.choices:
            assert getattr(a_session(**{question.name: value}), question.name) == value
