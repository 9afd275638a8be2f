"""A filled diary typed back in the window: how many keys a week takes, and how long that is."""

import pytest
from PySide6.QtCore import Qt

from app.domain.codes import Quality, Setting
from app.domain.dose import Dose
from app.domain.session import Session, SessionExercise
from app.ui.pages.session.diary_page import DiaryPage
from app.ui.where import Where
from app.usecases.issue_programme import issue_programme
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.printed_sheet import printed_sheet
from app.usecases.record_session import record_session
from tests.builders import TODAY, a_patient, an_episode
from tests.journeys.looking import CONTROL, ENTER, SAVE
from tests.sheets import BACK, LEG

DIARY = (Qt.Key.Key_D, CONTROL)
# Card, Moran and Newell 1980: a key of an average typist who is no secretary, and a look at the
# next row of the paper before typing it.
SECONDS_A_KEY, SECONDS_A_LOOK = 0.28, 1.35
DAYS = 7


@pytest.fixture
def issued(clinic, language):
    """The window on a patient whose sheet, with every exercise on every day, is a week old."""

    def issue(*ids):
        dose = Dose(sets=3, repetitions=12, per_week=7)
        exercises = tuple(
            SessionExercise(id=each, prescribed=dose, pain_during=1, quality=Quality.GOOD)
            for each in ids
        )
        then = clinic.desk.workspace.on_day(TODAY.replace(day=TODAY.day - DAYS))
        patient = a_patient(given_name="Ingrid", family_name="Østby")
        episode = an_episode(patient_id=patient.id, started=then.today)
        add_patient(then, patient, episode)
        first = Session(date=then.today, red_flags=(), pain_usual=2, exercises=exercises)
        record_session(then, episode.id, first, language)
        issue_programme(then, open_patient(then, patient.id))
        clinic.desk.show_page(Where("patient", patient.id))
        return clinic

    return issue


def seconds(keys):
    """How long these keys take by hand, with a look at the paper for each day."""
    pressed = sum(len(key) if isinstance(key, str) else 1 for key in keys)
    return pressed * SECONDS_A_KEY + DAYS * SECONDS_A_LOOK


def a_week(box):
    """Every box of seven days ticked, pain of evening and morning, minutes of stiffness."""
    return [key for _ in range(DAYS) for key in (box, "2", "3", "15", ENTER)]


@pytest.mark.parametrize(
    ("ids", "box"),
    [(LEG, "1" * 4), (LEG, "*"), ((*LEG, *BACK, "clam", "wall-sit", "heel-slide", "row"), "*")],
    ids=["four, each ticked", "four", "twelve"],
)
def test_a_full_week_is_typed_back_in_under_thirty_seconds(issued, press, stored, ids, box):
    window = issued(*ids)
    keys = [DIARY, *a_week(box), SAVE]

    press(*keys)

    assert isinstance(window.page, DiaryPage)
    assert not window.page.unsaved
    home = [each.session for each in stored().sessions if each.session.setting is Setting.HOME]
    assert [each.date.day for each in home] == list(range(16, 23))
    sheet = printed_sheet(window.desk.workspace, stored().programmes[0].id)
    planned = [sum(day.planned) for day in sheet.diary.weeks[0].days]
    assert [len(each.exercises) for each in home] == planned
    assert max(planned) == len(ids)
    assert [each.pain_after for each in home[1:]] == [2] * 6
    assert [each.pain_next_morning for each in home[1:]] == [3] * 6
    assert home[-1].morning_stiffness_min == 15
    assert seconds(keys) < 30
