"""A field with its label above and its note below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.card import column
from app.ui.widgets.label import Label


def labelled(text: str, field: QWidget, *below: QWidget) -> QVBoxLayout:
    """The field under its label, which names it for screen readers too; notes below it."""
    field.setAccessibleName(text)
    return column(Label(text, "small_medium", buddy=field), 6, field, *below, gap=0)
