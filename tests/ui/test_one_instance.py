"""D17: one Takt at a time; the second brings the first to the front."""

import os
import subprocess
import sys

import pytest

from app.ui.one_instance import OneInstance

ANOTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui.one_instance import OneInstance
application = QCoreApplication([])
one = OneInstance(Path(sys.argv[1]))
print(one.is_first, flush=True)
if not one.is_first:
    print(one.call_first(), flush=True)
elif len(sys.argv) > 2:
    sys.stdin.read()
"""


def another(folder, *more):
    return subprocess.Popen(  # noqa: S603 (our own program)
        [sys.executable, "-c", ANOTHER, str(folder), *more],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip


@pytest.fixture
def first(qapp, tmp_path):
    one = OneInstance(tmp_path / "Takt")
    yield one
    one.release()


def test_the_second_brings_the_first_to_the_front(first, tmp_path, qtbot):
    called = []
    first.listen(lambda: called.append("called"))

    second = another(tmp_path / "Takt")

    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.stdout.read().split() == ["False", "True"]
    qtbot.waitUntil(lambda: called == ["called"])
    second.communicate()


def test_one_that_does_not_answer_is_told(first, tmp_path):
    second = another(tmp_path / "Takt")

    assert second.communicate()[0].split() == ["False", "False"]


def test_a_lock_left_by_a_killed_one_is_taken_over(qapp, tmp_path):
    killed = another(tmp_path / "Takt", "stay")
    assert killed.stdout.readline() == "True\n"
    assert not OneInstance(tmp_path / "Takt").is_first
    killed.kill()
    killed.communicate()

    one = OneInstance(tmp_path / "Takt")

    assert one.is_first
    one.release()


def test_another_folder_is_another_takt(first, tmp_path):
    assert another(tmp_path / "another").communicate()[0] == "True\n"
