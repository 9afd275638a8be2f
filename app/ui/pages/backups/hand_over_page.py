"""Hand over: the whole practice as one package, encrypted unless one says otherwise."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import sentence
from app.ui import dialogs
from app.ui.pages.backups.restore_parts import facts
from app.ui.pages.backups.working_page import WorkingPage
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, reading_page, row
from app.ui.widgets.controls.label import Label, Saying
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.new_passphrase import NewPassphrase
from app.ui.widgets.controls.segments import Segments
from app.usecases.hand_over import SUFFIX, Counts, HandOver
from app.usecases.saved_exports import remember_export
from app.usecases.workspace import Workspace

_ENCRYPTED = sentence(
    "Tell the passphrase to the one who takes over, by another way than the file."
)
_PLAIN = sentence(
    "Anybody who finds the file can read everything about your patients. Delete it when it has"
    " served."
)


class HandOverPage(WorkingPage):
    """`left`: back to the backups."""

    left = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = self.tr
        choices = ((True, tr("Encrypted")), (False, tr("Not encrypted, readable by anybody")))
        self.way = Segments(choices, value=True)
        self.secret = NewPassphrase(tr("Passphrase of the package"))
        self.save = Button(tr("Save the package …"), "primary")
        self.presses = (self.save, self.way, self.secret)
        self._warning = Label("", "small", "ink2", wrap=True)
        self._result = Saying("body", "green_ink")
        self._lay_out()
        self.way.changed.connect(self._chosen)
        self.secret.entered.connect(self._save)
        self.save.clicked.connect(self._save)
        self._chosen(encrypted=True)

    @property
    def stays_open(self) -> bool:
        """Whether locking when nobody types would stop what takes its time. It names nobody."""
        return self.at_work

    def start(self) -> None:
        """Begin with the passphrase."""
        self.secret.passphrase.setFocus()

    def _lay_out(self) -> None:
        tr = self.tr
        back = Button(tr("Backups"), "back", icon="arrow-left")
        back.clicked.connect(self._leave)
        content = column(
            row(back, None), 4, Label(tr("Hand over the practice"), "title"), 4,
            Label(tr("One package with everything: pages to read for each patient, tables, and "
                     "the same as data. Whoever takes over opens it in Takt, or reads the pages "
                     "without it."), "body", "ink2", wrap=True), 16,
            Card(self._form()), None, gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(content, 820))

    def _form(self) -> QVBoxLayout:
        return column(
            labelled(self.tr("The package is"), self.way, self._warning), 14, self.secret, 14,
            row(self.save, None), 8, self.progress, self.problem, self._result, gap=0,
            margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _chosen(self, encrypted: bool | None) -> None:  # noqa: FBT001 (what the signal carries)
        if encrypted is None:
            self.way.show_value(value=True)
        plain = encrypted is False
        self.secret.setVisible(not plain)
        self._warning.setText(spoken().say(_PLAIN if plain else _ENCRYPTED))
        self._warning.show_ink("red_ink" if plain else "ink2")

    def _save(self) -> None:
        encrypted = self.way.value is not False
        refused = self.secret.refused() if encrypted else None
        self.problem.show_problem(refused[1] if refused else "")
        if refused:
            refused[0].setFocus()
            return
        name = f"takt-{self._workspace.today.isoformat()}"
        target = dialogs.ask_package_path(self, name + (SUFFIX if encrypted else ".zip"))
        if target:
            self._write(target, self.secret.text if encrypted else None)

    def _write(self, target: Path, passphrase: str | None) -> None:
        self._result.setText("")
        job = HandOver.of(self._workspace, target, passphrase, spoken().language)
        self.do(
            self.tr(
                "Writing everybody's pages … Meanwhile Takt does not lock by itself: stay with"
                " the PC."
            ),
            job.run,
            lambda held: self._written(target, held),
        )

    def _written(self, target: Path, held: object) -> None:
        remember_export(self._workspace, target)
        self.secret.clear()
        if isinstance(held, Counts):
            words = spoken()
            said = words.say("{file} is written: {facts}.", file=target, facts=facts(held, words))
            self._result.setText(said)

    def _leave(self) -> None:
        self.work.stop()
        self.left.emit()
