"""A clinic that answered "records only": nothing is judged on any page, and all else works."""

from app.domain.codes import Language
from app.ui.pages.start.first_start_page import FirstStartPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.ui.widgets.advice.parts import Lead
from app.ui.widgets.controls.light import LIGHT_WORDS, LightBadge, LightShape
from app.usecases.keep_clinic import change_advice
from app.usecases.keep_clinic import clinic as stored_clinic
from tests.builders import TODAY
from tests.journeys.conftest import PASSPHRASE, type_key_from_paper
from tests.journeys.looking import ENTER, FIND, NEW, PAPER, SAVE, TAB, WORDS, seen

LIGHTS = (LightShape, LightBadge, Lead)
WITHOUT = {Language.NB: "Bare journalføring", Language.EN: "Records only"}


def lights_on(page):
    return [each for kind in LIGHTS for each in page.findChildren(kind) if each.isVisible()]


def test_nobody_is_let_in_without_an_answer_and_none_is_given_beforehand(start, press, doors):
    page = start().page
    press("Fjordgata fysioterapi", TAB, "Kari Nordmann", TAB, "22 22 22 22", TAB, TAB)
    assert page.advice.value is None

    press(PASSPHRASE, TAB, PASSPHRASE, ENTER)

    assert page.problem.isVisible()
    assert page.advice.hasFocus()
    assert not doors.is_furnished()


def test_the_answer_of_first_start_is_stored_with_its_day(start, press, language):
    window = start()
    assert isinstance(window.page, FirstStartPage)

    press("Fjordgata fysioterapi", TAB, "Kari Nordmann", TAB, "22 22 22 22", TAB)
    press("2", PASSPHRASE, TAB, PASSPHRASE, ENTER)
    type_key_from_paper(window.page.steps, press)

    stored = stored_clinic(window.desk.workspace)
    assert not stored.advice
    assert stored.advice_answered == TODAY


def test_a_session_is_recorded_and_its_sheet_printed_without_a_light(
    returning, press, stored, printed, language
):
    change_advice(returning.desk.workspace, shown=False)
    returning.desk.show_page(Where())
    press(FIND, "øs", ENTER)
    assert lights_on(returning.page) == []

    press(NEW, "2")
    assert lights_on(returning.page) == []
    press(SAVE)
    assert WORDS[language]["saved"] in " ".join(seen(returning.page))
    press(PAPER)
    assert lights_on(returning.page) == []
    returning.page._issue_and_print.click()

    assert stored().latest.advice is None
    assert stored().programmes[-1].programme.light is None
    assert printed == ["Takt"]


def test_today_shows_no_light_and_says_why(returning, press, language):
    change_advice(returning.desk.workspace, shown=False)
    returning.desk.show_page(Where())
    page = returning.page
    assert isinstance(page, TodayPage)

    model = page.table.model()
    told = " ".join(str(model.index(0, column).data()) for column in range(model.columnCount()))

    assert [word for word in map(str, LIGHT_WORDS[:4]) if word in told] == []


def test_the_answer_is_changed_in_the_settings(clinic, language):
    clinic.desk.show_page(Where("settings"))
    page = clinic.page

    page.advice.pick(1)

    assert not stored_clinic(clinic.desk.workspace).advice
    assert page.advice.word == WITHOUT[language]
    assert str(TODAY.year) in page._answered.text()
