"""Starts the window."""

import gc
import sys
from datetime import datetime
from functools import partial
from importlib import import_module

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import paths
from app.settings import load_settings
from app.ui import style
from app.ui.doors import Doors
from app.ui.errors import start_log, tell_failures
from app.ui.main_window import MainWindow
from app.ui.widgets.accessibility import announce_painted_controls

_BEHIND_THE_DOOR = (  # imported one by one while one types
    "app.usecases.open_clinic",
    "app.ui.desk",
    "numpy",
    "app.ui.widgets.trend_card",
)
_MOMENT = 50  # milliseconds: the window has been painted


def run(arguments: list[str]) -> int:
    """Show the window until it is closed; the exit status."""
    application = QApplication([sys.argv[0], "-style", "fusion", *arguments])
    _furnish(application)
    file = paths.settings_file()
    doors = Doors(paths.data_folder(), paths.demonstration_folder(), _now)
    window = MainWindow(doors, load_settings(file), file)
    tell_failures(window.show_problem)
    window.show()
    QTimer.singleShot(_MOMENT, partial(_after_first_window, window))
    return application.exec()


def prepare(application: QApplication) -> None:
    """Give Qt the fonts and the style that every page is painted with."""
    application.setStyle("fusion")
    _furnish(application)


def _furnish(application: QApplication) -> None:
    """The style is not asked for here: PySide would make all its classes, which takes a while."""
    application.setApplicationName("Takt")
    style.load_fonts()
    announce_painted_controls()


def _after_first_window(window: MainWindow) -> None:
    """What may wait until there is something to look at: the log, lists, the rooms behind."""
    gc.freeze()
    gc.enable()
    start_log(paths.log_file())
    style.dress_lists()
    for step, module in enumerate(_BEHIND_THE_DOOR):
        QTimer.singleShot(2 * _MOMENT * (step + 1), partial(import_module, module))
    QTimer.singleShot(2 * _MOMENT * (len(_BEHIND_THE_DOOR) + 1), check_the_rules)
    listen_to_the_system(window)


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
