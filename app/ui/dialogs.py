"""The few questions that stop the user. Tests put a plain function in their place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from app.ui.style import dress
from app.ui.stylesheet import DIALOG


def ask_save_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a file of this kind; the suggested name holds no patient's name."""
    kinds = {
        ".pdf": parent.tr("PDF (*.pdf)"),
        ".html": parent.tr("Web page (*.html)"),
        ".txt": parent.tr("Text (*.txt)"),
    }
    title, kind = parent.tr("Save as a file"), kinds[Path(suggested).suffix]
    with _dressed(parent) as ground:
        chosen, _ = QFileDialog.getSaveFileName(ground, title, suggested, kind)
    return Path(chosen) if chosen else None


def ask_picture(parent: QWidget) -> Path | None:
    """Ask for a picture."""
    title, kinds = parent.tr("Choose a picture"), parent.tr("Pictures (*.png *.jpg *.jpeg)")
    with _dressed(parent) as ground:
        chosen, _ = QFileDialog.getOpenFileName(ground, title, "", kinds)
    return Path(chosen) if chosen else None


def ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    """Ask which printer; whether one was chosen."""
    with _dressed(parent) as ground:
        return QPrintDialog(printer, ground).exec() == QPrintDialog.DialogCode.Accepted


def tell(words: str) -> None:
    """Say one thing where there is no window to say it in."""
    QMessageBox.information(None, "Takt", words)


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder that is there."""
    with _dressed(parent) as ground:
        chosen = QFileDialog.getExistingDirectory(ground, title)
    return Path(chosen) if chosen else None


def ask_package_path(parent: QWidget, suggested: str) -> Path | None:
    """Ask where to save a hand-over package."""
    title = parent.tr("Save the package")
    with _dressed(parent) as ground:
        chosen, _ = QFileDialog.getSaveFileName(ground, title, suggested)
    return Path(chosen) if chosen else None


def ask_package(parent: QWidget) -> Path | None:
    """Ask for a hand-over package."""
    title, kinds = parent.tr("Choose the package"), parent.tr("Packages (*.takthandover *.zip)")
    with _dressed(parent) as ground:
        chosen, _ = QFileDialog.getOpenFileName(ground, title, "", kinds)
    return Path(chosen) if chosen else None


@contextmanager
def _dressed(parent: QWidget) -> Iterator[QWidget]:
    """What a dialog hangs on, so that it wears the look of the window."""
    ground = QWidget(parent)
    dress(ground, DIALOG)
    try:
        yield ground
    finally:
        ground.deleteLater()
