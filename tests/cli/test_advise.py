import subprocess
import sys
from pathlib import Path

import pytest

from app.contract import schema
from app.domain.value import encode
from tests.builders import a_case, a_session, an_exercise
from tests.cli.program import GOOD_CASE, answered, case_file, one_line, takt


def test_a_case_in_a_file_is_judged(tmp_path: Path) -> None:
    process = takt("advise", case_file(tmp_path))

    advice = answered(process)
    assert process.returncode == 0
    assert advice["contract"] == 1
    assert advice["light"] in {"green", "amber"}
    assert advice["findings"][0]["reason"]


def test_a_case_from_standard_input_gets_the_same_bytes(tmp_path: Path) -> None:
    from_file = takt("advise", case_file(tmp_path))

    from_input = takt("advise", "-", given=encode(GOOD_CASE))

    assert from_input.stdout == from_file.stdout != b""


def test_the_same_case_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    file = case_file(tmp_path)

    runs = {takt("advise", file, seed=seed).stdout for seed in ("0", "1", "4711")}

    assert len(runs) == 1


def test_reasons_come_in_the_language_asked_for_and_norwegian_otherwise(tmp_path: Path) -> None:
    file = case_file(tmp_path, a_case(a_session(exercises=(an_exercise(pain_during=7),))))

    english = answered(takt("advise", file, "--lang", "en"))
    norwegian = answered(takt("advise", file))

    assert english["findings"][0]["reason"].startswith("Pain 7 of 10")
    assert norwegian["findings"][0]["reason"].startswith("Smerte 7 av 10")
    assert english["light"] == norwegian["light"] == "red"


def test_a_bad_case_gives_one_line_with_file_and_place(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_bytes(encode(a_case()).replace(b'"pain_during":1', b'"pain_during":11'))

    english = takt("advise", file, "--lang", "en")
    norwegian = takt("advise", file)

    place = f"{file}: $.sessions[0].exercises[0].pain_during"
    assert one_line(english) == f"{place}: expected a whole number 0–10, got 11"
    assert one_line(norwegian) == f"{place}: ventet et heltall 0–10, fikk 11"
    assert english.returncode == norwegian.returncode == 1
    assert english.stdout == norwegian.stdout == b""


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"\xff\x00\xfe",
        b"[" * 10_000_000,
        b'{"contract": NaN}',
        b'{"contract": 1' + b"0" * 100_000 + b"}",
        b'"' + b"x" * 5_000_000,
        bytes(range(256)),
    ],
    ids=["empty", "null", "not UTF-8", "brackets", "NaN", "huge", "open text", "all bytes"],
)
def test_no_input_gives_a_traceback(data: bytes) -> None:
    process = takt("advise", "-", given=data)

    assert one_line(process).startswith("-: $")
    assert process.returncode == 1


def test_a_file_that_is_not_there_or_not_a_file_gives_one_line(tmp_path: Path) -> None:
    absent, folder = takt("advise", tmp_path / "absent.json"), takt("advise", tmp_path)

    assert one_line(absent).endswith("absent.json: kan ikke leses, filen eller mappen finnes ikke")
    assert "kan ikke leses" in one_line(folder)
    assert absent.returncode == folder.returncode == 1


def test_a_file_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    process = takt("advise", tmp_path / "two\nlines.json")

    assert "two\\nlines.json" in one_line(process)


@pytest.mark.parametrize("name", ["case", "advice"])
def test_a_schema_is_printed(name: str) -> None:
    process = takt("advise", "--schema", name)

    assert process.stdout == schema(name)
    assert process.returncode == 0


def test_advice_needs_neither_window_nor_database_nor_paper() -> None:
    heavy = {"PySide6", "sqlalchemy", "sqlcipher3", "reportlab", "babel", "numpy"}
    script = (
        "import sys; from app.cli import main; main(['advise', '-']);"
        f"sys.exit(sorted({heavy!r} & set(sys.modules)) or 0)"
    )

    process = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", script], input=encode(GOOD_CASE), capture_output=True, check=False
    )

    assert (process.stderr, process.returncode) == (b"", 0)
