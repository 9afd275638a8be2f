"""The programme builder: put together by key and mouse, every step taken back, saved as one."""

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.case import LatchedStop, Restriction
from app.domain.codes import Language, ReasonCode, RestrictionKind
from app.domain.errors import TaktError
from app.domain.programme import Template
from app.ui.pages.programme.programme_page import ProgrammePage
from app.ui.widgets.advice.decide import REASONS
from app.ui.widgets.bank.exercise_grid import TOLD
from app.ui.widgets.controls.label import Label
from app.usecases.keep_favourites import favourites
from app.usecases.keep_patients import add_patient, change_episode, open_patient
from app.usecases.keep_programme_draft import programme_draft_of
from app.usecases.keep_templates import templates
from app.usecases.record_session import record_session
from tests.builders import (
    EPISODE,
    PATIENT,
    TODAY,
    a_dose,
    a_patient,
    a_session,
    an_episode,
    an_exercise,
)

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SEEN = ("heel-raise", "squat", "bridge")


@pytest.fixture
def clinic(workspace):
    """One patient with three exercises, seen ten days ago."""
    add_patient(workspace, a_patient(), an_episode())
    exercises = tuple(
        an_exercise(id=each, prescribed=a_dose(load_kg=0, repetitions=10)) for each in SEEN
    )
    seen = a_session(date=TODAY.replace(day=13), exercises=exercises)
    record_session(workspace, EPISODE, seen, Language.NB)
    return workspace


@pytest.fixture
def page(clinic, shown):
    return opened(clinic, shown)


def opened(workspace, shown):
    page = ProgrammePage(workspace, open_patient(workspace, PATIENT))
    page.resize(1290, 688)
    shown(page)
    page.start()
    return page


def ids(page):
    return [each.id for each in page.programme]


def stored(workspace):
    return open_patient(workspace, PATIENT).prescribed


def search(page, text):
    page.parts.browser.search.setFocus()
    page.parts.browser.search.setText(text)


def add(page, text):
    search(page, text)
    press(page, Qt.Key.Key_Return)


def press(page, key, held=Qt.KeyboardModifier.NoModifier):
    QApplication.processEvents()
    QTest.keyClick(page.window().focusWidget(), key, held)


def said_on(widget):
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_enter_in_the_search_adds_what_was_found(page):
    add(page, "sideplanke på knærne")

    assert ids(page) == [*SEEN, "side-plank"]
    assert page.parts.browser.search.hasFocus()
    assert page.parts.list.present == "side-plank"


def test_what_was_added_is_scrolled_to(page):
    for each in ("sideplanke på knærne", "bekkenløft", "hakenikk"):
        add(page, each)
        row, area = page.parts.list.rows[page.parts.list.present], page.parts.list._scroll
        below = row.mapTo(area.viewport(), row.rect().bottomLeft()).y()

        assert 0 < below < area.viewport().height()


def test_undo_works_while_the_search_has_the_focus_and_redo_too(page):
    add(page, "planke")
    before = page.programme

    press(page, Qt.Key.Key_Z, CONTROL)
    assert ids(page) == list(SEEN)
    press(page, Qt.Key.Key_Y, CONTROL)

    assert page.programme == before


def test_alt_and_arrows_move_the_present_exercise(page):
    page.parts.list.reach("bridge")

    press(page, Qt.Key.Key_Up, ALT)
    press(page, Qt.Key.Key_Up, ALT)
    press(page, Qt.Key.Key_Up, ALT)
    assert ids(page) == ["bridge", "heel-raise", "squat"]
    assert page.parts.list.rows["bridge"].hasFocus()
    press(page, Qt.Key.Key_Down, ALT)

    assert ids(page) == ["heel-raise", "bridge", "squat"]


def test_a_row_is_dragged_by_its_handle_and_the_drag_is_one_step(page):
    rows = page.parts.list.rows
    QApplication.processEvents()
    grip = rows["heel-raise"]._grip
    below = rows["bridge"].mapToGlobal(QPoint(0, rows["bridge"].height())).y()

    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    for step in range(1, 11):
        at = grip.mapFromGlobal(QPoint(0, grip.mapToGlobal(QPoint(0, 0)).y()))
        down = (below - grip.mapToGlobal(at).y()) * step // 10
        QTest.mouseMove(grip, QPoint(5, down))
        QApplication.processEvents()
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)

    assert ids(page) == ["squat", "bridge", "heel-raise"]
    press(page, Qt.Key.Key_Z, CONTROL)
    assert ids(page) == list(SEEN)


