"""A field with its label above and its note below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.widgets.card import column, row
from app.ui.widgets.choosing import Cells
from app.ui.widgets.label import Label
from app.ui.widgets.number import NumberField
from app.ui.widgets.painting import stand_flush


def labelled(text: str, field: QWidget, *below: QWidget) -> QVBoxLayout:
    """The field under its label, which names it for screen readers too; notes below it."""
    field.setAccessibleName(text)
    stand_flush(field)
    painted_room = isinstance(field, Cells | NumberField)  # they keep room above for their ring
    gap = 2 if painted_room else 6
    return column(Label(text, "small_medium", buddy=field), gap, field, *below, gap=0)


def side_by_side(*fields: QVBoxLayout) -> QHBoxLayout:
    """Labelled fields in one line, their labels at one height."""
    line = row(*fields, gap=16)
    for field in fields:
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return line
