"""The journeys of a day once more on a real screen: the same keys through X."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCREEN = ("xvfb-run", "-a", "-s", "-screen 0 1366x768x24")
JOURNEYS = {
    "test_record_a_session": (
        "test_a_first_session_becomes_a_printed_programme[nb]",
        "test_a_follow_up_takes_at_most_sixty_key_presses[nb]",
    ),
    "test_decide": (
        "test_a_red_flag_stops_and_leaves_no_choice[nb]",
        "test_a_bolder_choice_asks_for_a_reason_in_place[nb]",
    ),
    "test_session_for_everyone": (
        "test_where_time_leads_pain_is_no_limit_and_the_plan_goes_on[nb]",
        "test_a_restriction_that_was_exceeded_stops_and_says_so[nb]",
        "test_the_same_keys_record_the_same_session_in_any_look[en-light-200]",
        "test_the_same_keys_record_the_same_session_in_any_look[nb-dark-100]",
    ),
    "test_type_the_diary_back": (
        "test_a_full_week_is_typed_back_in_under_thirty_seconds[nb-four, each ticked]",
    ),
    "test_build_a_programme": ("test_a_template_goes_from_one_patient_to_the_next[nb]",),
    "test_without_advice": (
        "test_a_session_is_recorded_and_its_sheet_printed_without_a_light[nb]",
    ),
}


@pytest.mark.skipif(not shutil.which(SCREEN[0]), reason="Xvfb is absent")
def test_the_journeys_are_walked_on_a_real_screen_too():
    names = [f"{HERE / file}.py::{each}" for file, found in JOURNEYS.items() for each in found]

    walked = subprocess.run(  # noqa: S603 (our own tests)
        [*SCREEN, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *names],
        cwd=HERE.parent.parent, env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip

    assert walked.returncode == 0, walked.stdout[-4000:]
    assert f"{len(names)} passed" in walked.stdout
