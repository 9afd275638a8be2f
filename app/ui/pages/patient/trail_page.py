"""What was done with the records of one patient, the latest first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import sentence
from app.domain.record import PatientFile
from app.ui.shown_names import shown_patient
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, Item, column, reading_page, row
from app.ui.widgets.controls.label import Label
from app.usecases.trail import Step, trail
from app.usecases.workspace import Workspace

MOST = 500
_KINDS = {
    "patient": sentence("Details of the patient stored"),
    "episode": sentence("Treatment stored"),
    "stop_lift": sentence("Stop lifted"),
    "session": sentence("Session stored"),
    "programme": sentence("Sheet issued"),
    "programme_change": sentence("Programme changed"),
    "limit": sentence("Number of a rule changed"),
    "access": sentence("Opened"),
}


class TrailPage(QWidget):
    """One line an entry. `left`: back to the patient."""

    left = Signal()

    def __init__(self, workspace: Workspace, file: PatientFile) -> None:
        super().__init__()
        back = Button(shown_patient(file.patient), "back", icon="arrow-left")
        back.clicked.connect(self.left)
        self.steps = trail(workspace, file.patient.id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(column(
            row(back, None), 4, Label(self.tr("What was done, and when"), "title"), 4,
            Label(self.tr("Each entry is chained to the one before it. What was changed "
                          "afterwards would not fit."), "body", "ink2", wrap=True), 16,
            Card(column(*map(_line, self.steps[:MOST]), gap=6, margins=(20, 14, 20, 14))),
            None, gap=0, margins=(32, 18, 32, 24),
        ), 820))  # fmt: skip


def _line(step: Step) -> Item:
    words = spoken()
    when = Label(f"{words.short_date(step.at.date())} {words.time(step.at)}", "body", "ink2")
    return row(when, Label(words.say(_KINDS.get(step.kind, step.kind)), "body"), None, gap=20)