def test_a_drag_and_the_next_are_two_steps(page):
    rows = page.parts.list
    rows.place_asked.emit("squat", 0)
    rows.dropped.emit()
    rows.place_asked.emit("squat", 2)

    page.parts.undo.click()

    assert ids(page) == ["squat", "heel-raise", "bridge"]


@pytest.mark.parametrize(("key", "level"), [(Qt.Key.Key_Up, 2), (Qt.Key.Key_Down, 1)])
def test_one_key_goes_up_or_down_the_ladder(page, clinic, key, level):
    page.parts.list.reach("squat")

    press(page, key, CONTROL)

    assert page.programme[1].dose.level == level
    assert page.parts.ladder._title.text().endswith(
        clinic.bank.get("squat").name(Language.NB, level).lower()
    )


def test_a_click_on_a_rung_takes_it_and_its_dose(page, clinic):
    page.parts.list.reach("squat")

    page.parts.ladder.level_asked.emit(3)

    assert page.programme[1].dose == clinic.bank.get("squat").rung(3).dose
    assert "mer enn rådet, som var" in said_on(page.parts.list.rows["squat"])


def test_typing_a_dose_is_one_step_of_the_history(page):
    field = page.parts.list.rows["squat"].dose.fields["repetitions"]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "8")
    assert page.programme[1].dose.repetitions == 8
    assert "var 3" in said_on(page.parts.list.rows["squat"])

    press(page, Qt.Key.Key_Z, CONTROL)

    assert page.programme[1].dose.repetitions == 10
    assert field.text() == "10"


@pytest.mark.parametrize("typed", ["99", "", "x"])
def test_a_refused_number_stays_and_is_not_saved(page, clinic, typed):
    field = page.parts.list.rows["squat"].dose.fields["sets"]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, typed)

    add(page, "planke")

    assert field.text() == typed
    assert not page.save()
    assert "Sett" in page.parts.problem.accessibleName()
    assert stored(clinic) == page._file.prescribed
    assert page.unsaved


def test_one_set_less_for_all_is_one_action_and_one_step(page):
    QTest.mouseClick(page.parts.bulk.less, Qt.MouseButton.LeftButton)
    assert [each.dose.sets for each in page.programme] == [2, 2, 2]

    press(page, Qt.Key.Key_Z, CONTROL)

    assert [each.dose.sets for each in page.programme] == [3, 3, 3]


def test_one_dose_is_set_for_all_chosen_ones_in_one_action_and_one_step(page):
    for each in ("squat", "bridge"):
        page.parts.list.reach(each)
        press(page, Qt.Key.Key_Space)
    bulk = page.parts.bulk
    bulk.variable.setCurrentIndex(1)
    bulk.number.setFocus()

    QTest.keyClicks(bulk.number, "14")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)

    assert [each.dose.repetitions for each in page.programme] == [10, 14, 14]
    press(page, Qt.Key.Key_Z, CONTROL)
    assert [each.dose.repetitions for each in page.programme] == [10, 10, 10]


def test_what_is_no_number_for_all_is_refused_beside_and_changes_nothing(page):
    bulk = page.parts.bulk
    bulk.number.setFocus()

    QTest.keyClicks(bulk.number, "99")
    bulk.same.click()

    assert "1" in said_on(bulk.problem)
    assert bulk.number.text() == "99"
    assert [each.dose.sets for each in page.programme] == [3, 3, 3]


def test_only_the_chosen_ones_change(page):
    for each in ("squat", "bridge"):
        page.parts.list.reach(each)
        press(page, Qt.Key.Key_Space)
    assert "2 valgt" in said_on(page.parts.bulk)

    press(page, Qt.Key.Key_Minus, CONTROL)

    assert [each.dose.sets for each in page.programme] == [3, 2, 2]


def test_delete_takes_out_and_undo_puts_back_where_it_was(page):
    page.parts.list.reach("squat")

    press(page, Qt.Key.Key_Delete)
    assert ids(page) == ["heel-raise", "bridge"]
    assert page.parts.list.rows["bridge"].hasFocus()
    press(page, Qt.Key.Key_Z, CONTROL)

    assert ids(page) == list(SEEN)


def test_three_places_wait_for_three_exercises(page):
    for each in SEEN:
        page.arranging._remove(each)

    assert sum(each.isVisible() for each in page.parts.list._empty) == 3
    add(page, "seteløft")
    assert sum(each.isVisible() for each in page.parts.list._empty) == 2


