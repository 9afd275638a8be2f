"""Notices a national identity number while it is typed, in whatever field it is."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.domain.identity_number import has_identity_number


class IdentityWatch(QObject):
    """`found` speaks when one stands in the field with the focus, `gone` when it is taken out."""

    found = Signal()
    gone = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._told = False
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.textChanged.disconnect(self._look)
        self._field = None
        if isinstance(now, QLineEdit | QPlainTextEdit) and not _is_secret(now):
            self._field = now
            now.textChanged.connect(self._look)

    def _look(self) -> None:
        field = self._field
        if field is None:
            return
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        told, self._told = self._told, has_identity_number(text)
        if self._told and not told:
            self.found.emit()
        elif told and not self._told:
            self.gone.emit()


def _is_secret(field: QLineEdit | QPlainTextEdit) -> bool:
    return isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
