"""The page of the exercises: found, liked with one key, and the clinic’s own kept."""

import time
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.codes import Demand, Language, Region
from app.exercises.exercise import Equipment, Position
from app.ui import dialogs
from app.ui.pages.programme.bank_page import BankPage
from app.ui.translator import speak
from app.ui.widgets.bank import pictures
from app.ui.widgets.bank.exercise_grid_paint import star_of
from app.ui.widgets.bank.pictures import Pictures
from app.ui.widgets.controls.label import Label
from app.usecases.keep_favourites import favourites
from app.usecases.keep_own_exercises import keep_own_exercise
from tests.builders import an_own_exercise
from tests.pdf.test_photo import HOSTILE, a_located_jpeg

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(workspace, shown):
    return opened(workspace, shown)


def opened(workspace, shown):
    page = BankPage(workspace)
    page.resize(1290, 688)
    shown(page)
    page.start()
    return page


def names(page):
    language = page.browser.language
    return [hit.rung.name.of(language) for hit in page.browser.grid.hits]


def ids(page):
    return {hit.exercise.id for hit in page.browser.grid.hits}


def said_on(widget):
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def type_in(field, text):
    field.setFocus()
    field.insert(text)  # QTest knows no æ, ø and å


@pytest.mark.parametrize("typed", ["tåhev", "tahev", "TÅHEV", "heel raise"])
def test_an_exercise_is_found_as_one_types_in_either_language(page, typed):
    type_in(page.browser.search, typed)

    assert ids(page) == {"heel-raise"}
    assert "tåhev" in said_on(page.about).casefold()


def test_the_other_language_is_one_click_away(workspace, shown):
    speak(Language.EN)
    page = opened(workspace, shown)
    type_in(page.browser.search, "seteløft")

    assert "Bridge" in said_on(page.about)
    page.about._swap_language()
    assert "Seteløft" in said_on(page.about)


def test_every_filter_lets_through_what_has_the_trait(page):
    filters, rung_of = page.browser.filters, lambda hit: hit.rung
    for field, value, trait in (
        (filters.region, Region.KNEE, lambda hit: Region.KNEE in hit.exercise.regions),
        (filters.position, Position.PRONE, lambda hit: rung_of(hit).position is Position.PRONE),
        (filters.equipment, "none", lambda hit: not rung_of(hit).equipment),
        (filters.equipment, Equipment.BAND, lambda hit: Equipment.BAND in rung_of(hit).equipment),
        (filters.demand, Demand.HIGH, lambda hit: rung_of(hit).demand is Demand.HIGH),
    ):
        field.setCurrentIndex(field._values.index(value))

        assert page.browser.grid.hits
        assert all(trait(hit) for hit in page.browser.grid.hits)
        filters.clear()
    assert len(page.browser.grid.hits) == 120


def test_nothing_found_says_so_and_the_way_back_is_one_click(page):
    type_in(page.browser.search, "xyzzy")
    assert "Ingen øvelse passer" in said_on(page)

    QTest.mouseClick(page.browser.clear, Qt.MouseButton.LeftButton)

    assert len(page.browser.grid.hits) == 120
    assert page.browser.search.hasFocus()


def test_one_key_makes_a_favourite_that_comes_first_and_one_lets_it_go(page, workspace):
    type_in(page.browser.search, "seteløft")
    QTest.keyClick(page.browser.search, Qt.Key.Key_F8)
    assert favourites(workspace) == {"bridge"}

    page.browser.search.clear()
    assert page.browser.grid.hits[0].exercise.id == "bridge"
    page.browser.filters.favourites.click()
    assert ids(page) == {"bridge"}
    QTest.keyClick(page.browser.search, Qt.Key.Key_F8)
    assert favourites(workspace) == frozenset()


def test_a_click_on_the_star_is_enough(page, workspace):
    grid = page.browser.grid
    place = star_of(grid.visualRect(grid.model().index(2, 0))).center().toPoint()

    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert favourites(workspace) == {grid.hits[2].exercise.id}


def test_the_arrows_walk_through_the_tiles_while_one_types(page):
    grid = page.browser.grid

    QTest.keyClick(page.browser.search, Qt.Key.Key_Down)

    assert grid.currentIndex().row() == grid.columns
    assert grid.hit.rung.name.nb in said_on(page.about)


def test_a_rung_of_the_ladder_is_read_from_the_one_below(page):
    type_in(page.browser.search, "liten knebøy")
    page.about.level_asked.emit(3)

    assert page.browser.grid.hit.level == 3
    assert "Du går dypere" in said_on(page.about)


def test_what_shuts_an_exercise_out_stands_there(page):
    type_in(page.browser.search, "knebøy med vekt")

    told = said_on(page.about)

    assert "Uten vekt på beinet" in told or "Ingen vekt på beinet" in told
    assert "90°" in told


