"""A day in the window on the practice of 10,000 patients: every page, every key, memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, sleep, thread_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.command_search import CommandSearch
from app.ui.desk import Desk
from app.ui.pages.session.session_page import SessionPage
from app.ui.pages.sheet.sheet_page import SheetPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.usecases.keep_patients import names
from app.usecases.open_clinic import unlock
from tests.bench.practice import WORDS, practice
from tests.bench.screens import a_desk
from tests.bench.timing import Figure
from tests.builders import NOW

PAGES = ("patient", "programme", "diary", "what-if", "together", "rules", "exercises", "mirror",
         "settings", "backups", "access", "trail", "hand over", "editor")  # fmt: skip


class Watch:
    """How long each step kept the window from the next key: on the clock, and by its own work."""

    def __init__(self) -> None:
        self.held: list[tuple[str, float, float]] = []

    def step(self, what: str, do: Callable[[], object]) -> float:
        """Do it until the window is idle; milliseconds of its own work."""
        work, clock = thread_time(), perf_counter()
        do()
        QApplication.processEvents()
        own = (thread_time() - work) * 1000
        self.held.append((what, (perf_counter() - clock) * 1000, own))
        return own


def measured(_folder: Path) -> Iterator[Figure]:
    """In a process of its own, whose memory is its own."""
    practice()
    command = [sys.executable, "-m", "tests.bench.day"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    day = json.loads(told.splitlines()[-1])
    for what, clock, own in day["slowest"]:
        sys.stdout.write(f"  {what:28} {own:8.0f} ms own work, {clock:8.0f} ms on the clock\n")
    yield Figure("unlock_to_today", day["unlock"], "ms", 2500, "the most it may be", "2500 ms")
    yield Figure("search_key", max(day["keys"]), "ms own", 30, "the longest of all", "30 ms")
    _, clock, own = day["slowest"][0]
    yield Figure("day_stall", own, "ms own", median(day["own"]), "the median step", "100 ms")
    yield Figure("memory_10k", day["memory"], "MB RSS", day["pss"], "MB PSS", "300 MB")


def main() -> None:
    started, watch = perf_counter(), Watch()
    workspace = unlock(practice(), WORDS, lambda: NOW)
    desk = a_desk(workspace)
    QApplication.processEvents()
    if desk.keeper:
        desk.keeper.stop()  # a backup beside it is measured by tests.bench.load
    unlocked = (perf_counter() - started) * 1000
    keys = list(_a_day(desk, watch))
    held = sorted(watch.held, key=lambda each: -each[2])
    rss, pss = _megabytes("Rss:"), _megabytes("Pss:")
    told = {"unlock": unlocked, "keys": keys, "slowest": held[:12], "memory": rss, "pss": pss,
            "own": [own for _, _, own in held]}  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")
    workspace.close()


def _a_day(desk: Desk, watch: Watch) -> Iterator[float]:
    """All journeys once; yields what each key of a search took."""
    whose = names(desk.workspace)[4321].id
    go = lambda page: watch.step(page, lambda: desk.show_page(Where(page, whose)))  # noqa: E731
    go("patient")  # what is loaded only once is loaded here
    go("today")
    while isinstance(desk.page, TodayPage) and desk.page.reads:
        sleep(0.004)
        watch.step("today reads on", QApplication.processEvents)
    yield from _typed(watch, desk.page.search, "kari 99")
    for page in PAGES:
        go(page)
    _sheet_and_session(desk, watch, go)
    search = CommandSearch(desk, desk)
    yield from _typed(watch, search.search, "kari")
    search.close_now()
    go("today")


def _typed(watch: Watch, field: QWidget, words: str) -> Iterator[float]:
    for key in words:
        yield watch.step(f"search {key!r}", lambda key=key: QTest.keyClicks(field, key))


def _sheet_and_session(desk: Desk, watch: Watch, go: Callable[[str], float]) -> None:
    go("session")
    page = desk.page
    assert isinstance(page, SessionPage)
    answers = [
        (each, "2") for each in page.sitting.form.controls().values() if each.isVisibleTo(page)
    ]
    answers += [(each.pain, "1") for each in page.sitting.form.rows]
    for control, key in answers:
        watch.step("a key in the form", lambda c=control, k=key: _press(c, k))
    watch.step("save the session", page.save)
    go("sheet")
    assert isinstance(desk.page, SheetPage)
    watch.step("issue", desk.page.issue)


def _press(control: QWidget, key: str) -> None:
    control.setFocus()
    QTest.keyClicks(control, key)


def _megabytes(name: str) -> float:
    lines = Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith(name)) / 1000


if __name__ == "__main__":
    main()
