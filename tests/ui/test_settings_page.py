import pytest
from PIL import Image
from PySide6.QtCore import Qt

from app.domain.clinic import PaperSize
from app.domain.codes import Language
from app.settings import Settings, Theme, load_settings
from app.ui import dialogs
from app.ui.pages.settings.settings_page import SettingsPage
from app.usecases.keep_clinic import clinic


@pytest.fixture
def page(workspace, shown):
    return shown(SettingsPage(workspace, Settings()))


@pytest.mark.parametrize(
    ("field", "place", "expected"),
    [("language", 1, Settings(language=Language.EN)), ("theme", 2, Settings(theme=Theme.DARK)),
     ("text_scale", 4, Settings(text_scale=200)), ("hides_names", 1, Settings(hides_names=True))],
)  # fmt: skip
def test_a_choice_is_told_at_once(page, field, place, expected):
    told = []
    page.settings_changed.connect(told.append)

    getattr(page, field).pick(place)

    assert told == [expected]


def test_a_language_cannot_be_taken_back_to_none(page, qtbot):
    told = []
    page.settings_changed.connect(told.append)

    qtbot.keyClick(page.language, Qt.Key.Key_Backspace)

    assert page.language.value is Language.NB
    assert told == []


def test_the_letterhead_is_saved(page, workspace, qtbot):
    page.letterhead.telephone.setText("33 33 33 33")

    qtbot.mouseClick(page.letterhead.save, Qt.MouseButton.LeftButton)

    assert clinic(workspace).telephone == "33 33 33 33"


def test_a_clinic_without_a_name_is_refused_in_place(page, workspace, qtbot):
    before = clinic(workspace)
    page.letterhead.name.setText("  ")

    qtbot.mouseClick(page.letterhead.save, Qt.MouseButton.LeftButton)

    assert page.letterhead.problem.isVisible()
    assert clinic(workspace) == before


def test_settings_that_cannot_be_read_are_the_defaults(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"language": "klingon"}')

    assert load_settings(file) == Settings()


def test_the_paper_is_kept_with_the_letterhead(page, workspace, qtbot):
    page.letterhead.paper.pick(1)
    page.letterhead.save.click()

    assert clinic(workspace).paper is PaperSize.LETTER
    assert clinic(workspace).name == "Fjordgata fysioterapi"


def test_a_logo_is_chosen_kept_and_removed(page, workspace, tmp_path, monkeypatch):
    file = tmp_path / "logo.png"
    Image.new("RGB", (300, 100), "navy").save(file)
    monkeypatch.setattr(dialogs, "ask_picture", lambda _: file)

    page.letterhead.logo.choose.click()
    page.letterhead.save.click()

    assert clinic(workspace).logo.startswith(b"\x89PNG")
    assert page.letterhead.logo.remove.isVisible()

    page.letterhead.logo.remove.click()

    assert clinic(workspace).logo == b""
    page.letterhead.logo.undo.button.click()
    assert clinic(workspace).logo.startswith(b"\x89PNG")


def test_what_is_no_picture_is_refused_beside_the_buttons(page, workspace, tmp_path, monkeypatch):
    file = tmp_path / "logo.png"
    file.write_text("not a picture")
    monkeypatch.setattr(dialogs, "ask_picture", lambda _: file)

    page.letterhead.logo.choose.click()

    assert "PNG" in page.letterhead.logo.problem.accessibleName()
    assert clinic(workspace).logo == b""
