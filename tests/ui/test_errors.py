import logging
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.codes import Language
from app.domain.errors import TaktError
from app.ui import errors
from app.ui.translator import speak

NAME = "Ingrid Østby"


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    sentences = []
    errors.tell_failures(sentences.append)
    return sentences


def raised(error):
    with pytest.raises(type(error)) as caught:
        raise error
    sys.excepthook(caught.type, caught.value, caught.tb)


def test_an_expected_failure_is_told_in_its_own_words(told):
    raised(TaktError("Write the day as {example}.", example="3.12.2026"))

    assert told == ["Skriv dagen som 3.12.2026."]


def test_a_bug_is_told_by_kind_and_place_and_never_by_its_words(told, caplog):
    speak(Language.EN)

    raised(ValueError(f"no such patient: {NAME}"))

    assert "ValueError in test_errors.py" in told[0]
    assert "ValueError in test_errors.py" in caplog.text
    assert NAME not in told[0] + caplog.text


@pytest.fixture
def log_file(tmp_path):
    """The log of a running program."""
    before = logging.getLogger().handlers[:]
    errors.start_log(tmp_path / "logs" / "takt.log")
    yield tmp_path / "logs" / "takt.log"
    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_bug_stands_in_the_log_by_kind_and_place(told, log_file):
    raised(ValueError(f"no such patient: {NAME}"))

    assert "ERROR ValueError in test_errors.py:" in log_file.read_text("utf-8")
    assert NAME not in log_file.read_text("utf-8")


def test_a_refusal_that_no_page_answered_stands_in_the_log_too(told, log_file):
    raised(TaktError("Nothing was saved: the disk is full, {who}.", who=NAME))

    assert "INFO TaktError from test_errors.py:" in log_file.read_text("utf-8")
    assert NAME not in log_file.read_text("utf-8")


def test_a_bug_below_python_is_placed_where_python_called_it(told, log_file):
    elsewhere = raised.__code__.replace(co_filename=f"<{NAME}>")
    fail = type(raised)(elsewhere, {})  # knows no name, so that it fails with a NameError

    try:
        fail(KeyError())
    except NameError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "ERROR NameError in test_errors.py:" in log_file.read_text("utf-8")
    assert NAME not in log_file.read_text("utf-8")


def test_what_others_log_never_reaches_the_file(log_file):
    logging.getLogger("sqlalchemy.engine").error("INSERT %s", NAME)
    logging.getLogger("app.ui.errors").error("patient %s", NAME)
    errors.log.error("%s in %s", NAME, "test_errors.py:1")
    errors.log.error("%s in %s", "ValueError", "test_errors.py:1", exc_info=ValueError(NAME))

    assert log_file.read_text("utf-8").splitlines()[1:] == []
    assert NAME not in log_file.read_text("utf-8")


def test_the_log_is_kept_five_times_and_no_more(monkeypatch, tmp_path):
    monkeypatch.setattr(errors, "_LARGEST_LOG", 5_000)
    before = logging.getLogger().handlers[:]
    errors.start_log(tmp_path / "takt.log")

    for _ in range(1000):
        errors.log.error("%s in %s", "ValueError", "test_errors.py:1")

    for handler in set(logging.getLogger().handlers) - set(before):
        logging.getLogger().removeHandler(handler)
        handler.close()
    files = sorted(each.name for each in tmp_path.iterdir())
    assert files == ["takt.log", *(f"takt.log.{n}" for n in range(1, 5))]
    assert sum(each.stat().st_size for each in tmp_path.iterdir()) <= 25_000


CRASH = """
import faulthandler, sys
from pathlib import Path
from app.ui.application import forbid_dumps, keep_frames

def with_a_name(patient):
    faulthandler._sigsegv()

forbid_dumps()
keep_frames(Path(sys.argv[1]))
with_a_name("Ingrid Østby")
"""


def test_where_the_program_dies_only_frames_are_kept(tmp_path):
    root, log = Path(__file__).parents[2], tmp_path / "takt.log"
    ended = subprocess.run(  # noqa: S603 (this Python, on words of this test)
        [sys.executable, "-c", CRASH, log], cwd=root, capture_output=True, check=False
    )

    frames = (tmp_path / "frames.log").read_text("utf-8")
    assert ended.returncode != 0
    assert "in with_a_name" in frames
    assert NAME not in frames
    assert [each.name for each in tmp_path.iterdir()] == ["frames.log"]
