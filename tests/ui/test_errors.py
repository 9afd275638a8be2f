import sys

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


def test_the_log_starts_anew_once_it_has_grown_large(tmp_path, monkeypatch):
    monkeypatch.setattr(errors.logging, "basicConfig", lambda **_: None)
    file = tmp_path / "logs" / "takt.log"
    file.parent.mkdir()
    file.write_bytes(b"x" * 1_000_001)

    errors.start_log(file)

    assert not file.exists()
    assert (tmp_path / "logs" / "takt.old.log").stat().st_size == 1_000_001