def test_four_exercises_get_a_sentence_and_six_need_a_reason(page, clinic):
    add(page, "planke")
    assert "Bachmann" in said_on(page.parts.notes)
    assert not page.parts.notes.reason.isVisible()
    assert page.save()

    add(page, "utfall")
    add(page, "musling")
    assert len(ids(page)) == 6
    assert "Henry 1999" in said_on(page.parts.notes)
    assert not page.save()
    assert page.parts.notes.reason.hasFocus()
    page.parts.notes.reason.setCurrentIndex(list(REASONS).index(ReasonCode.PATIENT_GOAL))
    page.parts.notes.note.setFocus()
    QTest.keyClicks(page.parts.notes.note, "Trener til fjelltur")

    assert page.save()
    change = open_patient(clinic, PATIENT).programme_change
    assert change.reason_code is ReasonCode.PATIENT_GOAL
    assert change.note == "Trener til fjelltur"


def test_bolder_than_advised_is_said_and_asks_for_a_reason(page):
    page.parts.bulk.asked.emit("repetitions", 9)

    assert "mer enn rådet" in said_on(page.parts.list.rows["squat"])
    assert page.parts.notes.reason.isVisible()
    assert not page.save()


def test_saving_is_what_is_prescribed_and_nothing_is_unsaved_then(page, clinic):
    page.arranging._remove("squat")
    assert page.unsaved

    press(page, Qt.Key.Key_S, CONTROL)

    assert [each.id for each in stored(clinic)] == ["heel-raise", "bridge"]
    assert not page.unsaved
    assert "Lagret" in said_on(page)


def test_undo_goes_back_behind_a_save(page):
    page.arranging._remove("squat")
    page.save()

    page.parts.undo.click()

    assert ids(page) == list(SEEN)
    assert page.unsaved


def test_to_paper_saves_first_and_is_one_action(page, clinic, qtbot):
    page.arranging._remove("squat")

    with qtbot.waitSignal(page.paper_asked):
        press(page, Qt.Key.Key_P, CONTROL)

    assert [each.id for each in stored(clinic)] == ["heel-raise", "bridge"]


@pytest.mark.parametrize(
    ("signal", "key"), [("session_asked", Qt.Key.Key_N), ("paper_asked", Qt.Key.Key_P)]
)
def test_a_new_patient_goes_on_to_the_first_session_or_to_paper(
    workspace, shown, qtbot, signal, key
):
    add_patient(workspace, a_patient(), an_episode())
    page = opened(workspace, shown)
    add(page, "seteløft")

    with qtbot.waitSignal(getattr(page, signal)):
        press(page, key, CONTROL)

    assert [each.id for each in stored(workspace)] == ["bridge"]


def test_a_template_is_kept_and_taken_in_two_actions_each(page, clinic):
    press(page, Qt.Key.Key_T, CONTROL | SHIFT)
    press(page, Qt.Key.Key_Return)
    assert [each.name for each in templates(clinic)] == ["Akillessene, høyre"]

    page.arranging._remove("squat")
    press(page, Qt.Key.Key_T, CONTROL)
    press(page, Qt.Key.Key_Return)

    assert ids(page) == list(SEEN)
    assert "Akillessene" in page.parts._told.text()
    press(page, Qt.Key.Key_Z, CONTROL)
    assert ids(page) == ["heel-raise", "bridge"]


def test_a_template_without_a_name_is_refused_and_one_can_be_removed(page, clinic):
    page._steps.keep(Template(name="Kne", exercises=page.programme))
    page.templates.open()
    page.parts.templates.name.clear()
    page.parts.templates._keep()
    assert "navn" in page.parts.templates.problem.accessibleName()

    page.parts.templates.names.setFocus()
    press(page, Qt.Key.Key_Delete)

    assert templates(clinic) == ()
    assert page.parts.templates.put_back.hasFocus()
    press(page, Qt.Key.Key_Return)
    assert [each.name for each in templates(clinic)] == ["Kne"]
    press(page, Qt.Key.Key_Escape)
    assert not page.parts.templates.isVisible()


def test_a_template_that_was_written_over_can_be_put_back(page, clinic):
    page._steps.keep(Template(name="Kne", exercises=page.programme[:1]))
    page.templates.open(to_keep=True)
    page.parts.templates.name.setText("Kne")
    page.parts.templates._keep()
    assert len(templates(clinic)[0].exercises) == 3

    assert page.parts.templates.put_back.hasFocus()
    press(page, Qt.Key.Key_Return)

    assert len(templates(clinic)[0].exercises) == 1


