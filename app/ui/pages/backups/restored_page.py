"""After a restore: what stands in the records now, and where the old ones are."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import sentence
from app.ui.pages.backups.one_card import OneCard
from app.ui.pages.backups.restore_parts import facts
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.label import Label
from app.usecases.restore import ReadyToRestore

_WIDE = 560
_KEPT = sentence("The records that stood here before are kept in {folder}.")
_CLOSED_LIST = sentence("A list of deletions by law could not be opened with this key.")


class RestoredPage(OneCard):
    """`left`: on to the passphrase."""

    left = Signal()

    def __init__(
        self, ready: ReadyToRestore, kept: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.go_on = Button(self.tr("Unlock the records"), "primary", height=44)
        self.go_on.clicked.connect(self.left)
        lines = (Label(each, "body", "ink2", wrap=True) for each in _lines(ready, kept))
        self.put(
            self.tr("The backup was restored"), 14, column(*lines, gap=6), 32,
            row(self.go_on, None), first=self.go_on, wide=_WIDE,
        )  # fmt: skip


def _lines(ready: ReadyToRestore, kept: Path | None) -> list[str]:
    words = spoken()
    lines = [words.say("Restored: {facts}.", facts=facts(ready.prepared.state, words))]
    if kept:
        lines.append(words.say(_KEPT, folder=kept))
    if ready.prepared.deleted:
        lines.append(words.count("{n} patient deleted by law was deleted again.",
                                 "{n} patients deleted by law were deleted again.",
                                 ready.prepared.deleted))  # fmt: skip
    if ready.gone.closed:
        lines.append(words.say(_CLOSED_LIST))
    return lines
