"""A case holds together: contingency fits the profile, days stand in order, limits have values."""

from datetime import date, timedelta

import pytest

from app.domain.case import Restriction
from app.domain.codes import Contingency, Profile, RestrictionKind, Setting
from app.domain.errors import Invalid
from tests.builders import TODAY, a_case, a_session, a_time_contingent_case, an_episode

YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize("profile", [Profile.TENDINOPATHY, Profile.POST_OPERATIVE])
def test_tendons_and_operated_joints_are_never_time_contingent(profile):
    with pytest.raises(Invalid) as refused:
        a_case(profile=profile, contingency=Contingency.TIME)

    assert refused.value.place == "contingency"
    assert profile in str(refused.value)


@pytest.mark.parametrize("profile", [Profile.LOW_BACK, Profile.GENERAL])
def test_backs_and_the_general_profile_may_be_time_contingent(profile):
    assert a_time_contingent_case(profile=profile).contingency is Contingency.TIME


def test_a_baseline_belongs_to_the_time_contingent():
    assert a_time_contingent_case(baseline_repetitions=(10, 12)).baseline_repetitions == (10, 12)
    with pytest.raises(Invalid) as refused:
        a_case(baseline_repetitions=(10,))
    assert refused.value.place == "baseline_repetitions"


def test_no_session_lies_after_the_day_asked():
    with pytest.raises(Invalid) as refused:
        a_case(a_session(), as_of=YESTERDAY)

    assert refused.value.place == "sessions[0].date"
    assert "as_of" in str(refused.value)


def test_sessions_stand_oldest_first():
    with pytest.raises(Invalid) as refused:
        a_case(a_session(), a_session(date=YESTERDAY))

    assert refused.value.place == "sessions[1].date"


def test_a_day_and_setting_has_one_session():
    with pytest.raises(Invalid) as refused:
        a_case(a_session(), a_session())

    assert refused.value.place == "sessions[1].date"


def test_clinic_and_home_on_one_day_are_two_sessions():
    case = a_case(a_session(), a_session(setting=Setting.HOME))

    assert len(case.sessions) == 2


@pytest.mark.parametrize(
    ("kind", "high"),
    [
        (RestrictionKind.PARTIAL_WEIGHT_BEARING, 100),
        (RestrictionKind.MAX_LOAD, 500),
        (RestrictionKind.MAX_RANGE, 180),
    ],
)
def test_a_limit_in_numbers_has_its_own_range(kind, high):
    assert Restriction(kind=kind, value=high).value == high
    assert Restriction(kind=kind, value=0).value == 0
    for value in (None, high + 0.1, -0.1):
        with pytest.raises(Invalid) as refused:
            Restriction(kind=kind, value=value)
        assert refused.value.place == "value"


@pytest.mark.parametrize(
    "kind",
    [
        RestrictionKind.NO_WEIGHT_BEARING,
        RestrictionKind.NO_RESISTANCE,
        RestrictionKind.NO_EXERCISE,
    ],
)
def test_a_limit_without_numbers_takes_none(kind):
    assert Restriction(kind=kind).value is None
    with pytest.raises(Invalid):
        Restriction(kind=kind, value=0)


def test_a_limit_holds_on_its_last_day_and_not_the_day_after():
    limit = Restriction(kind=RestrictionKind.NO_RESISTANCE, until=TODAY)

    assert limit.holds(TODAY)
    assert not limit.holds(TODAY + timedelta(days=1))


def test_a_limit_without_end_holds_until_lifted():
    assert Restriction(kind=RestrictionKind.NO_RESISTANCE).holds(date(2100, 1, 1))


def test_an_episode_refuses_what_no_case_may_hold():
    with pytest.raises(Invalid) as refused:
        an_episode(profile=Profile.TENDINOPATHY, contingency=Contingency.TIME)

    assert refused.value.place == "contingency"


def test_an_episode_hands_all_it_knows_to_its_case():
    episode = an_episode(profile=Profile.POST_OPERATIVE, cleared=True, repair=True)

    case = episode.case((a_session(),), TODAY)

    assert (case.profile, case.cleared, case.repair) == (Profile.POST_OPERATIVE, True, True)
    assert case.sessions == (a_session(),)
    assert case.as_of == TODAY


@pytest.mark.parametrize("year", [1, 1899, 9999])
def test_a_case_is_asked_in_a_year_that_a_calendar_shows(year):
    day = date(year, 6, 1)

    with pytest.raises(Invalid) as refused:
        a_case(a_session(date=day), as_of=day)

    assert refused.value.place == "as_of"
