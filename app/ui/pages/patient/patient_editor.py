"""A new patient, or what changed of one: the person and the course of treatment."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.codes import Language
from app.domain.errors import Invalid, TaktError, sentence
from app.domain.identity_number import IDENTITY_NUMBER, has_identity_number
from app.domain.patient import Patient
from app.domain.record import PatientFile
from app.domain.value import bounds_of
from app.ui import shortcuts
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.start.first_start_page import LANGUAGES
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, reading_page, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.painting import stand_flush
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import FIELD_HEIGHT, TextField
from app.ui.widgets.controls.typed import type_all, typed_of
from app.ui.widgets.patient.episode_form import EpisodeForm
from app.usecases.keep_patients import add_patient, change_episode, change_patient
from app.usecases.look_alike import look_alike
from app.usecases.workspace import Workspace

_NO_NAME = sentence("Write the given name and the family name.")

_LOOK_ALIKE = sentence("{name} is a patient already. If this is somebody else, save once more.")


class PatientEditor(QWidget):
    """Asks for one patient. `saved` carries the PatientId, `closed` tells that nothing changed."""

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._file = workspace, file
        self._asked_about = ""
        patient = file.patient if file else None
        self.given_name = TextField(patient.given_name if patient else "", longest=120)
        self.family_name = TextField(patient.family_name if patient else "", longest=120)
        self.birth_year = NumberField(
            bounds_of(Patient)["birth_year"],
            patient.birth_year if patient else None,
            height=FIELD_HEIGHT,
        )
        self.language = Segments(LANGUAGES, patient.language if patient else Language.NB)
        self.note = TextField(patient.note if patient else "", longest=2000)
        self.treatment = EpisodeForm(
            file.episode if file else None, workspace.bank, workspace.today
        )
        self.save = Button(self.tr("Save"), "primary", shortcut=shortcuts.SAVE.keys, height=40)
        self.cancel = Button(self.tr("Cancel"), "plain", height=40)
        self.problem = FieldNote()
        self._guard = FormGuard(workspace, self, self.store)
        self._lay_out()
        self._connect()
        self._guard.begin(Form("editor", patient.id if patient else "",
                               patient.id if patient else None))  # fmt: skip

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.given_name.setFocus()

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._guard.unsaved

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        self._guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        self._guard.keep()

    def typed(self) -> dict[str, str]:
        """All that stands in the form."""
        return typed_of(self._controls()) | self.treatment.typed()

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was typed."""
        type_all(self._controls(), fields)
        self.treatment.show_typed(fields)

    def store(self) -> bool:
        """Save what stands here; where it is refused, say why and stay."""
        try:
            patient = self._patient()
            episode = self.treatment.episode(patient.id)
            if self._file is None:
                self._ask_about_look_alike(patient)
                add_patient(self._workspace, patient, episode)
            else:
                change_patient(self._workspace, patient)
                change_episode(self._workspace, episode)
        except TaktError as error:
            self.problem.show_problem(said(error))
            return False
        self._guard.saved()
        self.saved.emit(patient.id)
        return True

    def _ask_about_look_alike(self, patient: Patient) -> None:
        """Saving once more says that it is somebody else. Raises TaktError."""
        other = look_alike(self._workspace, patient)
        if other and self._asked_about != patient.full_name:
            self._asked_about = patient.full_name
            year = f", {other.birth_year}" if other.birth_year else ""
            name = f"{other.given_name} {other.family_name}{year}"
            raise TaktError(_LOOK_ALIKE, name=name)

    def _patient(self) -> Patient:
        given, family = self.given_name.text().strip(), self.family_name.text().strip()
        for field, text in ((self.given_name, given), (self.family_name, family)):
            if not text:
                self._refuse(field, spoken().say(_NO_NAME))
        for field in (self.given_name, self.family_name, self.note, self.treatment.title):
            if has_identity_number(field.text()):
                self._refuse(field, spoken().say(IDENTITY_NUMBER))
        if self.birth_year.problem:
            self._refuse(self.birth_year, self.birth_year.problem)
        new = Patient(
            given_name=given,
            family_name=family,
            birth_year=None if self.birth_year.value is None else int(self.birth_year.value),
            language=self.language.value or Language.NB,
            note=self.note.text().strip(),
        )
        return msgspec.structs.replace(new, id=self._file.patient.id) if self._file else new

    def _refuse(self, field: QWidget, problem: str) -> None:
        field.setFocus()
        raise Invalid("", problem)

    def _keep_language(self, value: Language | None) -> None:
        if value is None:
            self.language.show_value(Language.NB)

    def _controls(self) -> dict[str, QWidget]:
        return {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "birth_year": self.birth_year,
            "language": self.language,
            "note": self.note,
        }

    def _connect(self) -> None:
        self.save.clicked.connect(self.store)
        self.cancel.clicked.connect(self.closed)
        self.language.changed.connect(self._keep_language)
        self.birth_year.problem_changed.connect(self.problem.show_problem)
        leave = QAction(self)
        leave.setShortcut(shortcuts.LEAVE.keys)
        leave.triggered.connect(self.closed)
        self.addAction(leave)

    def _lay_out(self) -> None:
        tr = self.tr
        title = tr("Change patient") if self._file else tr("New patient")
        stand_flush(self.birth_year, ends=True)
        person = column(
            Label(tr("The patient"), "heading"), 10,
            SideBySide(labelled(tr("Given name"), self.given_name),
                labelled(tr("Family name"), self.family_name),
                labelled(tr("Year of birth"), self.birth_year)), 12,
            SideBySide(labelled(tr("Language of the sheet"), self.language),
                labelled(tr("Note to yourself"), self.note)),
            gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip
        treatment = column(Label(tr("The treatment"), "heading"), 10, self.treatment,
                           gap=0, margins=(20, 16, 20, 16))  # fmt: skip
        content = column(
            row(Label(title, "title"), None, self.cancel, self.save, gap=12), 8, self.problem, 6,
            Card(person), 14, Card(treatment), None,
            gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._guard)
        layout.addWidget(reading_page(content, 1240))
