"""The recovery key: made at set-up, printed, and typed once from paper before it counts."""

import secrets
from collections.abc import Mapping
from datetime import date

from app.domain.codes import Language
from app.pdf.recovery_sheet import render
from db.recovery_key import GROUPS, Groups, MistypedKey, is_whole, new_recovery_key

__all__ = ["GROUPS", "Groups", "MistypedKey", "is_whole", "new_recovery_key"]

ASKED = 2
FILE_NAME = "takt-1.pdf"  # says nothing to who finds it


def groups_asked() -> tuple[int, ...]:
    """The two groups, counted from 0, that are to be typed from paper."""
    return tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), ASKED)))


def check_typed(key: Groups, typed: Mapping[int, str]) -> None:
    """Raise MistypedKey for the groups that are not as printed."""
    wrong = [place + 1 for place, text in typed.items() if _plain(text) != key[place]]
    if wrong:
        raise MistypedKey(wrong)


def recovery_sheet(key: Groups, clinic: str, day: date, language: Language) -> bytes:
    """The page to print and keep away from the PC."""
    return render(key, clinic, day, language)


def _plain(text: str) -> str:
    return "".join(each for each in text.upper() if each.isalnum())
