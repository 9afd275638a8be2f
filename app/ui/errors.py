"""The one place where failures reach the user, and the log."""

import logging
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from app.domain.errors import TaktError, sentence
from app.ui.translator import spoken

_LARGEST_LOG, _LOGS = 1_000_000, 5
_BUG = "%s in %s"
_TOLD = "%s from %s was told"
_EVENTS = {_BUG, _TOLD, "backup %d in %d places", "backup failed: %s"}
_FIELD = re.compile(r"[A-Za-z_]\w*(\.py:\d+)?|\d+|\?", re.ASCII)  # class, file and line, number
_UNEXPECTED = sentence(
    "Something went wrong, and the last step may not have been done. Nothing stored was lost. "
    "({kind} in {place})"
)
log = logging.getLogger(__name__)


def tell_failures(show: Callable[[str], None]) -> None:
    """Let every failure that no page answered reach the user through `show`."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        show(said(error))
        note(error)

    sys.excepthook = tell


def note(error: BaseException) -> None:
    """Write into the log that something failed: its kind and place."""
    if isinstance(error, TaktError):
        log.info(_TOLD, type(error).__name__, place_of(error))
    else:
        log.error(_BUG, type(error).__name__, place_of(error))


def said(error: BaseException) -> str:
    """The sentence for the user; of a bug only its kind and place, never its words."""
    if isinstance(error, TaktError):
        return spoken().error(error)
    return spoken().say(_UNEXPECTED, kind=type(error).__name__, place=place_of(error))


def place_of(error: BaseException) -> str:
    """The last file and line of Python on its way; a message might hold a name, this does not."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    places = (f"{Path(each.filename).name}:{each.lineno}" for each in frames)
    return next((each for each in places if _FIELD.fullmatch(each)), "?")


def start_log(file: Path) -> None:
    """Write the log to this file; what grows large is kept beside, and the oldest goes.

    What others log may hold anything, and never reaches the file.
    """
    from logging.handlers import (  # noqa: PLC0415 (the first window must not wait)
        RotatingFileHandler,
    )

    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        file, maxBytes=_LARGEST_LOG, backupCount=_LOGS - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(_is_allowed)
    logging.getLogger().addHandler(handler)
    logging.getLogger("app").setLevel(logging.INFO)


def _is_allowed(record: logging.LogRecord) -> bool:
    """Only events on the list, with nothing but names of the program in them."""
    record.exc_info = record.exc_text = record.stack_info = None
    fields = record.args if isinstance(record.args, tuple) else ()
    return record.msg in _EVENTS and all(_FIELD.fullmatch(str(each)) for each in fields)
