from datetime import timedelta

import pytest

from app.domain.codes import Language, Light, RedFlag
from app.domain.errors import Invalid
from app.domain.record import StopLift
from app.usecases.judge_draft import judge_draft
from app.usecases.keep_patients import add_patient, open_patient
from app.usecases.lift_stop import lift_stop
from app.usecases.record_session import record_session
from tests.builders import EPISODE, PATIENT, TODAY, a_patient, a_session, an_episode

FOUND = {"by": "Ingrid Aas", "day": TODAY, "found": "MR uten funn"}


@pytest.fixture
def stopped(workspace):
    add_patient(workspace, a_patient(note="Ringer helst etter fire"), an_episode())
    red_flag = a_session(red_flags=(RedFlag.CAUDA_EQUINA,), date=TODAY - timedelta(days=3))
    record_session(workspace, EPISODE, red_flag, Language.NB)
    return workspace


def opened(workspace):
    return open_patient(workspace, PATIENT)


def test_an_assessed_stop_no_longer_stands_and_it_is_kept_who_lifted_it(stopped):
    stop = opened(stopped).episode.latched_stop

    lift_stop(stopped, opened(stopped), **FOUND)

    file = opened(stopped)
    assert judge_draft(stopped, file, a_session(), Language.NB).light is not Light.STOP
    assert file.episode.latched_stop is None
    assert file.stop_lifts == (StopLift(stop=stop, **FOUND),)
    assert file.patient.note == "Ringer helst etter fire"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("by", " "),
        ("found", ""),
        ("day", TODAY + timedelta(days=1)),
        ("day", TODAY - timedelta(days=4)),
    ],
)
def test_a_stop_is_not_lifted_without_name_day_and_finding(stopped, place, value):
    with pytest.raises(Invalid) as refused:
        lift_stop(stopped, opened(stopped), **(FOUND | {place: value}))

    assert refused.value.place == place
    assert opened(stopped).episode.latched_stop


def test_where_nothing_is_stopped_nothing_is_lifted(workspace):
    add_patient(workspace, a_patient(), an_episode())

    lift_stop(workspace, opened(workspace), **FOUND)

    assert opened(workspace).patient == a_patient()
