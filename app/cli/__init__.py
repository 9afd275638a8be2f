"""The command line. Without a sub-command it opens the window, and loads nothing else first."""

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or the window; the exit status: 0 done, 1 could not, 2 wrong usage."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        gc.disable()  # until the window stands: nothing that starting makes is rubbish
        from app.ui.application import run

        return run([])
    from app.cli.commands import run_command

    return run_command(given)
