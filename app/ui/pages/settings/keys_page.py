"""The keys of the records: another passphrase, a new recovery key, a new key for all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import TaktError
from app.ui.errors import said
from app.ui.pages.start.recovery_steps import RecoverySteps
from app.ui.waiting import beside, waiting
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, box, column, reading_page, row
from app.ui.widgets.controls.label import FieldNote, Label, Saying
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.new_passphrase import NewPassphrase
from app.ui.widgets.controls.text_field import PassphraseField
from app.usecases.change_data_key import change_data_key
from app.usecases.change_keys import change_passphrase, change_recovery_key, check_passphrase
from app.usecases.keep_clinic import clinic
from app.usecases.recovery_key import new_recovery_key
from app.usecases.saved_exports import remember_export
from app.usecases.workspace import Workspace


class KeysPage(QWidget):
    """Each change asks for the present passphrase. `left`: back to the settings.

    `lock_wanted`: the records have a new key, and are to be opened again.
    """

    left = Signal()
    lock_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        tr = self.tr
        self.present = PassphraseField(name=tr("Present passphrase"))
        self.secret = NewPassphrase(tr("New passphrase"))
        self.change = Button(tr("Change the passphrase"), "primary")
        self.proof = PassphraseField(name=tr("Present passphrase"))
        self.make = Button(tr("Make a new recovery key"))
        self.renew = Button(tr("Encrypt all records anew"))
        self.problem, self.refusal = FieldNote(), FieldNote()
        self._changed, self._made = Saying("small", "ink2"), Saying("small", "ink2")
        self.steps: RecoverySteps | None = None
        self._parts = QStackedWidget()
        self._lay_out()
        self._connect()

    def start(self) -> None:
        """Begin with the present passphrase."""
        self.present.setFocus()

    def _lay_out(self) -> None:
        back = Button(self.tr("Settings"), "back", icon="arrow-left")
        back.clicked.connect(self.left)
        content = column(
            row(back, None), 4, Label(self.tr("Passphrase and recovery key"), "title"), 16,
            Card(self._passphrase()), 16, Card(self._recovery()), None, gap=0,
        )  # fmt: skip
        self._parts.addWidget(box(content))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(column(self._parts, margins=(32, 18, 32, 24)), 820))

    def _passphrase(self) -> QVBoxLayout:
        tr = self.tr
        return column(
            Label(tr("Passphrase"), "heading"), 4,
            Label(tr("Backups made before the change still open with the passphrase of their "
                     "day."), "small", "ink2", wrap=True), 12,
            labelled(tr("Present passphrase"), self.present), 12, self.secret, 12,
            row(self.change, self.problem, self._changed, None, gap=12), gap=0,
            margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _recovery(self) -> QVBoxLayout:
        tr = self.tr
        return column(
            Label(tr("Recovery key"), "heading"), 4,
            Label(tr("When the page is lost, or someone else may have seen it. The old page is "
                     "valid until the new one is confirmed; for backups made before, it stays "
                     "valid."), "small", "ink2", wrap=True), 12,
            labelled(tr("Present passphrase"), self.proof), 12,
            row(self.make, self.renew, None, gap=12), 4, self.refusal, self._made, 8,
            Label(tr("Encrypt anew when someone may have copied the records together with a key: "
                     "they get a new key of their own, and a new page."), "small", "ink2",
                  wrap=True), gap=0,
            margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _connect(self) -> None:
        self.secret.entered.connect(self._change)
        self.change.clicked.connect(self._change)
        self.proof.returnPressed.connect(lambda: self._show_key(self.make))
        self.make.clicked.connect(lambda: self._show_key(self.make))
        self.renew.clicked.connect(lambda: self._show_key(self.renew))

    def _change(self) -> None:
        refused = self.secret.refused()
        self.problem.show_problem(refused[1] if refused else "")
        self._changed.setText("")
        if refused:
            refused[0].setFocus()
            return
        try:
            with waiting(self.change):
                typed = self.present.text(), self.secret.text
                beside(lambda: change_passphrase(self._workspace, *typed))
        except TaktError as error:
            self.problem.show_problem(said(error))
            self.present.setFocus()
        else:
            self.present.clear()
            self.secret.clear()
            self._changed.setText(self.tr("The new passphrase opens the records from now on."))

    def _show_key(self, pressed: Button) -> None:
        self._made.setText("")
        try:
            with waiting(pressed):
                typed = self.proof.text()
                beside(lambda: check_passphrase(self._workspace, typed))
        except TaktError as error:
            self.refusal.show_problem(said(error))
            self.proof.setFocus()
            return
        self.refusal.show_problem("")
        name, confirm = clinic(self._workspace).name, self.tr("Use this key from now on")
        self.steps = RecoverySteps(new_recovery_key(), name, self._workspace.today, confirm)
        use = self._encrypt_anew if pressed is self.renew else self._use_key
        self.steps.confirmed.connect(use)
        self.steps.left.connect(self._hide_key)
        self._parts.addWidget(self.steps)
        self._parts.setCurrentWidget(self.steps)
        self.steps.start()

    def _use_key(self) -> None:
        if self.steps is None:
            return
        try:
            with waiting(self.steps.confirm):
                given = self.proof.text(), self.steps.key
                beside(lambda: change_recovery_key(self._workspace, *given))
                for file in self.steps.saved_to:
                    remember_export(self._workspace, file)
        except TaktError as error:
            self.steps.show_problem(said(error))
        else:
            self._hide_key()
            self.proof.clear()
            self._made.setText(self.tr("The new key is valid. Destroy the old page."))

    def _encrypt_anew(self) -> None:
        if self.steps is None:
            return
        try:
            with waiting(self.steps.confirm, self.tr("Encrypting all records anew …")):
                for file in self.steps.saved_to:
                    remember_export(self._workspace, file)
                given = self.proof.text(), self.steps.key
                beside(lambda: change_data_key(self._workspace, *given))
        except TaktError as error:
            if self._workspace.is_open:
                self.steps.show_problem(said(error))
                return
            self.lock_wanted.emit()
            raise  # this page has gone: the window says why the old keys are still valid
        self.lock_wanted.emit()

    def _hide_key(self) -> None:
        steps, self.steps = self.steps, None
        if steps:
            self._parts.setCurrentIndex(0)
            steps.deleteLater()
        self.proof.setFocus()
