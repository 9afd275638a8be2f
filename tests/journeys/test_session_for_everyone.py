"""The session in the window for other patients and other eyes: all by keys, in both languages."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from app.domain.case import Restriction
from app.domain.codes import Contingency, Light, Profile, Quality, Region, RestrictionKind
from app.domain.dose import Dose
from app.domain.session import SessionExercise
from app.settings import Theme
from app.ui.where import Where
from app.usecases.keep_patients import add_patient, change_episode
from app.usecases.record_session import record_session
from tests.builders import TODAY, a_patient, an_episode
from tests.journeys.conftest import last_week
from tests.journeys.looking import ENTER, FIND, NEW, SAVE, TAB, seen

BACK = ("bridge", "bird-dog", "dead-bug")
MORE = ("bridge", "clam")


@pytest.fixture
def by_time(clinic, language):
    """A patient with back pain, led by the agreed plan, who was here a week ago."""
    patient = a_patient(given_name="Ingrid", family_name="Østby")
    episode = an_episode(
        patient_id=patient.id, profile=Profile.LOW_BACK, contingency=Contingency.TIME,
        region=Region.LOW_BACK, started=TODAY.replace(day=9), title="",
    )  # fmt: skip
    add_patient(clinic.desk.workspace, patient, episode)
    exercises = tuple(
        SessionExercise(id=each, prescribed=Dose(sets=2, repetitions=8, per_week=5))
        for each in BACK
    )
    session = replace(last_week(), exercises=exercises)
    record_session(clinic.desk.workspace, episode.id, session, language)
    clinic.desk.show_page(Where())
    return clinic


def test_where_time_leads_pain_is_no_limit_and_the_plan_goes_on(by_time, press, stored, words):
    press(FIND, "øs", ENTER, NEW)
    press("1", "100", TAB, "1", "1", "5", "4", TAB, "6", words["no"], "6", "30", TAB)
    for _ in BACK:
        press(TAB, "6", "1")
    press(SAVE)

    file = stored()
    assert file.latest.session.date == TODAY
    assert file.latest.session.flare is False
    assert [each.pain_during for each in file.latest.session.exercises] == [6, 6, 6]
    assert file.latest.decision.light is not Light.RED
    assert "0–10" not in " ".join(seen(by_time.page.sitting.panel))


def test_a_restriction_that_was_exceeded_stops_and_says_so(returning, press, stored, words):
    file = stored()
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=10, exercise="heel-raise")
    change_episode(returning.desk.workspace, replace(file.episode, restrictions=(limit,)))

    press(FIND, "øs", ENTER, NEW, "2")
    panel = returning.page.sitting.panel
    assert words["stop"] in " ".join(seen(panel))
    assert not [each for each in panel.decide._lights.values() if each.isVisible()]
    press(SAVE)

    assert stored().latest.decision.exercises == ()
    assert stored().episode.latched_stop is not None


@pytest.mark.parametrize(
    ("theme", "scale"),
    [(Theme.DARK, 100), (Theme.HIGH_CONTRAST, 100), (Theme.LIGHT, 200), (Theme.DARK, 150)],
)
def test_the_same_keys_record_the_same_session_in_any_look(
    returning, press, stored, words, theme, scale
):
    look = returning.settings._replace(theme=theme, text_scale=scale)
    returning.change_settings(look)
    press(FIND, "øs", ENTER, NEW)
    press("2", "18", TAB, "2", "2,5", TAB, "1", "10", TAB, "1", words["no"], "7", "95", TAB)
    for _ in range(4):
        press(TAB, "2", "1")
    press(SAVE)

    session = stored().latest.session
    assert (session.pain_next_morning, session.settled_after_h, session.pain_week) == (2, 18, 2.5)
    assert session.red_flags == ()
    assert {each.quality for each in session.exercises} == {Quality.GOOD}
    assert [each.pain_during for each in session.exercises] == [2, 2, 2, 2]


def test_what_has_the_focus_is_always_in_sight_with_six_exercises(returning, press, stored):
    file = stored()
    added = tuple(
        SessionExercise(id=each, prescribed=Dose(sets=3, repetitions=10, per_week=3))
        for each in MORE
    )
    latest = replace(file.latest.session, date=TODAY.replace(day=20))
    six = replace(latest, exercises=(*latest.exercises, *added))
    record_session(returning.desk.workspace, file.episode.id, six, returning.settings.language)
    press(FIND, "øs", ENTER, NEW)
    page = returning.page
    page.sitting.form.rows[0].cells.setFocus()

    for row in page.sitting.form.rows:
        for control in (row.cells, row.pain, row.quality):
            assert control.hasFocus()
            assert control.visibleRegion().boundingRect() == control.rect()
            press(TAB)

    assert len(page.sitting.form.rows) == 6


def test_four_exercises_need_no_scrolling_at_all(returning, press):
    press(FIND, "øs", ENTER, NEW)
    form = returning.page.sitting.form

    assert returning.width() == 1366
    assert form.verticalScrollBar().maximum() == 0
    assert form.horizontalScrollBar().maximum() == 0
    assert form._rows._scroll.verticalScrollBar().maximum() == 0
    for control in (*form.controls().values(), *(row.quality for row in form.rows)):
        if control.isVisible():
            assert control.visibleRegion().boundingRect() == control.rect()


def test_a_red_flag_is_asked_anew_each_time_and_never_carried_forward(returning, press, stored):
    press(FIND, "øs", ENTER, NEW)
    form = returning.page.sitting.form

    assert stored().latest.session.red_flags == ()
    assert form._asked["red_flags"].value is None
    assert form._asked["red_flags"].control.last_place is None
    assert Qt.FocusPolicy.StrongFocus == form._asked["red_flags"].control.focusPolicy()
