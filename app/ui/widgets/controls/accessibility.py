"""What a screen reader hears: role and value of painted controls, and what just happened."""

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class _Painted(QAccessibleWidget):
    """A painted control: its value is whatever its `spoken_value` says."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control, control.ROLE)  # type: ignore[attr-defined]  # what is painted has it  # see _interface_for

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Value:
            return str(self.widget().spoken_value())  # type: ignore[attr-defined]  # what is painted has it
        return super().text(kind)


def announce_painted_controls() -> None:
    """Let screen readers hear every control that has a ROLE and a `spoken_value`."""
    QAccessible.installFactory(_interface_for)


def announce_value(control: QWidget) -> None:
    """Tell a screen reader that the value of a control is another now."""
    if QAccessible.isActive():
        said = control.spoken_value()  # type: ignore[attr-defined]  # what is painted has it  # every painted control has it
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(control, said))


def announce(where: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say what just happened, without moving the focus; urgent: at once."""
    if QAccessible.isActive() and words:
        event = QAccessibleAnnouncementEvent(where, words)
        ways = QAccessible.AnnouncementPoliteness
        event.setPoliteness(ways.Assertive if urgent else ways.Polite)
        QAccessible.updateAccessibility(event)


def _interface_for(_name: str, control: QObject) -> QAccessibleInterface | None:
    if isinstance(control, QWidget) and hasattr(control, "spoken_value"):
        return _Painted(control)
    return None
