"""The sheet in the window: what is chosen stands on the pages, and nothing typed is lost."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from app.domain.codes import Language
from app.domain.programme import Layout
from app.ui import dialogs
from app.ui.pages.sheet.sheet_page import SheetPage
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.record_session import record_session
from app.usecases.saved_exports import saved_exports
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode
from tests.sheets import BACK, LEG, from_the_bank


@pytest.fixture
def file(workspace):
    add_patient(workspace, a_patient(), an_episode())
    record_session(workspace, EPISODE, a_session(), Language.NB)
    return lambda: open_patient(workspace, PATIENT)


@pytest.fixture
def page(workspace, file, shown):
    return shown(SheetPage(workspace, file()))


@pytest.fixture
def saving(monkeypatch, tmp_path):
    """The folder into which the dialog saves under the suggested name."""
    monkeypatch.setattr(dialogs, "ask_save_path", lambda _parent, name: tmp_path / name)
    return tmp_path


def words_on(pdf):
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_chosen_layout_and_visit_are_previewed_and_issued(page, file, qtbot):
    page._form.layout_of_sheet.pick(2)
    page._form.next_visit.setText("14.12.2026")
    with qtbot.waitSignal(page._form.changed):
        page._form.next_visit.textEdited.emit("14.12.2026")
    previewed = page._pdf

    assert page.issue()
    assert page._pdf == previewed
    assert "14. desember" in words_on(previewed)
    (issued,) = file().programmes
    assert issued.programme.layout is Layout.LARGE
    assert issued.programme.valid_until == TODAY + timedelta(days=21)


@pytest.mark.parametrize(("place", "printed"), [(0, "Kari Østby"), (1, "K. Ø."), (2, "")])
def test_the_name_on_the_sheet_is_chosen_and_kept_for_the_next(
    page, workspace, file, shown, place, printed
):
    page._form.name.pick(place)
    assert page.issue()

    words = words_on(page._pdf)
    assert printed in words
    assert ("Østby" in words) is (place == 0)
    again = shown(SheetPage(workspace, file()))
    again._versions.setCurrentIndex(0)
    assert again._form.name.place == place


def test_a_name_on_the_sheet_cannot_be_taken_back_to_none(page, qtbot):
    qtbot.keyClick(page._form.name, Qt.Key.Key_Backspace)

    assert page._form.name.place == 0


def test_a_patient_keeps_the_layout_of_the_last_sheet(workspace, file, shown):
    issue_programme(workspace, file(), layout=Layout.OVERVIEW)
    later = workspace.on_day(TODAY + timedelta(days=1))
    record_session(later, EPISODE, a_session(date=later.today), Language.NB)

    page = shown(SheetPage(workspace, file()))

    assert page._form.chosen.layout is Layout.OVERVIEW


@pytest.mark.parametrize("typed", ["14.13.2026", "23.11.2026"])
def test_a_visit_that_cannot_be_is_refused_in_a_sentence(page, file, typed):
    page._form.next_visit.setText(typed)

    assert not page.issue()

    assert page._problem.accessibleName().endswith(".")
    assert page._form.next_visit.text() == typed
    assert file().programmes == ()


def test_a_layout_and_a_language_are_always_chosen(page):
    page._form.layout_of_sheet.pick(None)
    page._form.language.pick(None)

    assert page._form.chosen.layout is Layout.CARDS
    assert page._form.chosen.language is Language.NB


def test_own_words_stay_when_language_or_layout_change(page):
    page._form.why.setPlainText("Beinet bestemmer.")

    page._form.language.pick(1)
    page._form.layout_of_sheet.pick(0)

    assert page._form.why.toPlainText() == "Beinet bestemmer."
    assert "Beinet bestemmer." in words_on(page._pdf)


def test_the_proposal_comes_back_and_follows_the_language(page):
    norwegian = page._form.why.toPlainText()
    page._form.why.setPlainText("Beinet bestemmer.")

    page._form.again.click()
    assert page._form.why.toPlainText() == norwegian

    page._form.language.pick(1)
    assert "how your body" in page._form.why.toPlainText()


@pytest.mark.parametrize(
    ("place", "ending", "start"),
    [(0, "pdf", b"%PDF"), (1, "html", b"<!doctype html>"), (2, "txt", b"TRENINGEN DIN")],
)
def test_an_issued_sheet_is_saved_in_three_kinds_and_remembered(
    page, workspace, saving, place, ending, start
):
    page.issue()

    page.save_as.kinds.actions()[place].trigger()

    kept = saving / f"hjemmeprogram-2026-11-23.{ending}"
    assert kept.read_bytes().startswith(start)
    assert [each.path for each in saved_exports(workspace)] == [str(kept)]


def test_where_one_page_has_no_room_the_cards_are_offered(workspace, shown):
    add_patient(workspace, a_patient(), an_episode())
    many = from_the_bank(*LEG, *BACK, "heel-slide", "clam", "wall-sit", "calf-stretch")
    record_session(workspace, EPISODE, a_session(exercises=many), Language.NB)
    page = shown(SheetPage(workspace, open_patient(workspace, PATIENT)))

    page._form.why.setPlainText("treningen " * 90)
    page._form.layout_of_sheet.pick(0)

    assert "én side" in page._problem.accessibleName()
    assert not page._issue.isEnabled()
    page._cards.click()
    assert page._form.chosen.layout is Layout.CARDS
    assert page._cards.isHidden()
    assert page.issue()
