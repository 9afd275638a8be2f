"""The one place where failures reach the user, and the log."""

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from app.domain.errors import TaktError, sentence
from app.ui.translator import spoken

_LARGEST_LOG = 1_000_000
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
        if not isinstance(error, TaktError):
            log.error("%s in %s", kind.__name__, place_of(error))

    sys.excepthook = tell


def said(error: BaseException) -> str:
    """The sentence for the user; of a bug only its kind and place, never its words."""
    if isinstance(error, TaktError):
        return spoken().error(error)
    return spoken().say(_UNEXPECTED, kind=type(error).__name__, place=place_of(error))


def place_of(error: BaseException) -> str:
    """File and line where it was raised; a message might hold a patient's name, this does not."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "?"
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"


def start_log(file: Path) -> None:
    """Write the log to this file; the one before is kept beside once it has grown large."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > _LARGEST_LOG:
        file.replace(file.with_suffix(".old.log"))
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(filename=file, level=logging.INFO, format=form, encoding="utf-8")
