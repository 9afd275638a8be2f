"""What can be told of a failure to whoever helps: versions and the log, shown before it goes."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.style import dress
from app.ui.stylesheet import PROSE
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.overlay import Overlay

LINES = 200
_WIDTH, _HEIGHT = 820, 560


class ErrorReport(Overlay):
    """Shows the report, and copies just what is shown when asked to. Nothing is sent."""

    def __init__(self, parent: QWidget, log_file: Path) -> None:
        words = spoken()
        self.text = QPlainTextEdit(report(log_file))
        dress(self.text, PROSE)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.text.setAccessibleName(words.say("Error report"))
        self.copy = Button(words.say("Copy"), "primary")
        shut = Button(words.say("Close"), "quiet")
        told = words.say(
            "This is all that is copied: versions, what happened and when. Nothing that was typed"
            " stands in it, and Takt sends nothing. Paste it where you ask for help."
        )
        super().__init__(parent, column(
            row(Label(words.say("Error report"), "title"), None, self.copy, shut, gap=8), 6,
            Label(told, "body", "ink2", wrap=True), 12, self.text,
            gap=0, margins=(24, 16, 16, 20),
        ), _WIDTH, _HEIGHT)  # fmt: skip
        self.copy.clicked.connect(self._copy)
        shut.clicked.connect(self.close_now)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.show_text(spoken().say("Copied"))
        announce(self, self.copy.text())


def report(log_file: Path) -> str:
    """Versions, and the last lines of the log: only names of the program stand there."""
    system = f"{QSysInfo.prettyProductName()} {QSysInfo.currentCpuArchitecture()}"
    versions = f"Python {platform.python_version()}, Qt {qVersion()}"
    return "\n".join((f"Takt {_version()}", system, versions, "", *_logged(log_file)))


def _version() -> str:
    try:
        return version("takt")
    except PackageNotFoundError:
        return "not installed"


def _logged(file: Path) -> list[str]:
    logs = (file.with_name("frames.log"), Path(f"{file}.1"), file)
    lines = [line for each in logs for line in _lines(each)]
    return lines[-LINES:]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
