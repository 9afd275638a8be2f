"""The home programme as it stands on the patient's page, and whether it is on paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.codes import Light
from app.domain.record import PatientFile
from app.ui import shortcuts
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Item, column, row
from app.ui.widgets.controls.label import ElidedLabel, Label
from app.ui.widgets.patient.programme_cards import ProgrammeCards
from app.usecases.workspace import Workspace


class PresentProgramme(QWidget):
    """`change_asked`: the programme is to be put together."""

    change_asked = Signal()

    def __init__(self, workspace: Workspace, file: PatientFile) -> None:
        super().__init__()
        self._file = file
        begun = bool(file.prescribed or file.latest)
        words = self.tr("Change the programme") if begun else self.tr("Build the first programme")
        change = Button(words, shortcut=shortcuts.PROGRAMME.keys, icon="dumbbell", height=32)
        change.clicked.connect(self.change_asked)
        head = row(Label(self.tr("The programme now"), "strong"),
                   ElidedLabel(self._version_words(), "small", "ink3"), change, gap=8)  # fmt: skip
        head.setStretch(1, 1)
        parts: list[Item] = [head]
        self._cards: ProgrammeCards | None = None
        if file.prescribed:
            self._cards = ProgrammeCards(file.prescribed, workspace.bank)
            parts.append(self._cards)
        self.setLayout(column(*parts, gap=8))

    def stack(self, *, stacked: bool) -> None:
        """Fewer cards in a line where there is no room."""
        if self._cards:
            self._cards.stack(stacked=stacked)

    def _version_words(self) -> str:
        if self._file.episode.latched_stop and not self._file.prescribed:
            return self.tr("No exercises while the stop stands.")
        if not self._file.prescribed:
            return self.tr("No exercises yet.")
        if not self._file.programmes:
            return self.tr("Decided, not issued on paper yet.")
        last = self._file.programmes[-1]
        words = spoken().say(
            "Version {n}, issued {day}.", n=last.programme.version,
            day=spoken().day(last.programme.issued_on),
        )  # fmt: skip
        latest = self._file.latest
        newer = latest is not None and last.session_id != latest.id
        if last.programme.light is not Light.STOP:
            newer = newer or last.programme.exercises != self._file.prescribed
        return f"{words} {self.tr('The latest decision is not on paper yet.')}" if newer else words
