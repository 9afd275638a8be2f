"""A patient's records deleted for good: the rules first, what goes, and one deliberate act."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import TaktError, sentence
from app.domain.record import PatientFile
from app.ui import shortcuts
from app.ui.form_guard import Form, FormGuard
from app.ui.shown_names import shown_patient
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, Item, column, reading_page, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.patient.deletion_form import DeletionForm
from app.usecases.delete_patient import delete_patient, what_would_go
from app.usecases.workspace import Workspace

PAGE = "deletion"
_RULES = (
    sentence(
        "Records are kept as long as they may be needed for the care: the Patient Records Act"
        " § 25 asks for it. Wanting to tidy up is no ground."
    ),
    sentence(
        "Before that they may only be deleted on the grounds of the Health Personnel Act: § 44, "
        "entered on the wrong person; § 43, wrong or misleading and a burden, or clearly not "
        "needed. What is only wrong is corrected, not deleted (§ 42)."
    ),
    sentence("If you turn down a demand, tell the person that it can be complained about."),
)
_STAYS = sentence(
    "What stays: that a patient was deleted, when, by whom, why and on which ground, in the "
    "trail. The patient is not named. A restored backup forgets the patient again."
)
_NOT_REACHED = sentence(
    "What Takt cannot reach: paper, saved files, and what was copied into the journal system. "
    "Older backups hold the records, encrypted, until newer ones take their place."
)

_AROUND = 80  # pixels round a field, in which its sentence stands


class DeletionPage(QWidget):
    """`left`: nothing was done. `deleted`: the records are gone."""

    left = Signal()
    deleted = Signal()

    def __init__(self, workspace: Workspace, file: PatientFile) -> None:
        super().__init__()
        self._workspace, self._file = workspace, file
        self.form = DeletionForm(file.patient.full_name)
        self._guard = FormGuard(workspace, self.form, self.delete)
        self._lay_out()
        self.form.asked.connect(self.delete)
        leave = QAction(self)
        leave.setShortcut(shortcuts.LEAVE.keys)
        leave.triggered.connect(self._leave)
        self.addAction(leave)
        self._guard.begin(Form(PAGE, file.patient.id, file.patient.id))

    @property
    def unsaved(self) -> bool:
        """Whether anything was answered."""
        return self._guard.unsaved

    def start(self) -> None:
        """Begin where nothing is done: with the way back."""
        self._back.setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once: what was answered is kept, and stands here again."""
        self.keep_draft_now()
        then()

    def keep_draft_now(self) -> None:
        """Keep what is answered, before the page goes. Raises NotSaved."""
        self._guard.keep()

    def delete(self) -> bool:
        """Delete everything, if all is answered; whether it was done."""
        try:
            demand = self.form.demand()
            delete_patient(self._workspace, self._file.patient.id, **demand._asdict())
        except TaktError as error:
            self.form.show_problem(error)
            self._room.ensureWidgetVisible(self.form.missing, 0, px(_AROUND))
            return False
        self._guard.saved()
        self.deleted.emit()
        return True

    def _leave(self) -> None:
        self.leave(self.left.emit)

    def _lay_out(self) -> None:
        self._back = Button(shown_patient(self._file.patient), "back", icon="arrow-left")
        self._back.clicked.connect(self._leave)
        heading = self.tr("Delete the records for good")
        content = column(
            row(self._back, None), 4, Label(heading, "title", wrap=True), 16,
            _card(self.tr("First: may they be deleted?"), _RULES), 16,
            _card(self.tr("What goes"), (self._what_goes(), _STAYS, _NOT_REACHED)), 16,
            Card(column(self.form, margins=(20, 16, 20, 20))), None,
            gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        self._room = reading_page(content, 820)
        page = column(self._guard, self._room, gap=0)
        page.setStretch(1, 1)
        self.setLayout(page)

    def _what_goes(self) -> str:
        words, held = spoken(), what_would_go(self._workspace, self._file.patient.id)
        return words.say(
            "Everything about {name}: {sessions}, {sheets}, and {others}. Nobody can bring it "
            "back.",
            name=self._file.patient.full_name,
            sessions=words.count(
                "{n} session with its advice and decision",
                "{n} sessions with their advice and decisions", held.sessions,
            ),
            sheets=words.count("{n} sheet", "{n} sheets", held.sheets),
            others=words.count(
                "{n} entry about the patient, the treatment and its changes",
                "{n} entries about the patient, the treatment and its changes", held.others,
            ),
        )  # fmt: skip


def _card(heading: str, paragraphs: tuple[str, ...]) -> Card:
    lines: list[Item] = [Label(heading, "heading")]
    lines += [Label(spoken().say(each), "body", "ink2", wrap=True) for each in paragraphs]
    return Card(column(*lines, gap=8, margins=(20, 16, 20, 16)))
