"""The sub-commands. Each imports what it needs when it runs, so that each starts fast."""

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType

from app.cli.arguments import read_options
from app.cli.files import check_open, complain, reason
from app.domain.errors import TaktError
from app.texts import Texts, texts

FAILED, INTERRUPTED = 1, 130
COMMANDS = {
    "advise": "advise:advise_command",
    "rules": "rules:rules_command",
    "handout": "handout:handout_command",
    "demo": "demo:demo_command",
    "backup": "backups:backup_command",
    "verify": "backups:verify_command",
    "restore": "backups:restore_command",
    "handover": "handing_over:handover_command",
    "import": "handing_over:import_command",
}


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 done, 1 could not, 2 wrong usage."""
    _write_utf8()
    options = read_options(arguments)
    sys.excepthook = partial(_tell_of_bug, texts(options.language))
    try:
        return _run(options)
    except TaktError as error:
        complain(texts(options.language).error(error))
    except BrokenPipeError:
        _leave_quietly()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _leave_quietly()
        complain(texts(options.language).say("could not write, {reason}", reason=reason(error)))
    return FAILED


def _run(options: Namespace) -> int:
    check_open(sys.stdout)
    if options.command is None:
        from app.ui.application import run

        return run([])
    module, _, name = COMMANDS[options.command].partition(":")
    status: int = getattr(import_module(f"app.cli.{module}"), name)(options)
    sys.stdout.flush()
    return status


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_quietly() -> None:
    """Nobody reads on: what is still to be written goes nowhere, also when Python ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_of_bug(
    words: Texts, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Name the error and where it arose. Its message stays unsaid: it may hold patient data."""
    if sys.flags.dev_mode or trace is None:
        sys.__excepthook__(kind, error, trace)
        return
    *_, last = traceback.extract_tb(trace)
    complain(
        words.say(
            "Takt itself is at fault: {error} in {file}, line {line}.",
            error=kind.__name__,
            file=Path(last.filename).name,
            line=last.lineno,
        )
    )
