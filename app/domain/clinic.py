"""The clinic whose name stands on the sheet."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from app.domain.value import Value

LARGEST_LOGO = 200_000  # bytes, as it is kept


class PaperSize(StrEnum):
    """What the clinic prints on."""

    A4 = "a4"
    LETTER = "letter"


class Clinic(Value, frozen=True, kw_only=True):
    """Letterhead: name, telephone, therapist, logo (PNG; none where empty); and the paper.

    `advice`: whether Takt judges and shows what it advises, as was answered on `advice_answered`.
    """

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    telephone: Annotated[str, Meta(max_length=40)] = ""
    therapist: Annotated[str, Meta(max_length=80)] = ""
    paper: PaperSize = PaperSize.A4
    logo: Annotated[bytes, Meta(max_length=LARGEST_LOGO)] = b""
    advice: bool = False
    advice_answered: date | None = None
