"""Whose names the screen shows: whole, or as initials where somebody looks on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.patient import Patient


class _Hidden:
    """What the running window was told last."""

    now = False


def hide_names(*, hidden: bool) -> None:
    """From now on names are shown as initials, or whole."""
    _Hidden.now = hidden


def shown_name(name: str) -> str:
    """What the screen shows of a name."""
    if not _Hidden.now:
        return name
    from app.sheet.name_on_sheet import initials  # noqa: PLC0415 (the first window must not wait)

    return initials(name)


def shown_patient(patient: Patient) -> str:
    """The same of a patient, with the year of birth: two may have one name."""
    name = shown_name(patient.full_name)
    return f"{name}, {patient.birth_year}" if patient.birth_year else name
