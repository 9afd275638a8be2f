"""After a restore: what stands in the records now, and where the old ones are."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import sentence
from app.ui.pages.backups.restore_parts import facts
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, box, column, row, scrolling
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.rail import Mark
from app.usecases.restore import ReadyToRestore

_WIDE = 560
_KEPT = sentence("The records that stood here before are kept in {folder}.")
_CLOSED_LIST = sentence("A list of deletions by law could not be opened with this key.")


class RestoredPage(QWidget):
    """`left`: on to the passphrase."""

    left = Signal()

    def __init__(
        self, ready: ReadyToRestore, kept: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.go_on = Button(self.tr("Unlock the records"), "primary", height=44)
        self.go_on.clicked.connect(self.left)
        lines = (Label(each, "body", "ink2", wrap=True) for each in _lines(ready, kept))
        content = column(
            row(Mark(30), None), 18, Label(self.tr("The backup was restored"), "title"), 8,
            *lines, 20, row(self.go_on, None), gap=6, margins=(36, 32, 36, 28),
        )  # fmt: skip
        card = Card(content)
        card.setFixedWidth(px(_WIDE))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(box(row(None, column(None, card, None), None))))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.go_on.setFocus()


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
