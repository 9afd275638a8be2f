"""The few questions that stop the user. Tests answer them by putting a function in their place."""

from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Unsaved(Enum):
    """What to do with changes that were not saved."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


def ask_unsaved(parent: QWidget) -> Unsaved:
    """Ask whether to save, discard, or stay."""
    buttons = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setText(parent.tr("What you typed is not saved yet."))
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    answers = {buttons.Save: Unsaved.SAVE, buttons.Discard: Unsaved.DISCARD}
    return answers.get(buttons(box.exec()), Unsaved.CANCEL)


def ask_save_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a PDF; the suggested name holds no patient's name."""
    title, kinds = parent.tr("Save the sheet"), parent.tr("PDF (*.pdf)")
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(chosen) if chosen else None
