from datetime import date

import pytest

from app.domain.errors import Invalid
from app.ui.widgets.controls.date_field import read_day
from app.ui.widgets.controls.number_list import read_repetitions

THE_DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    "typed",
    ["3.12.2026", "03.12.2026", "3.12.26", "3/12/2026", "2026-12-03", " 3 12 26 ", "3.12.26."],
)
def test_a_day_is_read_as_people_write_it(typed):
    assert read_day(typed) == THE_DAY


@pytest.mark.parametrize("typed", ["3", "31.2.2026", "i dag", "12.2026", "3.13.2026", "0.1.2026"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(Invalid):
        read_day(typed)


def test_nothing_typed_is_no_day():
    assert read_day("  ") is None


@pytest.mark.parametrize("typed", ["8 10 9", "8,10,9", "8, 10; 9"])
def test_repetitions_stand_with_spaces_or_commas_between(typed):
    assert read_repetitions(typed) == (8, 10, 9)


@pytest.mark.parametrize("typed", ["8 x", "0", "101", "1 " * 21, "2.5"])
def test_what_no_session_can_hold_is_refused(typed):
    with pytest.raises(Invalid):
        read_repetitions(typed)
