"""The sheet: the real pages, the reasons to be edited, issuing, printing, saving."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError
from app.domain.record import IssuedProgramme, PatientFile, ProgrammeId
from app.pdf.overview import NotOnOnePage
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.pages.sheet import paper
from app.ui.pages.sheet.latest_sheet import issued_for_latest, usual_layout, written_for
from app.ui.pages.sheet.save_as import SaveAs
from app.ui.shown_names import shown_patient
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import BackArrow, Button
from app.ui.widgets.controls.card import Card, Line, box, column, row, scrolling
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import ElidedLabel, FieldNote, Label
from app.ui.widgets.sheet.pages_view import PagesView
from app.ui.widgets.sheet.sheet_form import SheetForm
from app.usecases.issue_programme import (
    issue_programme,
    preview_programme,
    proposed_why,
    usual_name,
)
from app.usecases.keep_patients import open_patient
from app.usecases.reprint import reprint
from app.usecases.saved_exports import remember_export
from app.usecases.workspace import Workspace

PAGE = "sheet"
SIDE = 340


class SheetPage(QWidget):
    """One patient's sheet: a new version, or one that was issued and stays as it was.

    `shown` is the issued one that is wanted. `changed` speaks when a version was issued.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, workspace: Workspace, file: PatientFile, shown: ProgrammeId | None = None
    ) -> None:
        super().__init__()
        self._workspace, self._file = workspace, file
        self._pdf = b""
        self._build()
        self._lay_out()
        self._listen()
        wanted = (each for each in file.programmes if each.id == shown)
        self._show_versions(next(wanted, issued_for_latest(file)))

    def start(self) -> None:
        """Put the focus on what comes next: issuing, or printing again."""
        (self._print if self._version else self._issue_and_print).setFocus()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once: what was written for the sheet is kept, and stands here again."""
        self._guard.keep()
        then()

    def keep_draft_now(self) -> None:
        """Keep what is written, before the page goes. Raises NotSaved."""
        self._guard.keep()

    def issue(self) -> bool:
        """Keep the pages for good; whether that was done."""
        if problem := self._form.problem:
            self._form.next_visit.setFocus()
            self._problem.show_problem(problem)
            return False
        try:
            issued = issue_programme(self._workspace, self._file, **self._form.chosen._asdict())
        except TaktError as error:
            self._problem.show_problem(said(error))
            return False
        self._guard.saved()
        self._file = open_patient(self._workspace, self._file.patient.id)
        self._show_versions(issued)
        self._print.setFocus()
        announce(self, spoken().say("Version {n} is issued.", n=issued.programme.version))
        self.changed.emit()
        return True

    @property
    def _version(self) -> IssuedProgramme | None:
        return self._versions.value

    def _show_versions(self, chosen: IssuedProgramme | None) -> None:
        words = spoken()
        choices: list[tuple[IssuedProgramme | None, str]] = [
            (None, words.say("New: version {n}", n=len(self._file.programmes) + 1))
        ]
        choices += [
            (each, words.say("Version {n}, {day}", n=each.programme.version,
                             day=words.day(each.programme.issued_on)))
            for each in reversed(self._file.programmes)
        ]  # fmt: skip
        self._versions.show_choices(choices, chosen)
        self._show_version()

    def _show_version(self) -> None:
        """An issued version is frozen: only printing and saving are left."""
        version = self._version
        self._new.setVisible(version is None)
        self._issued.setVisible(version is not None)
        self.save_as.show_version(version)
        self._cards.hide()
        if version is not None:
            self._problem.show_problem("")
            self._show_pdf(reprint(self._workspace, version.id))
        else:
            self._guard.keep()
            self._form.start(self._file.patient.language, usual_layout(self._file),
                             usual_name(self._workspace, self._file))  # fmt: skip
            self._propose()
            self._guard.begin(Form(PAGE, written_for(self._file), self._file.patient.id))

    def _propose(self) -> None:
        """Show the words that the advice gives."""
        language = self._form.chosen.language
        try:
            self._form.propose(proposed_why(self._workspace, self._file, language=language))
        except TaktError as error:
            self._problem.show_problem(said(error))
            return
        self._preview()

    def _preview(self) -> None:
        """Draw the pages anew; where they cannot be made, say why and keep the last ones."""
        try:
            pdf = preview_programme(self._workspace, self._file, **self._form.chosen._asdict())
        except TaktError as error:
            self._problem.show_problem(said(error))
            self._cards.setVisible(isinstance(error, NotOnOnePage))
            self._allow_issuing(allowed=False)
            return
        self._problem.show_problem("")
        self._cards.hide()
        self._allow_issuing(allowed=True)
        self._show_pdf(pdf)

    def _show_pdf(self, pdf: bytes) -> None:
        self._pdf = pdf
        self._pages.show_pdf(pdf)

    def _allow_issuing(self, *, allowed: bool) -> None:
        self._issue_and_print.setEnabled(allowed)
        self._issue.setEnabled(allowed)

    def _issue_then_print(self) -> None:
        if self.issue():
            self._send_to_printer()

    def _send_to_printer(self) -> None:
        paper.print_pages(self._pdf, self, self._in_file)

    def _in_file(self, file: Path | None) -> None:
        """What the printer wrote into a file is a saved file like others."""
        self._problem.show_problem(self.tr(
            "The pages were written into a file that is not encrypted. Delete it when it has"
            " served."
        ))  # fmt: skip
        if file:
            remember_export(self._workspace, file.resolve())

    def _build(self) -> None:
        words = spoken()
        self._pages = PagesView()
        self._versions: DropDown[IssuedProgramme | None] = DropDown(
            [(None, "")], None, name=self.tr("Version")
        )
        self._form = SheetForm()
        self._guard = FormGuard(self._workspace, self._form, self.issue)
        self._problem = FieldNote()
        self._cards = Button(self.tr("Show as cards"))
        self._cards.hide()
        self._issue_and_print = Button(words.say("Issue and print"), "primary", icon="printer",
                                       height=42)  # fmt: skip
        self._issue = Button(self.tr("Issue only"))
        self._print = Button(self.tr("Print"), "primary", shortcut="Ctrl+P", icon="printer",
                             height=42)  # fmt: skip
        self.save_as = SaveAs(self._workspace)

    def _lay_out(self) -> None:
        back = BackArrow(self.tr("Back to the patient"))
        back.clicked.connect(lambda: self.leave(self.left.emit))
        head = row(back, Label(self.tr("Sheet"), "title"),
                   ElidedLabel(shown_patient(self._file.patient), "body", "ink2"), None, gap=8,
                   margins=(16, 0, 16, 0))  # fmt: skip
        left = column(box(head, height=52), Line(), self._guard, self._pages, gap=0)
        self._new = box(self._to_be_issued())
        self._issued = box(column(
            Label(self.tr("Issued. These pages stay as they are, also when printed again."),
                  "small", "ink2", wrap=True), None, self._print, self.save_as, gap=8,
        ))  # fmt: skip
        side = column(
            Label(self.tr("Version"), "small_medium"), self._versions, 6, self._new, self._issued,
            self._cards, gap=6, margins=(16, 14, 16, 4),
        )  # fmt: skip
        foot = column(
            self._problem, gap=0, margins=(16, 0, 16, 10)
        )  # in sight, also when scrolled
        panel = Card(column(scrolling(box(side)), foot, gap=0), rim="", radius=0)
        panel.setFixedWidth(px(SIDE))
        line = row(left, Line(upright=True), panel, gap=0)
        line.setStretch(0, 1)
        self.setLayout(line)

    def _to_be_issued(self) -> QVBoxLayout:
        made = column(self._form, 6, self._issue_and_print, self._issue, gap=6)
        made.setStretch(0, 1)
        return made

    def _listen(self) -> None:
        self._versions.changed.connect(lambda _: self._show_version())
        self._form.changed.connect(self._preview)
        self._form.other_language.connect(self._propose)
        self._issue_and_print.clicked.connect(self._issue_then_print)
        self._cards.clicked.connect(self._form.choose_cards)
        self._issue.clicked.connect(self.issue)
        self._print.clicked.connect(self._send_to_printer)
        self.save_as.told.connect(self._problem.show_problem)
