"""The clinician changes the home programme; advice, stop and restrictions keep their say."""

import pytest
from msgspec import structs

from app.domain.case import LatchedStop, Restriction
from app.domain.codes import Language, ReasonCode, RestrictionKind, Setting
from app.domain.programme import ProgrammeExercise, Template
from app.domain.record import ProgrammeDraft
from app.usecases.change_programme import ProgrammeRefused, bolder, change_programme
from app.usecases.delete_patient import delete_patient
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_favourites import favourites, mark_favourite
from app.usecases.keep_patients import add_patient, change_episode, open_patient
from app.usecases.keep_programme_draft import (
    drop_programme_draft,
    keep_programme_draft,
    programme_draft_of,
)
from app.usecases.keep_templates import keep_template, remove_template, templates
from app.usecases.record_session import record_session
from db import programme_changes
from tests.builders import EPISODE, NOW, PATIENT, TODAY, a_dose, a_patient, a_session, an_episode


def an_entry(exercise_id="heel-raise", **dose):
    return ProgrammeExercise(id=exercise_id, dose=a_dose(**dose))


@pytest.fixture
def clinic(workspace):
    """One patient, seen ten days ago."""
    add_patient(workspace, a_patient(), an_episode())
    seen = a_session(date=TODAY.replace(day=13))
    record_session(workspace, EPISODE, seen, Language.NB)
    return workspace


def opened(workspace):
    return open_patient(workspace, PATIENT)


def test_what_was_changed_is_prescribed_and_issued(clinic):
    changed = (an_entry("squat", load_kg=0), an_entry())

    change_programme(clinic, opened(clinic), changed)

    file = opened(clinic)
    assert file.prescribed == changed
    assert issue_programme(clinic, file).programme.exercises == changed
    assert file.latest.decision.exercises != changed


def test_the_next_decision_in_the_clinic_takes_over(clinic):
    change_programme(clinic, opened(clinic), (an_entry("squat", load_kg=0),))

    record_session(clinic, EPISODE, a_session(), Language.NB)

    file = opened(clinic)
    assert file.prescribed == file.latest.decision.exercises


def test_a_day_at_home_leaves_what_was_not_done(clinic):
    change_programme(clinic, opened(clinic), (an_entry("squat", load_kg=0), an_entry()))

    home = a_session(date=TODAY.replace(day=20), setting=Setting.HOME)
    record_session(clinic, EPISODE, home, Language.NB)

    file = opened(clinic)
    assert [each.id for each in file.prescribed] == ["squat", "heel-raise"]
    assert file.prescribed[1] == file.latest.decision.exercises[0]


@pytest.mark.parametrize("part", [{"repetitions": 30}, {"load_kg": 50.0}, {"level": 5}])
def test_a_bolder_dose_than_advised_asks_for_a_reason(clinic, part):
    file, changed = opened(clinic), (an_entry(**part),)

    with pytest.raises(ProgrammeRefused, match="reason"):
        change_programme(clinic, file, changed)
    change_programme(clinic, file, changed, reason_code=ReasonCode.PATIENT_GOAL)

    assert opened(clinic).programme_change.reason_code is ReasonCode.PATIENT_GOAL


def test_a_more_careful_dose_needs_no_reason(clinic):
    careful = an_entry(repetitions=6, load_kg=0)

    assert not bolder(clinic, opened(clinic), careful)


def test_more_than_five_exercises_ask_for_a_reason(clinic):
    ids = ("squat", "bridge", "lunge", "plank", "row", "clam")
    many = tuple(an_entry(each, load_kg=0) for each in ids)

    change_programme(clinic, opened(clinic), many[:5])
    with pytest.raises(ProgrammeRefused, match="so many"):
        change_programme(clinic, opened(clinic), many)


def a_draft(exercise_id):
    return ProgrammeDraft(exercises=(an_entry(exercise_id, load_kg=0),), kept_at=NOW)


def test_a_deleted_patient_leaves_no_programme_and_no_half_done_one(clinic):
    change_programme(clinic, opened(clinic), (an_entry("squat", load_kg=0),))
    keep_programme_draft(clinic, EPISODE, a_draft("bridge"))

    delete_patient(
        clinic, PATIENT, reason="Ønsket av pasienten", legal_ground="§ 43", by="Ingrid Aas"
    )

    assert programme_draft_of(clinic, EPISODE) is None
    with clinic.database.begin() as tx:
        assert programme_changes.latest(tx, EPISODE) is None


def test_a_half_done_programme_is_kept_until_it_is_dropped(clinic):
    keep_programme_draft(clinic, EPISODE, a_draft("bridge"))
    keep_programme_draft(clinic, EPISODE, a_draft("squat"))

    assert [each.id for each in programme_draft_of(clinic, EPISODE).exercises] == ["squat"]
    assert opened(clinic).prescribed == opened(clinic).latest.decision.exercises
    drop_programme_draft(clinic, EPISODE)
    assert programme_draft_of(clinic, EPISODE) is None


def test_a_stop_cannot_be_passed_with_any_reason(clinic):
    stop = LatchedStop(date=TODAY, reason="Feber")
    change_episode(clinic, structs.replace(opened(clinic).episode, latched_stop=stop))

    with pytest.raises(ProgrammeRefused, match="stopped"):
        change_programme(
            clinic, opened(clinic), (an_entry(repetitions=1),), reason_code=ReasonCode.OTHER
        )


def test_a_restriction_cannot_be_passed_nor_printed(clinic):
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=2)
    change_episode(clinic, structs.replace(opened(clinic).episode, restrictions=(limit,)))

    with pytest.raises(ProgrammeRefused, match="2"):
        change_programme(
            clinic, opened(clinic), (an_entry(load_kg=4),), reason_code=ReasonCode.OTHER
        )
    with pytest.raises(ProgrammeRefused):
        issue_programme(clinic, opened(clinic))


def test_a_template_that_changes_leaves_issued_programmes(clinic):
    begun = (an_entry("squat", load_kg=0),)
    keep_template(clinic, Template(name="Kne", exercises=begun))
    change_programme(clinic, opened(clinic), templates(clinic)[0].exercises)
    issue_programme(clinic, opened(clinic))

    keep_template(clinic, Template(name="Kne", exercises=()))

    assert templates(clinic) == (Template(name="Kne", exercises=()),)
    assert opened(clinic).programmes[-1].programme.exercises == begun
    remove_template(clinic, "Kne")
    assert templates(clinic) == ()


def test_a_favourite_can_be_let_go(workspace):
    mark_favourite(workspace, "squat", favourite=True)
    mark_favourite(workspace, "squat", favourite=True)

    assert favourites(workspace) == {"squat"}
    mark_favourite(workspace, "squat", favourite=False)
    assert favourites(workspace) == frozenset()
