"""A day in the window on the practice of 10,000 patients: every page, every key, memory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui.application import load_all_behind, prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from tests.bench.practice import WORDS, practice
from tests.bench.timing import Figure
from tests.bench.turns import Held, Turns
from tests.builders import NOW

PAGES = ("patient", "programme", "diary", "what-if", "together", "rules", "exercises", "mirror",
         "settings", "backups", "access", "trail", "hand over", "editor")  # fmt: skip
TYPING_MS = 150  # between two keys of a passphrase


def measured(_folder: Path) -> Iterator[Figure]:
    """In a process of its own, whose memory is its own."""
    practice()
    command = [sys.executable, "-m", "tests.bench.day"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    day = json.loads(told.splitlines()[-1])
    for what, own, clock in day["slowest"]:
        sys.stdout.write(f"  {what:28} {own:8.0f} ms own work, {clock:8.0f} ms on the clock\n")
    yield Figure("unlock_to_today", day["unlock"], "ms", 2500, "the most it may be", "2500 ms")
    yield Figure("passphrase_key", max(day["passphrase"]), "ms own", 100, "the most", "100 ms")
    yield Figure("search_key", max(day["keys"]), "ms own", 30, "the longest of all", "30 ms")
    _, own, _ = day["slowest"][0]
    yield Figure("day_stall", own, "ms own", median(day["own"]), "the median turn", "100 ms")
    yield Figure("memory_10k", day["memory"], "MB RSS", day["pss"], "MB PSS", "300 MB")


def main() -> None:
    prepare(QApplication([]))
    with TemporaryDirectory() as folder:
        doors = Doors(practice(), Path(folder, "demonstration"), lambda: NOW)
        settings = Settings(language=Language.NB, theme=Theme.LIGHT)
        window = MainWindow(doors, settings, Path(folder, "settings.json"))
        window.resize(1366, 688)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        _tell(window)
        window.desk.workspace.close()


def _tell(window: MainWindow) -> None:
    """As the program starts: what is behind the first page is loaded while one types."""
    turns = Turns()
    load_all_behind(window)
    passphrase = [
        turns.step("a key of the passphrase", lambda key=key: _type(window, key), TYPING_MS).own
        for key in WORDS
    ]
    began = perf_counter()
    turns.step("unlock", lambda: QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return), 0)
    unlocked = (perf_counter() - began) * 1000
    window.desk.keeper.stop()  # a backup beside it is measured by tests.bench.load
    keys = list(_a_day(window, turns))
    held = sorted((each for each in turns.held), key=lambda each: -each.own)
    told = {"unlock": unlocked, "passphrase": passphrase, "keys": keys, "slowest": held[:16],
            "memory": _megabytes("Rss:"), "pss": _megabytes("Pss:"),
            "own": [each.own for each in held]}  # fmt: skip
    sys.stdout.write(json.dumps(told) + "\n")


def _a_day(window: MainWindow, turns: Turns) -> Iterator[float]:
    """All journeys once; yields what each key of a search took."""
    # Imported here: until the window is unlocked, the program has what it loads itself.
    from app.ui.where import Where  # noqa: PLC0415
    from app.usecases.keep_patients import names  # noqa: PLC0415

    desk = window.desk
    whose = names(desk.workspace)[4321].id
    go = lambda page: turns.step(page, lambda: desk.show_page(Where(page, whose)))  # noqa: E731
    go("patient")
    go("today")
    while desk.page.reads:
        turns.live(50)
    yield from _typed(turns, desk.page.search, "kari 99")
    for page in PAGES:
        go(page)
    _sheet_and_session(desk, turns, go)
    turns.step("Ctrl+K", window.over.find_anything)
    yield from _typed(turns, window.over.overlay.search, "kari 99")
    window.over.overlay.close_now()
    go("today")


def _typed(turns: Turns, field: QWidget, words: str) -> Iterator[float]:
    for key in words:
        yield turns.step(f"search {key!r}", lambda key=key: QTest.keyClicks(field, key)).own


def _sheet_and_session(desk: QWidget, turns: Turns, go: Callable[[str], Held]) -> None:
    go("session")
    page = desk.page
    form = page.sitting.form
    answers = [(each, "2") for each in form.controls().values() if each.isVisibleTo(page)]
    answers += [(each.pain, "1") for each in form.rows]
    for control, key in answers:
        turns.step("a key in the form", lambda c=control, k=key: _press(c, k))
    turns.step("save the session", page.save)
    go("sheet")
    turns.step("issue", desk.page.issue)


def _type(window: MainWindow, key: str) -> None:
    QTest.keyClicks(window.page.passphrase, key)


def _press(control: QWidget, key: str) -> None:
    control.setFocus()
    QTest.keyClicks(control, key)


def _megabytes(name: str) -> float:
    lines = Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith(name)) / 1000


if __name__ == "__main__":
    main()
