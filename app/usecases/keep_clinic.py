"""The clinician reads or changes what stands on top of every sheet."""

from msgspec import structs

from app.domain.clinic import Clinic
from app.pdf.logo import read_logo
from app.usecases.workspace import Workspace
from db import clinics


def clinic(workspace: Workspace) -> Clinic:
    """Letterhead and paper."""
    with workspace.database.begin() as tx:
        return clinics.get(tx)


def change_clinic(workspace: Workspace, clinic: Clinic) -> None:
    """Store what changed."""
    with workspace.database.begin() as tx:
        clinics.change(tx, clinic)


def shows_advice(workspace: Workspace) -> bool:
    """Whether Takt judges and shows what it advises here."""
    return clinic(workspace).advice


def change_advice(workspace: Workspace, *, shown: bool) -> Clinic:
    """From today on the advice is shown, or it is not; what was answered before is kept."""
    with workspace.database.begin() as tx:
        changed = structs.replace(clinics.get(tx), advice=shown, advice_answered=workspace.today)
        clinics.change(tx, changed)
    return changed


def change_logo(workspace: Workspace, picture: bytes) -> Clinic:
    """Put this PNG or JPEG on the sheets to come; empty takes the logo off. Raises LogoRefused."""
    logo = read_logo(picture) if picture else b""
    with workspace.database.begin() as tx:
        changed = structs.replace(clinics.get(tx), logo=logo)
        clinics.change(tx, changed)
    return changed
