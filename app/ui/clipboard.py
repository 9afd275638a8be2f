"""Copies words about a patient so that they do not stay: not in a history, not for long."""

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

FORGOTTEN_AFTER_S = 30
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_HINTS = (  # what keepers of a clipboard history look for
    (_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"\0\0\0\0"),
    (_WINDOWS.format("CanIncludeInClipboardHistory"), b"\0\0\0\0"),
    (_WINDOWS.format("CanUploadToCloudClipboard"), b"\0\0\0\0"),
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b""),
)


class _Copied:
    """What the running program has copied last."""

    text = ""
    times = 0


def copy_briefly(text: str) -> None:
    """Put the words on the clipboard; they are taken off when nobody has copied since."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _HINTS:
        data.setData(kind, value)
    _Copied.text, _Copied.times = text, _Copied.times + 1
    number = _Copied.times
    QGuiApplication.clipboard().setMimeData(data)
    QTimer.singleShot(round(FORGOTTEN_AFTER_S * 1000), lambda: _forget_if_last(number))


def forget_copied() -> None:
    """Take off the clipboard what this program put there."""
    clipboard = QGuiApplication.clipboard()
    if _Copied.text and clipboard.text() == _Copied.text:
        clipboard.clear()
    _Copied.text = ""


def _forget_if_last(number: int) -> None:
    """What was copied since has a time of its own."""
    if number == _Copied.times:
        forget_copied()
