"""Every control has a name, and Tab reaches them in the order of the eye."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from app.ui.where import Where
from tests.journeys.looking import ENTER, FIND, NEW, TAB


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
