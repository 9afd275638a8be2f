import io
import json
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from app.cli import main
from app.cli.files import read_lines
from app.contract import LARGEST_BYTES
from app.domain.value import encode
from tests.builders import TODAY, a_case, sessions_ending
from tests.cli.program import GOOD_CASE, TAKT, takt

GOOD = encode(GOOD_CASE)
RED = encode(a_case()).replace(b'"pain_during":1', b'"pain_during":9')
BAD = encode(a_case()).replace(b'"pain_during":1', b'"pain_during":11')


class Sink(io.RawIOBase):
    """Takes everything and keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return len(bytes(data))  # type: ignore[call-overload]  # a buffer of bytes


def test_advice_comes_in_the_order_of_the_cases() -> None:
    process = takt("advise", "--jsonl", "-", given=b"\n".join((GOOD, RED, GOOD)))

    lights = [json.loads(line)["light"] for line in process.stdout.splitlines()]
    assert lights[1] == "red"
    assert lights[0] == lights[2] != "red"
    assert process.returncode == 0


def test_a_bad_line_is_answered_in_its_place_and_the_run_goes_on() -> None:
    lines = b"\n".join((GOOD, BAD, b"", b"[", GOOD)) + b"\n"

    process = takt("advise", "--jsonl", "-", "--lang", "en", given=lines)

    first, bad, empty, bracket, last = map(json.loads, process.stdout.splitlines())
    assert first == last
    assert bad == {
        "error": "$.sessions[0].exercises[0].pain_during: expected a whole number 0–10, got 11",
        "line": 2,
    }
    assert empty == {
        "error": "$: line 1, column 1: expected a case in JSON, got nothing",
        "line": 3,
    }
    assert bracket["line"] == 4
    assert process.returncode == 1
    assert process.stderr == b""


def test_a_line_gives_the_bytes_that_the_case_alone_gives() -> None:
    alone = takt("advise", "-", given=GOOD)

    lines = takt("advise", "--jsonl", "-", given=GOOD + b"\r\n" + GOOD)

    assert lines.stdout == alone.stdout * 2


def test_the_first_advice_comes_before_the_second_case_is_sent() -> None:
    with subprocess.Popen(  # noqa: S603 (our own program)
        [*TAKT, "advise", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(GOOD + b"\n")
        process.stdin.flush()

        first = json.loads(process.stdout.readline())

        process.stdin.close()
    assert first["contract"] == 1
    assert process.returncode == 0


def test_a_reader_who_leaves_early_is_left_in_peace(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes((GOOD + b"\n") * 2000)
    with subprocess.Popen(  # noqa: S603 (our own program)
        [*TAKT, "advise", "--jsonl", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()

        complaints = process.stderr.read()

    assert complaints == b""


def test_an_interrupted_run_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Interrupted(io.BytesIO):
        def readline(self, _size: int | None = -1, /) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))

    status = main(["advise", "--jsonl", "-"])

    assert status == 130
    assert capfd.readouterr() == ("", "")


def test_a_line_that_never_ends_is_refused_and_the_next_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b"[" * (2 * LARGEST_BYTES + 5) + b"\n" + GOOD + b"\n")

    lines = [len(line) for line in read_lines(str(file))]

    assert lines == [LARGEST_BYTES + 1, len(GOOD)]


def test_memory_stays_far_below_the_size_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = encode(a_case(*sessions_ending(TODAY, 10))) + b"\n"
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Sink()))
    _peak(tmp_path, line)  # what is loaded once

    peak = _peak(tmp_path, line * 400)

    assert peak < len(line) * 400 / 2


def _peak(folder: Path, lines: bytes) -> int:
    file = folder / "cases.jsonl"
    file.write_bytes(lines)
    tracemalloc.start()
    try:
        assert main(["advise", "--jsonl", str(file)]) == 0
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