def test_a_template_is_renamed_by_keys_and_that_is_taken_back(page, clinic):
    for name in ("Hofte", "Kne"):
        page._steps.keep(Template(name=name, exercises=page.programme))
    press(page, Qt.Key.Key_T, CONTROL)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_F2)
    panel = page.parts.templates
    assert panel.name.selectedText() == "Kne"

    QTest.keyClicks(panel.name, "Hofte")
    press(page, Qt.Key.Key_Return)
    assert "Hofte" in panel.problem.accessibleName()
    panel.name.selectAll()
    QTest.keyClicks(panel.name, "Ankel")
    press(page, Qt.Key.Key_Return)

    assert [each.name for each in templates(clinic)] == ["Ankel", "Hofte"]
    assert panel.names.hasFocus()
    assert panel._chosen().name == "Ankel"
    press(page, Qt.Key.Key_Z, CONTROL)
    assert [each.name for each in templates(clinic)] == ["Hofte", "Kne"]


def test_escape_leaves_a_template_its_name(page, clinic):
    page._steps.keep(Template(name="Kne", exercises=page.programme))
    page.templates.open()
    page.parts.templates._rename.click()
    QTest.keyClicks(page.parts.templates.name, "Hofte")

    press(page, Qt.Key.Key_Escape)

    assert page.parts.templates.names.hasFocus()
    assert page.parts.templates.name.text() == "Akillessene, høyre"
    assert [each.name for each in templates(clinic)] == ["Kne"]


def restricted(workspace, **limit):
    episode = open_patient(workspace, PATIENT).episode
    change_episode(workspace, structs.replace(episode, restrictions=(Restriction(**limit),)))


def test_a_restriction_marks_what_it_shuts_out_and_can_hide_it(clinic, shown):
    restricted(clinic, kind=RestrictionKind.NO_WEIGHT_BEARING)
    page = opened(clinic, shown)
    grid = page.parts.browser.grid
    marked = [grid.model().index(place, 0).data(TOLD).barred for place in range(120)]
    assert any(marked)
    assert not all(marked)

    page.parts.browser.hide_barred.setChecked(True)

    assert len(grid.hits) == marked.count("")
    assert not any(
        grid.model().index(place, 0).data(TOLD).barred for place in range(len(grid.hits))
    )


def test_what_is_shut_out_is_not_added_and_not_saved(clinic, shown):
    restricted(clinic, kind=RestrictionKind.NO_WEIGHT_BEARING)
    page = opened(clinic, shown)

    add(page, "utfall")
    assert "lunge" not in ids(page)
    assert page.parts.problem.isVisible()
    assert "vekt" in said_on(page.parts.list.rows["squat"]).casefold()
    page.arranging._remove("bridge")

    assert not page.save()
    assert stored(clinic) == page._file.prescribed


def test_a_stop_is_shown_and_nothing_can_be_saved(clinic, shown):
    episode = open_patient(clinic, PATIENT).episode
    stop = LatchedStop(date=TODAY, reason="Feber")
    change_episode(clinic, structs.replace(episode, latched_stop=stop))
    page = opened(clinic, shown)

    page.arranging._remove("squat")

    assert "stoppet" in said_on(page)
    assert not page.parts.save.isEnabled()
    assert not page.save()
    assert stored(clinic) == page._file.prescribed


def test_a_favourite_is_one_key_here_too(page, clinic):
    search(page, "seteløft med marsj")

    press(page, Qt.Key.Key_F8)

    assert favourites(clinic) == {"bridge"}


def test_a_favourite_is_taken_back_and_made_again(page, clinic):
    search(page, "seteløft med marsj")
    press(page, Qt.Key.Key_F8)

    press(page, Qt.Key.Key_Z, CONTROL)
    assert favourites(clinic) == frozenset()
    press(page, Qt.Key.Key_Y, CONTROL)

    assert favourites(clinic) == {"bridge"}


def test_templates_kept_written_over_and_removed_are_taken_back_in_turn(page, clinic):
    for _ in (1, 2):
        page.arranging.go(page.programme[:-1])
        page.templates._keep("Kne")
    page.templates._remove("Kne")
    kept = []

    for _ in range(5):
        page.parts.undo.click()
        kept.append([len(each.exercises) for each in templates(clinic)])

    assert kept == [[1], [2], [2], [], []]
    assert ids(page) == list(SEEN)
    for _ in range(5):
        page.parts.redo.click()
    assert templates(clinic) == ()


