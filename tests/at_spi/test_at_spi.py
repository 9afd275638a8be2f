"""Every control has a name over AT-SPI, and what happens is told, as Orca would read it.

The tree is also read within Qt (tests/journeys/test_screen_reader.py), where this cannot run.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.at_spi.app import ON_PURPOSE
from tests.gallery import SCREENS

SYSTEM_PYTHON = "/usr/bin/python3"  # distributions give pyatspi to their own Python only
TOOLS = ("xvfb-run", "dbus-run-session")


def knows_at_spi():
    if not all(map(shutil.which, TOOLS)) or not shutil.which(SYSTEM_PYTHON):
        return False
    return subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True,
                          check=False).returncode == 0  # fmt: skip


needs_at_spi = pytest.mark.skipif(not knows_at_spi(), reason="pyatspi, Xvfb or D-Bus is absent")


def on_a_screen(module, out):
    """What this module of ours writes when it runs on a screen and a bus of its own."""
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }  # fmt: skip
    subprocess.run(
        ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24",
         sys.executable, "-m", module, SYSTEM_PYTHON, str(out)],
        check=True, env=environment, timeout=600, capture_output=True,
    )  # fmt: skip
    return json.loads(out.read_text("utf-8"))


@needs_at_spi
def test_a_screen_reader_can_name_every_control(tmp_path):
    found = on_a_screen("tests.at_spi.app", tmp_path / "found.json")

    unnamed_on_purpose = found.pop(ON_PURPOSE)
    assert set(found) == {screen.__name__ for screen in SCREENS}
    assert {name: each["nameless"] for name, each in found.items() if each["nameless"]} == {}
    assert all(each["controls"] for each in found.values())
    assert len(unnamed_on_purpose["nameless"]) == 1


@needs_at_spi
@pytest.mark.parametrize(
    ("act", "said", "urgent"),
    [("search", "1 av 1", False), ("search_in_vain", "xyz", False),
     ("answer", "Hold. Smerte 9", False), ("leave_half_typed", "ble ikke lagret", False),
     ("discard", "Forkastet", False), ("refuse", "Skriv fornavn", True),
     ("save", "Lagret", False), ("back_up", "På denne PC-en: ", False),
     ("fail_to_back_up", "ikke laget", True), ("lock", "Takt er låst", True)],
)  # fmt: skip
def test_what_happens_is_told_without_moving_the_focus(happened, act, said, urgent):
    assert any(
        said.casefold() in each["words"].casefold() and each["urgent"] is urgent
        for each in happened[act]
    ), happened[act]


@pytest.fixture(scope="module")
def happened(tmp_path_factory):
    return on_a_screen("tests.at_spi.happenings", tmp_path_factory.mktemp("heard") / "heard.json")
