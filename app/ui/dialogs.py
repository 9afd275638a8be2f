"""The few questions that stop the user. Tests put a plain function in their place."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


def ask_save_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a file of this kind; the suggested name holds no patient's name."""
    kinds = {
        ".pdf": parent.tr("PDF (*.pdf)"),
        ".html": parent.tr("Web page (*.html)"),
        ".txt": parent.tr("Text (*.txt)"),
    }
    title, kind = parent.tr("Save the sheet"), kinds[Path(suggested).suffix]
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kind)
    return Path(chosen) if chosen else None


def ask_picture(parent: QWidget) -> Path | None:
    """Ask for a picture."""
    title, kinds = parent.tr("Choose a picture"), parent.tr("Pictures (*.png *.jpg *.jpeg)")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    """Ask which printer; whether one was chosen."""
    return QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted


def tell(words: str) -> None:
    """Say one thing where there is no window to say it in."""
    QMessageBox.information(None, "Takt", words)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder that is there."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


def ask_package_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a hand-over package."""
    chosen, _ = QFileDialog.getSaveFileName(parent, parent.tr("Save the package"), suggested)
    return Path(chosen) if chosen else None


def ask_package(parent: QWidget) -> Path | None:
    """Ask for a hand-over package."""
    kinds = parent.tr("Packages (*.takthandover *.zip)")
    chosen, _ = QFileDialog.getOpenFileName(parent, parent.tr("Choose the package"), "", kinds)
    return Path(chosen) if chosen else None
