"""The journeys of the window under a watchdog: which key or click kept it longest, and where."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from app.ui.loading import Loading
from tests.bench.timing import Figure

HERE = "tests/journeys"
JOURNEYS = {
    "new patient to sheet": f"{HERE}/test_build_a_programme.py::"
    "test_a_new_patient_has_a_sheet_before_the_first_session_by_keys_alone",
    "first session to sheet": f"{HERE}/test_record_a_session.py::"
    "test_a_first_session_becomes_a_printed_programme",
    "follow-up": f"{HERE}/test_record_a_session.py::"
    "test_a_follow_up_takes_at_most_sixty_key_presses",
    "red flag": f"{HERE}/test_decide.py::test_a_red_flag_stops_and_leaves_no_choice",
    "override": f"{HERE}/test_decide.py::test_a_bolder_choice_asks_for_a_reason_in_place",
    "restriction": f"{HERE}/test_session_for_everyone.py::"
    "test_a_restriction_that_was_exceeded_stops_and_says_so",
    "time leads": f"{HERE}/test_session_for_everyone.py::"
    "test_where_time_leads_pain_is_no_limit_and_the_plan_goes_on",
    "200 % and dark": f"{HERE}/test_session_for_everyone.py::"
    "test_the_same_keys_record_the_same_session_in_any_look",
    "diary week": f"{HERE}/test_type_the_diary_back.py::"
    "test_a_full_week_is_typed_back_in_under_thirty_seconds",
    "template": f"{HERE}/test_build_a_programme.py::"
    "test_a_template_goes_from_one_patient_to_the_next",
    "advice off": f"{HERE}/test_without_advice.py::"
    "test_a_session_is_recorded_and_its_sheet_printed_without_a_light",
}
# What else one does in a day, whole files; told under the names of their tests.
OTHERS = tuple(
    f"{HERE}/test_{name}.py"
    for name in (
        "build_a_programme", "correct_a_session", "decide", "delete_by_law", "drafts", "explain",
        "first_start_to_patient", "half_typed_forms", "handing_over", "identity_number", "keys",
        "lock", "over_the_page", "record_a_session", "session_for_everyone", "talking_together",
        "type_the_diary_back", "without_advice", "backups",
    )
)  # fmt: skip
_TOLD, _SHOWN, _TAIL = "TAKT_HELD", 12, 2000


def measured(folder: Path) -> Iterator[Figure]:
    """Every key and click in both languages, in milliseconds of the window's own thread."""
    told = folder / "held.jsonl"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
               "-p", "tests.bench.journeys", *JOURNEYS.values(), *OTHERS]  # fmt: skip
    done = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, text=True, env=os.environ | {_TOLD: told}
    )
    if done.returncode:
        sys.stderr.write(done.stdout[-_TAIL:])  # which journey did not end
        done.check_returncode()
    held = [json.loads(line) for line in told.read_text("utf-8").splitlines()]
    held.sort(key=lambda each: -each["own"])
    for each in held[:_SHOWN]:
        sys.stdout.write(f"  {each['own']:6.0f} ms own work  {each['journey']}: {each['what']}\n")
    usual = median(each["own"] for each in held)
    typed = max(each["own"] for each in held if not each["turned"])
    yield Figure("journey_key", typed, "ms own", usual, "the median key", "100 ms")
    yield Figure("journey_turn", held[0]["own"], "ms own", usual, "the median key", "100 ms")


def pytest_collection_finish() -> None:
    """As in the program: all is loaded while one types the passphrase, and then kept."""
    application, ended = QApplication.instance() or QApplication([]), QEventLoop()
    loading = Loading(application)
    loading.ended.connect(ended.quit)
    loading.start()
    ended.exec()
    gc.freeze()


def pytest_runtest_teardown(item: object) -> None:
    """Tell what the watchdog of the journey saw."""
    dog = item.funcargs.get("watchdog")
    names = {test.partition("::")[2]: journey for journey, test in JOURNEYS.items()}
    with Path(os.environ[_TOLD]).open("a", encoding="utf-8") as file:
        for each in dog.held if dog else ():
            told = {"journey": names.get(item.originalname, item.originalname),
                    "what": each.what, "own": each.milliseconds,
                    "turned": each.turned}  # fmt: skip
            file.write(json.dumps(told) + "\n")
