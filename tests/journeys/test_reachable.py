"""Every control has a name, and Tab reaches them in the order of the eye."""

import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.domain.codes import RestrictionKind
from app.domain.patient import Restriction
from app.ui.where import Where
from app.ui.widgets.controls.chip import Chip
from app.usecases.keep_patients import change_episode
from tests.journeys.looking import ENTER, FIND, NEW, TAB

ESC = Qt.Key.Key_Escape


@pytest.mark.parametrize("where", ["patient", "session", "sheet", "programme", "exercises"])
def test_every_control_has_a_name(returning, where, stored):
    returning.desk.show_page(Where(where, stored().patient.id))
    page = returning.page
    if where == "session":
        page.sitting.form._show_more(shown=True)
        page.sitting.form._rows.rows[0].unfold()

    nameless = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisibleTo(page)
        and not each.accessibleName()
    ]

    assert nameless == []


def test_tab_goes_as_the_eye_does(returning, press, qapp):
    press(FIND, "øs", ENTER, NEW)
    form = returning.page.sitting.form
    fields = [each for each in form._fields() if each.isVisible()][:-2]

    places = []
    for field in fields:
        assert qapp.focusWidget() is field
        spot = field.mapTo(form, QPoint(0, field.height() // 2))
        places.append((spot.y() // 20, spot.x()))
        press(TAB)

    questions, exercises = places[:10], [places[at : at + 3] for at in range(10, 22, 3)]
    assert len(fields) == 22
    assert questions == sorted(questions)
    assert all([x for _, x in row] == sorted(x for _, x in row) for row in exercises)
    assert exercises == sorted(exercises)


@pytest.mark.parametrize("page", ["session", "sheet", "programme", "diary", "what-if", "trail"])
def test_esc_goes_back_to_the_patient_and_then_to_all_of_them(returning, press, stored, page):
    whose = stored().patient.id
    returning.desk.show_page(Where(page, whose))

    press(ESC)
    assert returning.desk.where == Where("patient", whose)
    press(ESC)
    assert returning.desk.where == Where("today", whose)


def test_esc_loses_nothing_that_was_typed(returning, press, stored):
    returning.desk.show_page(Where("session", stored().patient.id))

    press("2", ESC)

    assert returning.desk.where.page == "session"
    assert returning.page.unsaved
    press(ESC)  # of the question whether it shall be saved: it is gone on with
    assert returning.desk.where.page == "session"


def test_limits_of_a_surgeon_are_never_cut_short_at_the_head(returning, stored, qapp):
    limits = tuple(
        Restriction(kind=RestrictionKind.NO_EXERCISE, exercise=each)
        for each in ("squat", "bridge")
    )
    change_episode(
        returning.desk.workspace, structs.replace(stored().episode, restrictions=limits)
    )

    returning.desk.show_page(Where("patient", stored().patient.id))

    qapp.processEvents()
    chips = returning.page.findChildren(Chip)
    assert len(chips) == 3
    assert all(each.width() >= each.sizeHint().width() for each in chips)
