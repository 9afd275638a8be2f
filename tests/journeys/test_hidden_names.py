"""Where somebody looks on, one key lets every page show initials; it is remembered."""

import pytest
from PySide6.QtCore import Qt

from app.ui.shown_names import hide_names
from app.ui.where import Where
from tests.journeys.looking import CONTROL, ENTER, FIND, NEW, TAB, seen

F9 = Qt.Key.Key_F9
PAGES = ("today", "patient", "session", "sheet", "diary", "programme", "trail", "what-if",
         "together", "rules", "access")  # fmt: skip


@pytest.fixture(autouse=True)
def whole_names_for_the_next():
    yield
    hide_names(hidden=False)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_the_name_and_the_key_brings_it_back(returning, press, stored, page):
    whose = stored().patient.id
    returning.desk.show_page(Where(page, whose))
    if page == "access":
        returning.page.month.pick(1)

    press(F9)

    assert returning.desk.where.page == page
    told = " ".join(seen(returning)) + returning.windowTitle()
    assert "Østby" not in told
    assert "Ingrid" not in told
    if page == "today":
        assert returning.page.table.model().index(0, 0).data() == "I. Ø. 47"
    press(F9)
    assert not returning.settings.hides_names


def test_the_focus_stays_where_it_was(returning, press, qapp, stored):
    returning.desk.show_page(Where("session", stored().patient.id))
    press("2", TAB, TAB)
    before = qapp.focusWidget().accessibleName()

    press(F9)

    assert qapp.focusWidget().accessibleName() == before
    assert returning.page.sitting.form.controls()["pain_next_morning"].value == 2
    returning.desk.show_page(Where("settings"))
    returning.page.text_scale.setFocus()
    press("2")
    assert returning.settings.text_scale == 125
    assert qapp.focusWidget() is returning.page.text_scale


def test_a_hidden_name_is_still_found_and_remembered(returning, press, start):
    press(F9, FIND, "øs", ENTER, NEW, "2")

    assert "I. Ø." in " ".join(seen(returning.page))
    press((Qt.Key.Key_K, CONTROL), "østby")
    shown = returning.over.overlay._shown
    assert [each.found.words for each in shown if "Ø." in each.found.words] == ["I. Ø."]
    returning.discard_and_close()
    assert start().settings.hides_names
