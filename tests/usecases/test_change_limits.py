from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec import structs

from app.advisor.rulebook import RulebookRefused
from app.domain.codes import Language, Light
from app.domain.errors import Invalid
from app.domain.limit_change import LimitChange
from app.domain.patient import EpisodeId, PatientId
from app.domain.session import Override
from app.texts import texts
from app.usecases.change_limits import change_limit, limit_changes
from app.usecases.issue_programme import issue_programme, proposed_why
from app.usecases.judge_draft import judge_draft
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from app.usecases.replay import replay
from tests.builders import (
    EPISODE,
    NOW,
    PATIENT,
    TODAY,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

OTHER, OTHER_EPISODE = PatientId(UUID(int=8)), EpisodeId(UUID(int=9))
TOMORROW = TODAY + timedelta(days=1)
PAIN_4 = (an_exercise(pain_during=4),)


@pytest.fixture
def clinic(workspace):
    add_patient(workspace, a_patient(), an_episode())
    add_patient(workspace, a_patient(id=OTHER), an_episode(id=OTHER_EPISODE, patient_id=OTHER))
    return workspace


def on_day(workspace, days):
    return replace(workspace, clock=lambda: NOW + timedelta(days=days))


def ceiling(value, **changes):
    told = {"date": TODAY, "rule": "pain-during-high", "name": "during_above", "by": "IA"}
    return LimitChange(**(told | {"value": value} | changes))


def light(workspace, patient=PATIENT, **changes):
    day = workspace.today
    draft = a_session(**({"date": day, "exercises": PAIN_4} | changes))
    return judge_draft(workspace, open_patient(workspace, patient), draft, Language.NB).light


def test_a_limit_set_for_the_clinic_judges_every_patient_from_its_day_on(clinic):
    change_limit(clinic, ceiling(3, date=TOMORROW))

    assert light(clinic) is light(clinic, OTHER) is Light.AMBER
    assert light(on_day(clinic, 1)) is light(on_day(clinic, 1), OTHER) is Light.RED


def test_a_limit_set_for_one_patient_judges_nobody_else(clinic):
    change_limit(clinic, ceiling(3, episode_id=EPISODE))

    assert light(clinic) is Light.RED
    assert light(clinic, OTHER) is Light.AMBER


def test_a_limit_set_back_is_the_shipped_one_again_and_the_log_keeps_both(clinic):
    change_limit(clinic, ceiling(3))
    change_limit(clinic, ceiling(None, by="KB"))

    assert light(clinic) is Light.AMBER
    assert [(each.value, each.by) for each in limit_changes(clinic)] == [(3, "IA"), (None, "KB")]


def test_the_log_of_a_patient_holds_the_clinics_changes_too(clinic):
    change_limit(clinic, ceiling(4))
    change_limit(clinic, ceiling(3, episode_id=EPISODE))
    change_limit(clinic, ceiling(5, episode_id=OTHER_EPISODE))

    assert [each.value for each in limit_changes(clinic, EPISODE)] == [4, 3]
    assert [each.value for each in limit_changes(clinic)] == [4]


def test_what_is_shown_while_typing_saved_and_printed_is_judged_by_the_same_numbers(clinic):
    change_limit(clinic, ceiling(3, episode_id=EPISODE))
    shown = judge_draft(
        clinic, open_patient(clinic, PATIENT), a_session(exercises=PAIN_4), Language.NB
    )

    recorded = record_session(clinic, EPISODE, a_session(exercises=PAIN_4), Language.NB)
    file = open_patient(clinic, PATIENT)

    assert recorded.advice == shown
    assert recorded.decision.light is Light.RED
    assert recorded.advice.deciding.threshold["during_above"] == 3
    assert "på 3 eller lavere" in proposed_why(clinic, file)
    assert "4 out of 10" in proposed_why(clinic, file, language=Language.EN)
    assert issue_programme(clinic, file).programme.light is Light.RED


def test_another_light_chosen_gets_its_doses_by_the_same_numbers(clinic):
    change = LimitChange(
        date=TODAY, rule="step-sizes", name="back_pct", value=10, by="IA", episode_id=EPISODE
    )
    red = a_session(override=Override(light=Light.RED))
    usual = record_session(clinic, OTHER_EPISODE, red, Language.NB)

    change_limit(clinic, change)
    smaller = record_session(clinic, EPISODE, red, Language.NB)

    repetitions = [each.decision.exercises[0].dose.repetitions for each in (usual, smaller)]
    assert repetitions == [10, 11]


def test_a_stored_decision_is_never_changed_by_a_later_number(clinic):
    change_limit(clinic, ceiling(3))
    recorded = record_session(clinic, EPISODE, a_session(exercises=PAIN_4), Language.NB)

    change_limit(clinic, ceiling(5))
    change_limit(clinic, ceiling(4, date=TOMORROW))

    assert open_patient(clinic, PATIENT).sessions == (recorded,)
    assert [each.same for each in replay(on_day(clinic, 30))] == [True]


def test_a_day_before_today_is_refused(clinic):
    with pytest.raises(Invalid) as refused:
        change_limit(clinic, ceiling(3, date=TODAY - timedelta(days=1)))

    assert refused.value.place == "date"
    assert limit_changes(clinic) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": 6}, "pain-during-high.during_above: ventet et helt tall 3–5, fikk 6"),
        ({"value": 3.5}, "pain-during-high.during_above: ventet et helt tall 3–5, fikk 3,5"),
        ({"value": 2, "rule": "step-limits"}, "step-limits.during_above"),
        ({"value": None, "name": "during"}, "pain-during-high.during"),
    ],
)
def test_a_limit_or_number_that_is_not_allowed_is_refused_and_nothing_is_kept(
    clinic, changes, said
):
    with pytest.raises(RulebookRefused) as refused:
        change_limit(clinic, structs.replace(ceiling(3), **changes))

    assert said in texts(Language.NB).error(refused.value)
    assert limit_changes(clinic) == ()


def test_limits_stay_in_order_also_between_clinic_and_patient_and_on_days_to_come(clinic):
    calm = ceiling(3, rule="pain-acceptable", name="above", episode_id=EPISODE, date=TOMORROW)
    change_limit(clinic, calm)

    with pytest.raises(RulebookRefused, match=r"above \(3\) must be below"):
        change_limit(clinic, ceiling(3))

    assert len(limit_changes(clinic, EPISODE)) == 1
    change_limit(clinic, ceiling(4))
    assert light(on_day(clinic, 1)) is Light.AMBER


def test_a_number_that_newer_rules_do_not_take_gives_way_to_the_shipped_one(clinic):
    change_limit(clinic, ceiling(3))
    text = clinic.rulebook.rules["pain-during-high"]
    narrower = structs.replace(text.limits["during_above"], allowed=(4, 5))
    limits = text.limits | {"during_above": narrower}
    rules = clinic.rulebook.rules | {"pain-during-high": structs.replace(text, limits=limits)}
    newer = replace(clinic, rulebook=structs.replace(clinic.rulebook, rules=rules))

    assert light(clinic) is Light.RED
    assert light(newer) is Light.AMBER
    change_limit(newer, ceiling(4))
    assert light(newer, exercises=(an_exercise(pain_during=5),)) is Light.RED
