"""How soon the first window stands on the screen, against a bare window of the same library."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Figure, in_turn

# All end themselves as soon as what is waited for has been painted: whole processes are compared.
UNTIL_PAINTED = """
import os, sys
from PySide6.QtWidgets import QApplication, {waited_for}

def shown():
    windows = QApplication.instance().topLevelWidgets()
    exposed = [each for each in windows if each.windowHandle() and each.windowHandle().isExposed()]
    return next((each for each in exposed if {condition}), None)

def until_painted(*_):
    while not (window := shown()):
        QApplication.instance().processEvents()
    window.repaint()
    sys.stdout.flush()
    os._exit(0)

QApplication.exec = until_painted
"""
UNTIL_WINDOW = UNTIL_PAINTED.format(waited_for="QWidget", condition="True")
UNTIL_PAGE = UNTIL_PAINTED.format(
    waited_for="QLineEdit",
    condition="any(field.isVisible() for field in each.findChildren(QLineEdit))",
)
TAKT = "from app.cli import main\nmain([])\n"
BARE = """
from PySide6.QtWidgets import QWidget
app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.show()
app.exec()
"""


def measured(folder: Path) -> Iterator[Figure]:
    home = str(folder / "home")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "HOME": home,
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_STATE_HOME": f"{home}/state",
    }

    def run(script: str) -> None:
        subprocess.run([sys.executable, "-c", script], check=True, env=environment)

    bare = UNTIL_WINDOW + BARE
    ours, theirs = in_turn(lambda: run(UNTIL_WINDOW + TAKT), lambda: run(bare), 9)
    yield Figure("first_window", ours, "ms", theirs, "bare PySide6 window", "1.6 × bare")
    ours, theirs = in_turn(lambda: run(UNTIL_PAGE + TAKT), lambda: run(bare), 9)
    yield Figure("first_page", ours, "ms", theirs, "bare PySide6 window")
