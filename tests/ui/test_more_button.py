import json

import pytest
from PySide6.QtGui import QGuiApplication

from app.domain.codes import Language
from app.ui import dialogs
from app.ui.pages.patient.more_button import MoreButton
from app.ui.pages.sheet.saved_files import SavedFile, SavedFiles
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from app.usecases.saved_exports import saved_exports
from tests.builders import EPISODE, PATIENT, a_patient, a_session, an_episode


@pytest.fixture
def more(workspace, shown):
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(), Language.NB)
    issue_programme(workspace, open_patient(workspace, PATIENT))
    return shown(MoreButton(workspace, open_patient(workspace, PATIENT)))


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """The file dialog, answered; the names it suggested."""
    names = []

    def answer(_parent, name):
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(dialogs, "ask_save_path", answer)
    return names


def test_the_journal_line_is_on_the_clipboard_after_one_key(more):
    more.journal.trigger()

    text = QGuiApplication.clipboard().text()
    assert "Akillessene" in text
    assert "Østby" not in text
    assert more.journal.shortcut().toString() == "Ctrl+J"


def test_progress_is_saved_under_a_neutral_name_and_remembered(more, workspace, asked):
    more.progress.trigger()

    (kept,) = saved_exports(workspace)
    assert kept.path.endswith(asked[0])
    assert asked == ["forlop-2026-11-23.pdf"]


def test_the_access_copy_is_saved_as_pages_and_as_data(more, workspace, asked, tmp_path):
    more.access.trigger()

    assert len(saved_exports(workspace)) == 2
    (data,) = tmp_path.glob("*.json")
    assert json.loads(data.read_bytes())["episodes"][0]["patient"]["family_name"] == "Østby"


def test_a_place_that_cannot_be_written_is_said_beside_the_button(more, monkeypatch, tmp_path):
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: tmp_path / "absent" / "a.pdf")

    more.progress.trigger()

    assert "absent" in more._said.text()


def test_saved_files_are_listed_and_deleted(more, workspace, asked, shown, tmp_path):
    more.progress.trigger()
    files = shown(SavedFiles(workspace))

    (file,) = files.findChildren(SavedFile)
    file.delete.click()
    assert file.keep.hasFocus()
    file.keep.click()
    assert len(saved_exports(workspace)) == 1
    file.delete.click()
    file.yes.click()

    assert list(tmp_path.glob("*.pdf")) == []
    assert saved_exports(workspace) == ()


def test_a_saved_file_is_taken_off_the_list_and_stays(more, workspace, asked, shown, tmp_path):
    more.progress.trigger()
    files = shown(SavedFiles(workspace))

    files.findChildren(SavedFile)[0].dismiss.click()

    assert saved_exports(workspace) == ()
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_before_the_first_session_only_the_access_copy_is_open(workspace, shown):
    add_patient(workspace, a_patient(), an_episode())

    more = shown(MoreButton(workspace, open_patient(workspace, PATIENT)))

    enabled = [action.isEnabled() for action in (more.diary, more.journal, more.progress)]
    assert enabled == [False, False, False]
    assert more.access.isEnabled()
