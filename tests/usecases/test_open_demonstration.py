from datetime import timedelta

import pytest
from msgspec.structs import replace

from app.advisor.advise import advise
from app.domain.codes import Language, Light, Profile
from app.domain.value import encode
from app.usecases.clinic_exists import clinic_exists
from app.usecases.keep_clinic import clinic
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.open_clinic import create_clinic, unlock
from app.usecases.open_demonstration import PASSPHRASE, NotADemonstration, open_demonstration
from app.usecases.record_session import record_session
from app.usecases.reprint import reprint
from db import decisions
from tests.builders import NOW, TODAY, a_clinic

LATER = NOW + timedelta(days=400)
SATURDAY = 5


def files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demonstration")
    open_demonstration(folder, lambda: NOW).close()
    return folder


@pytest.fixture
def demonstration(folder):
    workspace = open_demonstration(folder, lambda: NOW)
    yield workspace
    workspace.close()


def test_it_shows_every_profile_and_every_light(demonstration):
    rows = caseload(demonstration)

    assert len(rows) >= 8
    assert {row.episode.profile for row in rows} == set(Profile)
    assert {row.light for row in rows} == set(Light)
    assert clinic(demonstration).name


def test_every_patient_has_judged_sessions_and_a_sheet_to_print(demonstration):
    for row in caseload(demonstration):
        file = open_patient(demonstration, row.patient.id)

        assert file.latest.session.date == row.last_seen
        assert all(each.advice.as_of == each.session.date for each in file.sessions)
        assert file.programmes[-1].session_id == file.latest.id
        assert reprint(demonstration, file.programmes[-1].id).startswith(b"%PDF")


def test_every_stored_advice_can_be_judged_again_to_the_same(demonstration):
    for row in caseload(demonstration):
        for recorded in open_patient(demonstration, row.patient.id).sessions:
            with demonstration.database.begin() as tx:
                judged = decisions.judged(tx, recorded.id)

            again = advise(judged.case, demonstration.rulebook, judged.language)

            assert encode(again) == encode(judged.advice)
            assert again == recorded.advice


def test_the_english_clinic_was_written_in_english(demonstration, tmp_path):
    english = open_demonstration(tmp_path, lambda: NOW, Language.EN)
    told, norwegian = written(english), written(demonstration)
    english.close()

    assert len(told) == len(norwegian) == 18
    assert not told & norwegian
    assert "Knee osteoarthritis, both knees" in told


def written(workspace):
    """What the therapist wrote with her own words."""
    files = [open_patient(workspace, row.patient.id) for row in caseload(workspace)]
    titles = {file.episode.title for file in files}
    notes = {each.note for file in files for each in file.episode.restrictions}
    overrides = {
        each.session.override.note
        for file in files
        for each in file.sessions
        if each.session.override
    }
    return titles | notes | overrides


def test_opening_it_again_changes_nothing(folder):
    before = files(folder)

    open_demonstration(folder, lambda: NOW).close()

    assert files(folder) == before


@pytest.mark.parametrize("weekday", range(7))
def test_nobody_was_here_today_but_most_were_lately(tmp_path, weekday):
    day = LATER + timedelta(days=weekday)
    workspace = open_demonstration(tmp_path, lambda: day, Language.EN)
    seen = [row.last_seen for row in caseload(workspace)]
    workspace.close()

    lately = [each for each in seen if 2 <= (day.date() - each).days <= 5]
    assert max(seen) <= day.date() - timedelta(days=2)
    assert len(lately) > len(seen) / 2
    assert max(seen).weekday() < SATURDAY


def test_who_looks_around_can_record_a_session(tmp_path):
    workspace = open_demonstration(tmp_path, lambda: NOW)
    for row in caseload(workspace):
        file = open_patient(workspace, row.patient.id)
        draft = replace(file.latest.session, date=TODAY, override=None)

        recorded = record_session(workspace, file.episode.id, draft, Language.NB)

        assert open_patient(workspace, row.patient.id).latest == recorded
    workspace.close()


def test_a_clinic_of_somebodys_own_is_left_alone(tmp_path):
    home = tmp_path / Language.NB
    create_clinic(home, "mine egne pasienter", a_clinic(), lambda: NOW).close()
    before = files(tmp_path)

    with pytest.raises(NotADemonstration):
        open_demonstration(tmp_path, lambda: NOW)

    assert files(tmp_path) == before


def test_one_that_was_never_finished_is_made_anew(tmp_path):
    def no_time():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_demonstration(tmp_path, no_time)

    assert not clinic_exists(tmp_path / Language.NB)
    open_demonstration(tmp_path, lambda: NOW).close()
    unlock(tmp_path / Language.NB, PASSPHRASE, lambda: NOW).close()
