"""Runs Takt as its user does: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.domain.case import Case
from app.domain.value import encode
from tests.builders import TODAY, a_case, sessions_ending

TAKT = (sys.executable, "-m", "app")
GOOD_CASE = a_case(*sessions_ending(TODAY, 4, soreness="none"))


Finished = subprocess.CompletedProcess[bytes]


def takt(*arguments: object, given: bytes = b"", seed: str = "0") -> Finished:
    """Run one command to its end."""
    return subprocess.run(  # noqa: S603 (our own program)
        [*TAKT, *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "latin-1"},
    )


def one_line(process: Finished) -> str:
    """The one line that stands on standard error."""
    text = process.stderr.decode()
    assert "Traceback" not in text
    assert text.endswith("\n")
    assert len(text.splitlines()) == 1
    return text.rstrip("\n")


def case_file(folder: Path, case: Case = GOOD_CASE, name: str = "case.json") -> Path:
    """The case as a file."""
    file = folder / name
    file.write_bytes(encode(case))
    return file


def answered(process: Finished) -> Any:
    """What stands on standard output, as JSON."""
    assert process.stderr == b""
    return json.loads(process.stdout)
