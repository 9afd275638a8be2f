"""What a program leaves behind in its process and on its disk while it goes on working."""

import ctypes
import gc
import tempfile
import threading
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from db.database import Database
from db.places import SCRATCH

MORE_MB = 20  # how much the memory may grow once it is warm
PER_RECORDS = 4_000  # actions: so seldom Qt for Python keeps a desk that is locked
JOINED_AFTER_S = 0.01


class Traces(NamedTuple):
    """Counted while the records are locked, when nothing of a patient is to be left."""

    memory_mb: float
    handles: int
    threads: int
    temporary_files: int
    widgets: int
    records: int  # closed ones that something still holds
    kinds: Counter[str]  # of the widgets and of other objects of Qt


def traces(clinic: Path) -> Traces:
    """What is there now, once all that was let go is gone and no work goes on beside."""
    _end_work()
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    wrapped = Shiboken.getAllValidWrappers()
    return Traces(
        memory_mb=round(_resident_kb() / 1000, 1),
        handles=_count("/proc/self/fd"),
        threads=_count("/proc/self/task"),
        temporary_files=_files(Path(tempfile.gettempdir())) + _files(clinic / SCRATCH),
        widgets=len(QApplication.allWidgets()),
        records=sum(type(each) is Database for each in gc.get_objects()),
        kinds=Counter(type(each).__name__ for each in (*wrapped, *QApplication.allWidgets())),
    )


def grown(first: Traces, last: Traces, actions: int) -> list[str]:
    """What has grown while so many things were done, in words."""
    found, allowed = [], {"memory_mb": MORE_MB, "records": actions // PER_RECORDS}
    for name, before, after in zip(Traces._fields[:-1], first, last, strict=False):
        if after - before > allowed.get(name, 0):
            found.append(f"{name}: {before} became {after}")
    return [*found, f"more of {last.kinds - first.kinds}"] if found else []


def _end_work() -> None:
    """Wait until a backup that is being made beside has ended; no daemon is one."""
    main = threading.main_thread()
    while others := [one for one in threading.enumerate() if one is not main and not one.daemon]:
        QApplication.processEvents()
        others[0].join(JOINED_AFTER_S)


def _resident_kb() -> int:
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith("VmRSS:"))


def _count(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


def _files(folder: Path) -> int:
    return sum(each.is_file() for each in folder.rglob("*"))
