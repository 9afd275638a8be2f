"""How soon the first window stands on the screen, against a bare window of the same library."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Figure, in_turn

# Both end themselves as soon as a window has been shown, so that whole processes are compared.
UNTIL_SHOWN = """
import os, sys
from PySide6.QtWidgets import QApplication

def until_shown(*_):
    app = QApplication.instance()
    def shown():
        windows = [w.windowHandle() for w in app.topLevelWidgets()]
        return any(each and each.isExposed() for each in windows)
    while not shown():
        app.processEvents()
    app.processEvents()
    sys.stdout.flush()
    os._exit(0)

QApplication.exec = until_shown
"""
TAKT = UNTIL_SHOWN + "from app.cli import main\nmain([])\n"
BARE = (
    UNTIL_SHOWN
    + """
from PySide6.QtWidgets import QWidget
app = QApplication(sys.argv)
window = QWidget()
window.resize(1366, 768)
window.show()
app.exec()
"""
)


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

    ours, theirs = in_turn(lambda: run(TAKT), lambda: run(BARE), 9)
    yield Figure("first_window", ours, "ms", theirs, "bare PySide6 window", "1.6 × bare")
