"""What locking does beside showing another page: it never stops half-way."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialog

from app.domain.errors import TaktError
from app.ui.errors import note, said


def what_failed(*steps: Callable[[], object]) -> str:
    """Do every step, come what may; what did not succeed, as sentences."""
    problems = []
    for step in steps:
        try:
            step()
        except Exception as error:  # noqa: BLE001 (a page that is at fault must not stay open)
            problems.append(said(error))
            if not isinstance(error, TaktError):
                note(error)
    return " ".join(problems)


def close_dialogs() -> None:
    """Menus and dialogs may show names too, and stand before the window."""
    while popup := QApplication.activePopupWidget():
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