def test_the_reason_and_what_is_written_of_it_are_taken_back(page):
    for each in ("planke", "utfall", "musling"):
        add(page, each)
    notes = page.parts.notes
    notes.reason.setCurrentIndex(2)
    notes.note.setFocus()
    QTest.keyClicks(notes.note, "fjelltur")

    press(page, Qt.Key.Key_Z, CONTROL)
    assert (notes.note.text(), notes.reason.currentIndex()) == ("", 2)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert notes.reason.value is None
    press(page, Qt.Key.Key_Y, CONTROL)
    press(page, Qt.Key.Key_Y, CONTROL)

    assert (notes.note.text(), notes.reason.currentIndex()) == ("fjelltur", 2)


def test_a_step_back_that_cannot_be_stored_is_not_taken(page, clinic):
    search(page, "seteløft med marsj")
    press(page, Qt.Key.Key_F8)
    with clinic.database.begin() as tx:
        tx.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(TaktError):
        page._steps.undo()

    assert page._steps.now.favourites == favourites(clinic) == {"bridge"}


def test_leaving_with_changes_asks_first(page):
    gone = []
    page.arranging._remove("squat")

    page.leave(lambda: gone.append(1))
    assert gone == []
    page.parts.unsaved._save_and_go()

    assert gone == [1]
    assert not page.unsaved


def test_what_was_not_saved_is_gone_on_with_after_a_crash(page, clinic, shown):
    page.arranging._remove("squat")
    page.keep_draft_now()

    again = opened(clinic, shown)

    assert ids(again) == ["heel-raise", "bridge"]
    assert "Fortsetter" in again.parts._told.text()
    assert [each.id for each in stored(clinic)] == list(SEEN)
    press(again, Qt.Key.Key_Z, CONTROL)
    assert ids(again) == list(SEEN)


def test_a_reason_half_written_and_a_refused_number_are_gone_on_with_too(page, clinic, shown):
    for each in ("planke", "utfall", "musling"):
        add(page, each)
    page.parts.notes.reason.setCurrentIndex(2)
    page.parts.notes.note.setFocus()
    QTest.keyClicks(page.parts.notes.note, "fjellt")
    load = page.parts.list.rows["squat"].dose.fields["load_kg"]
    load.setFocus()
    load.selectAll()
    QTest.keyClicks(load, "2,5,")
    page.keep_draft_now()

    again = opened(clinic, shown)

    notes, row = again.parts.notes, again.parts.list.rows["squat"]
    assert (notes.note.text(), notes.reason.currentIndex()) == ("fjellt", 2)
    assert row.dose.fields["load_kg"].text() == "2,5,"
    assert again.parts.list.problem
    assert again.unsaved
    press(again, Qt.Key.Key_Z, CONTROL)
    assert (ids(again), again.parts.list.problem) == (list(SEEN), "")
    assert not again.unsaved


def test_a_reason_alone_is_kept_and_asked_about(page, clinic):
    page._choose(ReasonCode.PATIENT_GOAL)

    page.keep_draft_now()

    assert page.unsaved
    assert programme_draft_of(clinic, EPISODE).reason_code is ReasonCode.PATIENT_GOAL
    page.save()
    assert not page.unsaved
    assert programme_draft_of(clinic, EPISODE) is None


def test_it_is_kept_within_five_seconds_by_itself(page, clinic, qtbot):
    page.arranging._remove("squat")

    qtbot.waitUntil(lambda: programme_draft_of(clinic, EPISODE) is not None)

    assert len(programme_draft_of(clinic, EPISODE).exercises) == 2


@pytest.mark.parametrize("answer", ["_save_and_go", "_go"])
def test_what_was_saved_or_discarded_is_not_kept(page, clinic, answer):
    page.arranging._remove("squat")
    page.keep_draft_now()

    page.leave(list)
    getattr(page.parts.unsaved, answer)()

    assert programme_draft_of(clinic, EPISODE) is None


def test_f6_goes_between_bank_and_programme_where_one_has_room(page):
    page.resize(640, 400)
    QApplication.processEvents()
    assert not page.parts.browser.isVisible()

    press(page, Qt.Key.Key_F6)
    assert page.parts.browser.search.hasFocus()
    QTest.mouseClick(page.parts._to_programme, Qt.MouseButton.LeftButton)

    assert page.parts.list.isVisible()
    assert not page.parts.browser.isVisible()


def test_every_exercise_of_the_bank_can_stand_in_a_programme(page, clinic):
    for hit in page.parts.browser.grid.hits:
        page.arranging._add(hit)
        assert hit.exercise.id in ids(page)

    assert len(ids(page)) == len(clinic.bank)
    assert all(not each.problem for each in page.parts.list.rows.values())
