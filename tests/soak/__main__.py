"""D19: hours of work in the real window. What grows, and what fails?

python -m tests.soak [--actions N] [--seed N] [--careless]
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import argparse
import faulthandler
import json
import logging
import secrets
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.errors import TaktError
from app.ui.application import prepare
from app.ui.errors import start_log, tell_failures
from tests.soak.clinician import Clinician
from tests.soak.traces import Traces, grown, traces

WITHOUT_SCREEN = "This plugin does not support"
PARTS = 8  # as the hours of a day
WARM = 2  # of them fill what is kept of pictures and words: later it grows no more


def main() -> int:
    wanted = arguments()
    sys.stdout.write(f"seed {wanted.seed}\n")
    faulthandler.enable()
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = os.environ["TMPDIR"] = str(Path(folder, "tmp"))
        Path(tempfile.tempdir).mkdir()
        prepare(QApplication([]))
        problems = soak(Path(folder), wanted)
    for each in problems:
        sys.stdout.write(f"{each}\n")
    return 1 if problems else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actions", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--careless", action="store_true", help="leave something behind each time")
    return parser.parse_args()


def soak(folder: Path, wanted: argparse.Namespace) -> list[str]:
    """What failed and what grew while so many actions were done."""
    problems: list[str] = []
    clinician = Clinician(folder, wanted.seed)
    _hear(problems, clinician)
    clinician.look_at_everything()
    traces(folder / "Takt")  # what was begun beside has ended
    left, began = list[Traces](), time.monotonic()
    for part in range(1, PARTS + 1):
        while clinician.done < wanted.actions * part / PARTS:
            _act(clinician, problems)
            if wanted.careless:
                _leave_behind()
        clinician.lock()
        left.append(traces(folder / "Takt"))
        took = time.monotonic() - began
        sys.stdout.write(
            f"{clinician.done} actions, {took:.0f} s: {left[-1]._replace(kinds=None)}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"pages {json.dumps(clinician.pages)}\n")
    clinician.leave()
    return [*dict.fromkeys(problems), *grown(left[WARM - 1], left[-1], wanted.actions)]


def _act(clinician: Clinician, problems: list[str]) -> None:
    try:
        clinician.act()
    except Exception:  # noqa: BLE001 (told, and fails)
        problems.append(f"{traceback.format_exc()} after {clinician.log[-4:]}")


def _hear(problems: list[str], clinician: Clinician) -> None:
    """Whatever no page answers, in any thread, and whatever Qt complains of."""
    start_log(clinician.folder / "takt.log")
    logging.getLogger("app").info("backup %d in %d places", 0, 0)  # the log is open from now on
    tell_failures(clinician.say)
    told: Callable[..., None] = sys.excepthook

    def tell(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if not isinstance(error, TaktError):
            words = "".join(traceback.format_exception(error))
            problems.append(f"{words} after {clinician.log[-4:]}")
        told(kind, error, trace)

    sys.excepthook = tell
    threading.excepthook = lambda args: tell(*args[:3])
    sys.unraisablehook = lambda args: tell(*args[:3])

    def complain(kind: QtMsgType, _where: object, words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{words} after {clinician.log}\n")
        if kind is not QtMsgType.QtDebugMsg and not words.startswith(WITHOUT_SCREEN):
            problems.append(f"Qt: {words}")

    qInstallMessageHandler(complain)


_KEPT: list[object] = []


def _leave_behind() -> None:
    """The negative control: a widget, an open file in the temporary folder, a thread, memory."""
    handle, name = tempfile.mkstemp()
    waiting = threading.Event()
    threading.Thread(target=waiting.wait, daemon=True).start()
    _KEPT.extend((handle, waiting, QLabel(name), bytes(1_000_000)))


if __name__ == "__main__":
    sys.exit(main())
