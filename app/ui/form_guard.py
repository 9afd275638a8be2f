"""Stands above a form: keeps what is typed, shows what was not saved, asks when one leaves."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError
from app.domain.patient import PatientId
from app.domain.record import FormDraft
from app.ui.draft_keeper import DraftKeeper
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.draft_offer import DraftOffer, typed_words
from app.ui.widgets.controls.undo_bar import UndoBar
from app.ui.widgets.controls.unsaved_bar import UnsavedBar
from app.usecases.keep_form_draft import drop_form_draft, form_draft_of, keep_form_draft
from app.usecases.workspace import Workspace


class Form(NamedTuple):
    """Which form: on which page of the desk, of what, and of whom."""

    page: str
    subject: object = ""
    patient_id: PatientId | None = None

    @property
    def name(self) -> str:
        """Its name in the records."""
        return f"{self.page} {self.subject}".strip()


class Filled(Protocol):
    """What is filled in: as words by name, valid or not."""

    def typed(self) -> dict[str, str]:
        """What stands in it now."""

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put it back as it was typed."""


class FormGuard(QWidget):
    """Nothing typed in its form is lost: what was not saved stands there again."""

    def __init__(self, workspace: Workspace, filled: Filled, save: Callable[[], bool]) -> None:
        super().__init__()
        self._workspace, self._filled = workspace, filled
        self._form = Form("")
        self._blank: dict[str, str] = {}
        self._keeper: DraftKeeper[FormDraft] | None = None
        self._offer = DraftOffer("", inset=True, goes_on=False)  # first for Tab, as for the eye
        self._offer.hide()
        self._offer.discarded.connect(self._discard)
        self.undo, self.question = UndoBar(inset=True), UnsavedBar(save)
        self._lines: QVBoxLayout = column(self._offer, self.undo, self.question, gap=0)
        self.setLayout(self._lines)

    @property
    def unsaved(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self._keeper is not None and self._filled.typed() != self._blank

    def begin(self, form: Form) -> None:
        """What stands in the form now is saved; show what was typed before and was not."""
        if self._keeper:
            self._keeper.end()
        self._offer.hide()
        self.undo.forget()
        self._form, self._blank = form, self._filled.typed()
        kept = form_draft_of(self._workspace, form.name)
        if kept:
            self._filled.show_typed(kept.fields)
            self._offer.show_words(typed_words(form.page, kept.kept_at))
        whose = self._workspace, form.name
        self._keeper = DraftKeeper(
            self._draft, partial(keep_form_draft, *whose), partial(drop_form_draft, *whose), self
        )
        self._keeper.begin(kept)

    def keep(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        if self._keeper:
            self._keeper.keep()

    def saved(self) -> None:
        """What stands there is saved: nothing is to be kept of it."""
        self._blank = self._filled.typed()
        self._offer.hide()
        self.undo.forget()
        with suppress(TaktError):  # what is saved is saved, even where its draft cannot be dropped
            self.keep()

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        if self.unsaved:
            self.question.ask(lambda: self._let_go(then))
        else:
            then()

    def _let_go(self, then: Callable[[], None]) -> None:
        try:
            if self._keeper:
                self._keeper.discard()
        finally:
            then()

    def _draft(self) -> FormDraft | None:
        if not self.unsaved:
            return None
        return FormDraft(
            page=self._form.page,
            patient_id=self._form.patient_id,
            fields=self._filled.typed(),
            kept_at=self._workspace.clock(),
        )

    def _discard(self) -> None:
        """Show the form as it was before; that can be taken back."""
        typed = self._filled.typed()
        self._filled.show_typed(self._blank)
        self.keep()
        self._offer.hide()
        self.undo.offer(self.tr("Discarded."), lambda: self._filled.show_typed(typed))
