"""Starts the window."""

import faulthandler
import gc
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app import paths
from app.domain.errors import sentence
from app.settings import Settings, load_settings
from app.ui import style
from app.ui.errors import start_log, tell_failures
from app.ui.main_window import MainWindow
from app.ui.one_instance import OneInstance
from app.ui.pages.start.doors import Doors
from app.ui.translator import speak, spoken

_ALREADY_OPEN = sentence("Takt is already open. Close the other window first.")
_MOMENT = 50  # milliseconds: the window has been painted


def run(arguments: list[str]) -> int:
    """Show the window until it is closed; the exit status."""
    forbid_dumps()
    application = QApplication([sys.argv[0], "-style", "fusion", *arguments])
    _name(application)
    file = paths.settings_file()
    instance = OneInstance(paths.data_folder(), application)
    if not instance.is_first:
        return _send_to_first(instance, load_settings(file))
    doors = Doors(paths.data_folder(), paths.demonstration_folder(), _now)
    window = MainWindow(doors, load_settings(file), file, greets=False)
    tell_failures(window.show_problem)
    window.show()
    _greet_when_shown(window, instance)
    return application.exec()


def _greet_when_shown(window: MainWindow, instance: OneInstance, waited_ms: int = 0) -> None:
    """The window comes first, its page in the next moment, all the rest while one reads."""
    if waited_ms < _MOMENT and not window.windowHandle().isExposed():
        later = partial(_greet_when_shown, window, instance, waited_ms + 1)
        QTimer.singleShot(1, later)
        return
    _announce()
    window.greet()
    QTimer.singleShot(_MOMENT, partial(_after_first_window, window))
    QTimer.singleShot(2 * _MOMENT, partial(instance.listen, partial(to_the_front, window)))


def _send_to_first(instance: OneInstance, settings: Settings) -> int:
    """Takt is open already: bring it to the front, or say so where it does not answer."""
    if not instance.call_first():
        from app.ui import dialogs  # noqa: PLC0415 (the first window must not wait)

        speak(settings.language)
        dialogs.tell(spoken().say(_ALREADY_OPEN))
    return 0


def to_the_front(window: QWidget) -> None:
    """Show the window before all others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def forbid_dumps() -> None:
    """No dump of the memory is written where the program crashes: names would stand in it."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (Windows has none)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def prepare(application: QApplication) -> None:
    """Give Qt the fonts and the style that every page is painted with."""
    application.setStyle("fusion")
    _name(application)
    _announce()


def _name(application: QApplication) -> None:
    """The style is not asked for here: PySide would make all its classes, which takes a while."""
    application.setApplicationName("Takt")
    style.load_fonts()


def _announce() -> None:
    from app.ui.widgets.controls.accessibility import (  # noqa: PLC0415 (the window must not wait)
        announce_painted_controls,
    )

    announce_painted_controls()


def keep_frames(log_file: Path) -> None:
    """Where the program dies below Python, files and lines go beside the log; no words do."""
    with suppress(OSError):  # a log that cannot be written keeps nobody from working
        faulthandler.enable(log_file.with_name("frames.log").open("a", encoding="utf-8"))


def _after_first_window(window: MainWindow) -> None:
    start_log(paths.log_file())
    keep_frames(paths.log_file())
    listen_to_the_system(window)
    load_all_behind(window)


def load_all_behind(window: MainWindow) -> None:
    """Load what may wait until there is something to look at, between two keys.

    What loading makes is no rubbish: the collector would hold the window for 40 ms meanwhile.
    """
    from app.ui.loading import Loading  # noqa: PLC0415 (the first window must not wait)

    gc.freeze()
    gc.disable()
    loading = Loading(window)
    loading.ended.connect(partial(keep_what_is_loaded, window))
    loading.ended.connect(check_the_rules)
    QTimer.singleShot(_MOMENT, loading, loading.start)


def keep_what_is_loaded(window: MainWindow) -> None:
    """Modules stay: looking at them would make each full collection take 100 ms.

    Once the records are open it is too late: what is kept here is never let go, names included.
    """
    if window.desk is None:
        gc.freeze()
    gc.enable()


def listen_to_the_system(window: MainWindow) -> None:
    """Sleep, a locked screen and another user lock the records too."""
    from app.ui.system_signals import SystemSignals  # noqa: PLC0415 (the window must not wait)

    SystemSignals(window).heard.connect(window.lock_by_itself)


def check_the_rules() -> None:
    """What is wrong with the rules is said at the foot of the first window."""
    from app.usecases.check_rules import check_rules  # noqa: PLC0415 (the window must not wait)

    check_rules()


def _now() -> datetime:
    return datetime.now().astimezone()
