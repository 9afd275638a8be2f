"""The pages of the desk about safety: keys, openings, and the trail of one patient."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from app.domain.patient import PatientId
from app.ui.pages.patient.trail_page import TrailPage
from app.ui.pages.settings.access_page import AccessPage
from app.ui.pages.settings.keys_page import KeysPage
from app.usecases.keep_patients import open_patient
from app.usecases.workspace import Workspace

Go = Callable[[str, PatientId | None], Callable[..., None]]


class _Where(Protocol):
    @property
    def patient_id(self) -> PatientId | None: ...


def safety_pages(
    workspace: Workspace, go: Go, lock: Callable[[], object]
) -> dict[str, Callable[[_Where], QWidget]]:
    """How each of them is made, by its name."""

    def keys(_where: _Where) -> QWidget:
        page = KeysPage(workspace)
        page.left.connect(go("settings", None))
        page.lock_wanted.connect(lock)
        return page

    def access(_where: _Where) -> QWidget:
        page = AccessPage(workspace)
        page.left.connect(go("today", None))
        return page

    def trail(where: _Where) -> QWidget:
        if where.patient_id is None:
            raise ValueError("this page needs a patient")
        page = TrailPage(workspace, open_patient(workspace, where.patient_id))
        page.left.connect(go("patient", where.patient_id))
        return page

    return {"keys": keys, "access": access, "trail": trail}
