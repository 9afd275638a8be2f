"""Shows one screen of the gallery after the other, and lets each be read over AT-SPI.

python -m tests.at_spi.app PYTHON OUT: PYTHON is one that knows pyatspi, OUT takes the answers.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.codes import Language
from app.settings import Settings, Theme
from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.pages.start.doors import Doors
from tests.builders import NOW
from tests.gallery import SCREENS, SIZE, Scene, today

WALKER = Path(__file__).with_name("walk.py")
ON_PURPOSE = "unnamed on purpose"
FIRST_WAIT_S, WAIT_S = 20, 60


def main(python, out):
    application = QApplication([])
    prepare(application)
    walker = subprocess.Popen([python, WALKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    os.set_blocking(walker.stdout.fileno(), False)
    with TemporaryDirectory() as folder:
        doors = Doors(Path(folder, "clinic"), Path(folder, "demo"), lambda: NOW)
        look = Settings(language=Language.NB, theme=Theme.LIGHT)
        window = MainWindow(doors, look, Path(folder, "settings.json"))
        window.resize(*SIZE)
        window.show()
        scene = Scene(window, doors.demonstrate(Language.NB), doors.folder)
        found = {screen.__name__: read(application, walker, screen, scene) for screen in SCREENS}
        found[ON_PURPOSE] = read(application, walker, without_a_name, scene)
    Path(out).write_text(json.dumps(found), "utf-8")
    walker.stdin.close()
    walker.wait(timeout=WAIT_S)


def without_a_name(scene):
    """A field that nobody named: it must be found."""
    today(scene)
    field = QLineEdit(scene.window)
    field.setGeometry(300, 300, 200, 40)
    field.show()


def read(application, walker, screen, scene):
    """What the walker found on a screen; it is asked again until the window is on the bus."""
    screen(scene)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    turn(application, 0.2)
    until = time.monotonic() + FIRST_WAIT_S
    found = ask(application, walker)
    while not found["controls"] and time.monotonic() < until:
        turn(application, 0.5)
        found = ask(application, walker)
    return found


def ask(application, walker):
    walker.stdin.write(f"{os.getpid()}\n".encode())
    walker.stdin.flush()
    answer, until = b"", time.monotonic() + WAIT_S
    while not answer.endswith(b"\n") and time.monotonic() < until:
        application.processEvents()
        with suppress(BlockingIOError):
            answer += os.read(walker.stdout.fileno(), 65536)
    return json.loads(answer)


def turn(application, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        application.processEvents()


if __name__ == "__main__":
    main(*sys.argv[1:])
