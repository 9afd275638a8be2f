"""What stands in a control as it was typed, valid or not, and how it is put back."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.ui.widgets.controls.choosing import Cells

_TICKED = "x"


def typed_in(control: QWidget) -> str:
    """What stands in a control; empty where nothing does."""
    if isinstance(control, Cells):
        return "" if control.place is None else control.names()[control.place]
    if isinstance(control, QCheckBox):
        return _TICKED if control.isChecked() else ""
    return control.text() if isinstance(control, QLineEdit) else ""


def type_into(control: QWidget, typed: str) -> None:
    """Answer as if it were typed again; a choice that is no longer offered is none."""
    if isinstance(control, Cells):
        control.pick(control.names().index(typed) if typed in control.names() else None)
    elif isinstance(control, QCheckBox):
        control.setChecked(typed == _TICKED)
    elif isinstance(control, QLineEdit):
        control.setText(typed)
        control.textEdited.emit(typed)
