"""Passphrase or recovery key, as one has it at hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import PassphraseField
from app.usecases.restore import Way


class SecretForm(QWidget):
    """`entered`: Enter was pressed in the field."""

    entered = Signal()

    def __init__(self, way: Way = "passphrase", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        choices: tuple[tuple[Way, str], ...] = (
            ("passphrase", tr("Passphrase")), ("recovery", tr("Recovery key on paper")),
        )  # fmt: skip
        self.ways = Segments(choices, way, name=tr("Opened by"))
        self.field = PassphraseField(name=tr("Passphrase or recovery key"))
        self._hint = Label("", "small", "ink2", wrap=True)
        self.setLayout(column(
            labelled(tr("Opened by"), self.ways), 10,
            labelled(tr("Passphrase or recovery key"), self.field, self._hint), gap=0,
        ))  # fmt: skip
        self.ways.changed.connect(self._chosen)
        self.field.returnPressed.connect(self.entered)
        self._show_hint()

    @property
    def way(self) -> Way:
        """Which of the two was typed."""
        return self.ways.value or "passphrase"

    @property
    def text(self) -> str:
        """What was typed."""
        return self.field.text()

    def _chosen(self, way: Way | None) -> None:
        if way is None:
            self.ways.show_value("passphrase")
        self._show_hint()
        self.field.setFocus()

    def _show_hint(self) -> None:
        tr = self.tr
        self._hint.setText(
            tr("The six groups from your page. Spaces and small letters do not matter.")
            if self.way == "recovery"
            else tr("A backup opens with the passphrase of the day it was made.")
        )
