"""Loads the program behind the first page while one types, so that no later page waits for it.

Libraries, and all that knows nothing of Qt, are loaded by a thread: SQLAlchemy alone would hold
the window for 180 ms. Classes of Qt are made only where they are used, between two keys.
"""

import pkgutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from time import monotonic

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.held_back import is_waiting

_SLICE_S = 0.005  # of work between two keys
_LONG_SLICE_S = 0.05  # while a passphrase is tried, and no key is heard
_PAUSE_MS = 10  # in which the window hears them
_LIBRARIES = (  # the slow ones that know nothing of Qt; PyQtGraph asks for the last four
    "numpy",
    "pypdfium2",
    "cProfile",
    "pydoc",
    "xml.etree.ElementTree",
    "multiprocessing",
)
_SENTENCES = ("calls", "check", "flare", "why")  # of the sheet


class Loading(QObject):
    """`ended`: all is loaded. What is needed before that loads itself, as ever."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = threading.Thread(target=_load_records)
        self._pages = _load_pages()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def _go_on(self) -> None:
        until = monotonic() + (_LONG_SLICE_S if is_waiting() else _SLICE_S)
        while not self._thread.is_alive() and monotonic() < until:
            if next(self._pages, None) is None:
                self._timer.stop()
                self.ended.emit()
                return


def _load_records() -> None:
    """What fails here fails again where it is needed, and is told there."""
    with suppress(Exception):
        for name in (*_LIBRARIES, *_modules("app.usecases")):
            import_module(name)
        import_module("app.exercises.bank").bank()
        import_module("app.pdf.typeface").register()  # 60 ms, at the first sheet
        for name in _SENTENCES:
            import_module("app.sheet.phrases").phrases(name)


def _load_pages() -> Iterator[str]:
    """One class of Qt or one module at a time: PyQtGraph wants all classes, which takes 60 ms."""
    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name)
            yield name
    yield from _imported("PySide6.QtTest", "PySide6.QtSvg", "PySide6.QtOpenGLWidgets", "pyqtgraph")
    for room in ("app.ui.widgets", "app.ui.pages", "app.ui"):
        yield from _imported(*_modules(room))


def _imported(*names: str) -> Iterator[str]:
    for name in names:
        import_module(name)
        yield name


def _modules(room: str) -> Iterator[str]:
    """All modules in it, those further down included."""
    for module in pkgutil.walk_packages(import_module(room).__path__, f"{room}."):
        yield module.name
