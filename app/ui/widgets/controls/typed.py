"""What stands in controls as it was typed, valid or not, and how it is put back."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.choosing import Cells

_TICKED = "x"


def typed_of(controls: Mapping[str, QWidget]) -> dict[str, str]:
    """What stands in each control that something stands in."""
    fields = {name: typed_in(control) for name, control in controls.items()}
    return {name: text for name, text in fields.items() if text}


def type_all(controls: Mapping[str, QWidget], fields: Mapping[str, str]) -> None:
    """Answer each control as it was typed; what does not stand there is blank."""
    for name, control in controls.items():
        if typed_in(control) != fields.get(name, ""):
            type_into(control, fields.get(name, ""))


def typed_in(control: QWidget) -> str:
    """What stands in a control; empty where nothing does."""
    if isinstance(control, Cells):
        return "" if control.place is None else control.names()[control.place]
    if isinstance(control, DropDown):
        return control.names()[control.currentIndex()]
    if isinstance(control, QCheckBox):
        return _TICKED if control.isChecked() else ""
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    return control.text() if isinstance(control, QLineEdit) else ""


def type_into(control: QWidget, typed: str) -> None:
    """Answer as if it were typed again; a choice that is no longer offered is none."""
    if isinstance(control, Cells):
        control.pick(control.names().index(typed) if typed in control.names() else None)
    elif isinstance(control, DropDown):
        control.setCurrentIndex(control.names().index(typed) if typed in control.names() else 0)
    elif isinstance(control, QCheckBox):
        control.setChecked(typed == _TICKED)
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(typed)
    elif isinstance(control, QLineEdit):
        control.setText(typed)
        control.textEdited.emit(typed)
