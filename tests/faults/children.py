"""A trial in a process of its own, so that it may die; what it told before that is kept."""

import os
import random
import select
import signal
import sys
import traceback
from collections.abc import Callable
from typing import NamedTuple

Tell = Callable[[str], None]
BROKEN = 98  # the exit status of a trial that is itself at fault


class Told(NamedTuple):
    """The lines of a child, and its exit status (negative: the signal that ended it)."""

    lines: list[str]
    status: int


class Kill(NamedTuple):
    """End the child without a warning, so many seconds after so many of its lines."""

    after_lines: int
    after_s: float

    @classmethod
    def at_random(cls, chance: random.Random, lines: int, longest_s: float) -> "Kill":
        return cls(chance.randint(1, lines), chance.uniform(0, longest_s))


class Child:
    """A forked trial that tells lines. No thread runs here, so a fork is whole."""

    def __init__(self, trial: Callable[[Tell], object]) -> None:
        self._reading, writing = os.pipe()
        sys.stdout.flush()
        self.process = os.fork()
        if not self.process:
            _run(trial, writing)
        os.close(writing)

    def wait(self, kill: Kill | None = None) -> Told:
        """Listen until the child ends, or kill it on the way."""
        heard, due = b"", False
        while True:
            due = due or bool(kill and heard.count(b"\n") >= kill.after_lines)
            patience = kill.after_s if kill and due else None
            if not select.select([self._reading], [], [], patience)[0]:
                os.kill(self.process, signal.SIGKILL)
                kill = None
                continue
            if not (piece := os.read(self._reading, 65536)):
                break
            heard += piece
        os.close(self._reading)
        status = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        assert status != BROKEN, heard.decode()
        return Told(heard.decode().splitlines(), status)

    def first_line(self) -> str:
        """The first thing it tells; the child lives on."""
        heard = b""
        while not heard.endswith(b"\n"):
            piece = os.read(self._reading, 1)
            assert piece, "ended without a word"
            heard += piece
        return heard.decode().rstrip("\n")

    def kill(self) -> None:
        """End it now."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._reading)


def tried(trial: Callable[[Tell], object], kill: Kill | None = None) -> Told:
    """Run the trial in a child and wait for it."""
    return Child(trial).wait(kill)


def _run(trial: Callable[[Tell], object], writing: int) -> None:
    status = BROKEN
    try:
        trial(lambda line: _tell(writing, line))
        status = 0
    except BaseException:  # noqa: BLE001 (told to the parent, which fails)
        _tell(writing, traceback.format_exc())
    finally:
        os._exit(status)


def _tell(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")
