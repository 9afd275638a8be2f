"""A national identity number is noticed as it is typed, wherever it is, and stored nowhere."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.domain.codes import Light
from app.domain.identity_number import IdentityNumberRefused
from app.domain.session import Override
from app.ui.where import Where
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import change_patient
from app.usecases.record_session import record_session
from tests.builders import a_session
from tests.domain.test_identity_number import D_NUMBER, PLAIN
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.looking import CONTROL, ENTER, TAB

PAGES = ("today", "editor", "session", "sheet", "settings", "rules", "exercises", "programme",
         "deletion")  # fmt: skip


def fields(page):
    kinds = (QLineEdit, QPlainTextEdit)
    found = [each for kind in kinds for each in page.findChildren(kind)]
    return [
        each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()
    ]


@pytest.mark.parametrize("where", PAGES)
def test_it_is_noticed_in_every_field_of_words_and_gone_with_the_number(
    returning, stored, where, press
):
    whose = stored().patient.id if where in {"session", "sheet", "programme", "deletion"} else None
    returning.desk.show_page(Where(where, whose))
    noticed = 0

    for field in fields(returning.page):
        field.setFocus()
        field.clear()
        press(PLAIN)
        if PLAIN in text_of(field):
            noticed += 1
            assert "Takt" in returning.notice.text
            field.clear()
            assert returning.notice.text == ""

    assert noticed > 0 or where == "session"


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_it_is_noticed_in_the_search_over_the_page(returning, press):
    press((Qt.Key.Key_K, CONTROL), PLAIN)

    assert "Takt" in returning.notice.text


def test_it_is_noticed_and_refused_before_the_clinic_is_made(start, press, doors):
    window = start()
    press(PLAIN)
    assert window.page.problem.accessibleName()

    press(TAB, "Kari", TAB, "22 22 22 22", TAB, "1", PASSPHRASE, TAB, PASSPHRASE, ENTER)

    assert window.page.steps is None
    assert window.page.name.text() == PLAIN
    assert window.page.name.hasFocus()
    assert window.page.problem.accessibleName()
    assert not doors.is_furnished()


def test_a_telephone_is_not_noticed(returning, press):
    returning.desk.show_page(Where("settings"))
    returning.page.letterhead.telephone.setFocus()
    returning.page.letterhead.telephone.clear()

    press("+47 22 22 22 22")

    assert returning.notice is None


def test_no_way_of_storing_takes_one(returning, stored, language):
    workspace, file = returning.desk.workspace, stored()
    note = Override(light=Light.RED, note=f"fnr {D_NUMBER}")
    ways = (
        lambda: change_patient(workspace, structs.replace(file.patient, note=PLAIN)),
        lambda: record_session(workspace, file.episode.id, a_session(override=note), language),
        lambda: issue_programme(workspace, file, why=f"Du er {PLAIN}."),
    )

    for way in ways:
        with pytest.raises(IdentityNumberRefused):
            way()

    assert stored() == file
