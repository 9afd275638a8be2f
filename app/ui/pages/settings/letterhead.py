"""The letterhead of the sheets: names, telephone, paper and logo."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.clinic import PaperSize
from app.domain.errors import TaktError, sentence
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.settings.logo_row import LogoRow
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import FieldNote, Label, Saying
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.controls.typed import type_all, typed_of
from app.usecases.keep_clinic import change_clinic, clinic
from app.usecases.workspace import Workspace

_PAPERS = ((PaperSize.A4, "A4"), (PaperSize.LETTER, "US Letter"))
_NO_NAME = sentence("Write the name of the clinic. It stands on the sheets of your patients.")


class Letterhead(QWidget):
    """What is typed counts when it is saved; `guard` stands above the page, and asks."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        stored = clinic(workspace)
        self.name = TextField(stored.name, longest=80)
        self.therapist = TextField(stored.therapist, longest=80)
        self.telephone = TextField(stored.telephone, longest=40)
        self.paper = Segments(_PAPERS, stored.paper, name=self.tr("Paper"))
        self.logo = LogoRow(workspace)
        self.save = Button(self.tr("Save the letterhead"))
        self.problem, self._saved = FieldNote(), Saying("small", "ink2")
        self.guard = FormGuard(workspace, self, self.store)
        self._lay_out()
        self._connect()
        self.guard.begin(Form("settings"))

    def typed(self) -> dict[str, str]:
        """All that stands in the letterhead."""
        return typed_of(self._controls())

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        type_all(self._controls(), fields)

    def store(self) -> bool:
        """Save what stands here; where it is refused, say why and stay."""
        name = self.name.text().strip()
        if not name:
            self.problem.show_problem(spoken().say(_NO_NAME))
            self.name.setFocus()
            return False
        try:
            letterhead = msgspec.structs.replace(
                clinic(self._workspace),
                name=name,
                telephone=self.telephone.text().strip(),
                therapist=self.therapist.text().strip(),
                paper=self.paper.value or PaperSize.A4,
            )
            change_clinic(self._workspace, letterhead)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return False
        self._tell_saved()
        return True

    def _tell_saved(self) -> None:
        self.guard.saved()
        self.problem.show_problem("")
        self._saved.setText(self.tr("Saved"))
        announce(self, self.tr("Saved"))
        self.changed.emit()

    def _controls(self) -> dict[str, QWidget]:
        return {
            "name": self.name,
            "therapist": self.therapist,
            "telephone": self.telephone,
            "paper": self.paper,
        }

    def _connect(self) -> None:
        for field in (self.name, self.therapist, self.telephone):
            field.textEdited.connect(lambda _: self._saved.setText(""))
        self.paper.changed.connect(lambda _: self._saved.setText(""))
        self.save.clicked.connect(self.store)

    def _lay_out(self) -> None:
        tr = self.tr
        self.setLayout(column(
            Label(tr("Letterhead of the sheets"), "heading"), 12,
            labelled(tr("Name of the clinic"), self.name), 12,
            SideBySide(labelled(tr("Your name"), self.therapist),
                labelled(tr("Telephone"), self.telephone)), 12,
            labelled(tr("Paper"), self.paper), 16,
            row(self.save, self._saved, self.problem, None, gap=12), 16,
            labelled(tr("Logo"), self.logo),
            gap=0, margins=(20, 16, 20, 20),
        ))  # fmt: skip
