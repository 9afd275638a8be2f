from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.errors import Invalid
from app.domain.limit_change import LimitChange, numbers_in_force
from app.domain.patient import EpisodeId
from tests.builders import EPISODE, TODAY

TOMORROW = TODAY + timedelta(days=1)
LATER = TODAY + timedelta(days=9)


def set_to(value, **changes):
    told = {"date": TODAY, "rule": "pain-acceptable", "name": "above", "by": "IA", "value": value}
    return LimitChange(**(told | changes))


def above(*changes, day=TODAY):
    return numbers_in_force(changes, day).get("pain-acceptable", {}).get("above")


def test_a_limit_holds_from_its_day():
    change = set_to(1, date=TOMORROW)

    assert above(change) is None
    assert above(change, day=TOMORROW) == 1
    assert above(change, day=LATER) == 1


def test_the_latest_change_holds_and_of_one_day_the_last_made():
    assert above(set_to(1), set_to(3, date=TOMORROW), set_to(0), day=LATER) == 3
    assert above(set_to(1), set_to(3)) == 3


def test_a_limit_set_back_is_the_shipped_one_again():
    assert above(set_to(1), set_to(None)) is None


def test_a_patients_own_limit_goes_before_the_clinics_whatever_the_order():
    own = set_to(0, episode_id=EPISODE)

    assert above(own, set_to(1)) == above(set_to(1), own) == 0
    assert above(set_to(1), own, set_to(None, episode_id=EPISODE)) == 1


def test_other_limits_stay_apart():
    changes = (set_to(1), set_to(4, rule="pain-during-high", name="during_above"))

    assert numbers_in_force(changes, TODAY) == {
        "pain-acceptable": {"above": 1},
        "pain-during-high": {"during_above": 4},
    }


@pytest.mark.parametrize("value", [-1, 501, 1.25])
def test_a_number_that_no_limit_can_have_does_not_exist(value):
    with pytest.raises(Invalid):
        set_to(value, episode_id=EpisodeId(UUID(int=9)))
