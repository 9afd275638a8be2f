"""On Today: what was typed last and not saved, wherever it was."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.shown_names import shown_name
from app.ui.widgets.controls.card import box, column, empty
from app.ui.widgets.controls.draft_offer import DraftOffer, typed_words
from app.ui.widgets.controls.undo_bar import UndoBar
from app.usecases.keep_patients import Listed
from app.usecases.unfinished import (
    Unfinished,
    drop_unfinished,
    put_back_unfinished,
    unfinished,
)
from app.usecases.workspace import Workspace


class UnfinishedBar(QWidget):
    """`asked` carries what is to be gone on with. Nothing is shown where all was saved."""

    asked = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._names: Sequence[Listed] = ()
        self._inside, self.undo = column(gap=0), UndoBar()
        self.setLayout(column(box(self._inside), self.undo, gap=0, margins=(0, 10, 0, 0)))
        self.hide()

    def show_newest(self, names: Sequence[Listed]) -> None:
        """Offer what was typed last; its patient is one of these."""
        self._names = names
        empty(self._inside)
        found = unfinished(self._workspace)
        if found:
            offer = DraftOffer(self._words(found))
            offer.continued.connect(lambda: self.asked.emit(found))
            offer.discarded.connect(lambda: self._discard(found))
            self._inside.addWidget(offer)
        self.setVisible(found is not None or bool(self.undo.text))

    def _words(self, found: Unfinished) -> str:
        typed = typed_words(found.page, found.kept_at)
        patient = next((each for each in self._names if each.key == str(found.patient_id)), None)
        return f"{shown_name(patient.full_name)}: {typed}" if patient else typed

    def _discard(self, gone: Unfinished) -> None:
        drop_unfinished(self._workspace, gone)
        self.show_newest(self._names)
        self.show()
        self.undo.offer(self.tr("Discarded."), lambda: self._put_back(gone))

    def _put_back(self, gone: Unfinished) -> None:
        put_back_unfinished(self._workspace, gone)
        self.show_newest(self._names)