def test_an_own_exercise_is_written_with_a_photo_and_found(page, workspace, monkeypatch, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(a_located_jpeg())
    monkeypatch.setattr(dialogs, "ask_picture", lambda _parent: photo)
    banks = []
    page.bank_changed.connect(lambda changed: banks.append(changed.bank))
    QTest.keyClick(page, Qt.Key.Key_N, CONTROL)
    editor = page.editor
    editor.form.names[Language.NB].setText("Trapp med sekk")
    editor.form.instructions[Language.NB].setPlainText("Ta på sekken.\nGå rolig opp.")
    editor.photo.choose.click()

    QTest.keyClick(page, Qt.Key.Key_S, CONTROL)

    kept = banks[-1].own("trapp-med-sekk")
    assert Image.open(BytesIO(kept.photo)).format == "JPEG"
    assert b"Secret" not in kept.photo
    assert page.browser.grid.hit.exercise.id == "trapp-med-sekk"
    assert "Gå rolig opp." in said_on(page.about)


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_damaged_photo_is_refused_in_place_and_nothing_typed_is_lost(
    page, monkeypatch, tmp_path, data
):
    file = tmp_path / "photo.jpg"
    file.write_bytes(data)
    monkeypatch.setattr(dialogs, "ask_picture", lambda _parent: file)
    page.edit(None)
    page.editor.form.names[Language.NB].setText("Trapp")

    page.editor.photo.choose.click()

    assert "Velg" in page.editor.photo.problem.accessibleName()
    assert page.editor.form.names[Language.NB].text() == "Trapp"
    assert page.editor.photo.held == b""


def test_a_photo_that_is_gone_is_told(page, monkeypatch, tmp_path):
    monkeypatch.setattr(dialogs, "ask_picture", lambda _parent: tmp_path / "gone.jpg")
    page.edit(None)

    page.editor.photo.choose.click()

    assert page.editor.photo.problem.isVisible()


@pytest.mark.parametrize("name", ["", "  ", "!?"])
def test_an_exercise_without_a_name_is_refused_in_place(page, name):
    page.edit(None)
    page.editor.form.names[Language.NB].setText(name)

    assert not page.editor.store()
    assert "Skriv navnet" in page.editor.problem.accessibleName()


def test_a_name_that_is_taken_is_refused(page):
    page.edit(None)
    page.editor.form.names[Language.NB].setText("Squat")

    assert not page.editor.store()
    assert "finnes allerede" in page.editor.problem.accessibleName()


def test_an_own_exercise_is_changed_removed_and_put_back(workspace, shown):
    page = opened(keep_own_exercise(workspace, an_own_exercise(photo=b"")), shown)
    type_in(page.browser.search, "trapp med sekk")
    page.about.edit_asked.emit()
    page.editor.form.names[Language.EN].setText("Stairs with a bag")
    assert page.editor.store()
    assert page._workspace.bank.own("trapp-med-sekk").name_en == "Stairs with a bag"

    page.browser.show_exercise("trapp-med-sekk")
    page.about.remove_asked.emit()
    assert page._workspace.bank.get("trapp-med-sekk") is None
    page.undo.button.click()

    assert page._workspace.bank.own("trapp-med-sekk").name_en == "Stairs with a bag"


def test_leaving_the_form_asks_what_to_do_with_what_was_typed(page):
    page.edit(None)
    page.editor.form.names[Language.NB].setText("Trapp")
    gone = []

    page.leave(lambda: gone.append(1))
    assert page.unsaved
    assert gone == []
    page.editor._guard.question._go()
    assert gone == [1]


def test_where_there_is_little_room_list_and_exercise_take_turns(page):
    page.resize(620, 340)
    assert not page._detail.isVisible()

    QTest.keyClick(page.browser.search, Qt.Key.Key_Return)
    assert page._detail.isVisible()
    assert not page.browser.isVisible()
    assert page.all_exercises.hasFocus()
    page.all_exercises.click()

    assert page.browser.isVisible()


def test_the_page_opens_and_paints_its_drawings_one_by_one(workspace, shown, qtbot, monkeypatch):
    slices = watch_slices(monkeypatch)

    page = opened(workspace, shown)
    qtbot.waitUntil(lambda: not page.browser.grid.pictures._awaited and len(slices) > 8)

    grid = page.browser.grid
    tile = grid.visualRect(grid.model().index(0, 0))
    assert colours(grid.viewport().grab(tile)) > 20


def watch_slices(monkeypatch):
    """Each turn in which one drawing is painted, while the window waits."""
    monkeypatch.setattr(pictures, "_kept", {})
    slices, paint = [], Pictures._paint_next

    def noted(self):
        paint(self)
        slices.append(self)

    monkeypatch.setattr(Pictures, "_paint_next", noted)
    return slices


def colours(pixmap):
    image = pixmap.toImage()
    room = QRect(image.rect())
    return len({
        image.pixel(x, y) for x in range(0, room.width(), 2) for y in range(0, room.height(), 2)
    })  # fmt: skip


def test_among_a_thousand_exercises_a_key_takes_less_than_a_tenth_of_a_second(workspace, shown):
    many = [an_own_exercise(id=f"own-{n}", name_nb=f"Kneløft {n}") for n in range(1000)]
    page = opened(replace(workspace, bank=workspace.bank.with_own(many)), shown)
    times = []

    for text in ("k", "kn", "kne", "KNEL"):
        start = time.process_time()
        page.browser.search.setText(text)
        times.append(time.process_time() - start)

    assert len(page.browser.grid.hits) == len(many)
    assert sorted(times)[1] < 0.1


def test_a_search_takes_less_than_twenty_milliseconds(page):
    times = []
    for text in ("k", "kn", "kne", "knebøy", "øvelse", "strikk", ""):
        start = time.process_time()
        page.browser.search.setText(text)
        times.append(time.process_time() - start)

    assert sorted(times)[len(times) // 2] < 0.02
