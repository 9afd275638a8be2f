"""Backups: how old they are, where they go, and whether the way back is open."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import TaktError
from app.ui import dialogs
from app.ui.errors import said
from app.ui.pages.backups.backup_keeper import BackupKeeper
from app.ui.pages.backups.backup_words import age_line, ink_of, moment_in_words
from app.ui.pages.backups.restore_parts import facts
from app.ui.pages.backups.secret_form import SecretForm
from app.ui.pages.backups.working_page import WorkingPage
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, reading_page, row
from app.ui.widgets.controls.label import FieldNote, Label, Saying
from app.ui.widgets.controls.progress import Progress
from app.usecases.back_up import SameDisk, Why, choose_outside, root_of
from app.usecases.backup_age import backup_age, backup_times, hand_drill_due
from app.usecases.drill import drill_by_hand, record_hand_drill
from app.usecases.restore import Choice
from app.usecases.workspace import Workspace


class BackupsPage(WorkingPage):
    """`left`: back to the settings; `restore_asked`: a backup is to be restored."""

    left = Signal()
    restore_asked = Signal()
    hand_over_asked = Signal()

    def __init__(
        self, workspace: Workspace, keeper: BackupKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._keeper, self._root = workspace, keeper, root_of(workspace)
        self._same_disk: Path | None = None
        tr = self.tr
        self.age, self.place, self.here, self.drilled = (
            Label("", "body", wrap=True) for _ in range(4)
        )
        self.now = Button(tr("Back up now"), "primary")
        self.choose = Button(tr("Choose stick, disk or folder …"))
        self.all_the_same = Button(tr("This folder is copied elsewhere by itself: use it"))
        self.secret = SecretForm("recovery")
        self.drill = Button(tr("Try the way back"))
        self.restore = Button(tr("Restore a backup …"), icon="rotate-ccw")
        self.making, self.made_problem = Progress(), FieldNote()
        self.place_problem, self._result = FieldNote(), Saying("body", "green_ink")
        self.hand_over = Button(tr("Hand over the practice …"))
        self.presses = (self.now, self.choose, self.drill, self.restore)
        self._lay_out()
        self._connect()
        self.show_state()

    def start(self) -> None:
        """Begin with what one comes here for."""
        self.now.setFocus()

    def show_state(self) -> None:
        """Say how old everything is."""
        words, now = spoken(), self._workspace.clock()
        age, times = backup_age(self._root, now), backup_times(self._root)
        self.age.setText(age_line(age, now, words))
        self.age.show_ink(ink_of(age))
        never = self.tr("never")
        self.place.setText(age.folder or self.tr("No place was chosen yet."))
        here = moment_in_words(times.here, words) or never
        self.here.setText(words.say("On this PC: {time}", time=here))
        tried = moment_in_words(times.drilled_by_hand, words) or never
        tested = moment_in_words(times.drilled, words) or never
        self.drilled.setText(words.say("Tried by you: {by_hand} · Tried by Takt: {by_itself}",
                                       by_hand=tried, by_itself=tested))  # fmt: skip
        due = hand_drill_due(self._root, now)
        self.drilled.show_ink("amber_ink" if due else "ink2")

    def _lay_out(self) -> None:
        back = Button(self.tr("Settings"), "back", icon="arrow-left")
        back.clicked.connect(self.left)
        content = column(
            row(back, None), 4, Label(self.tr("Backups"), "title"), 16,
            Card(self._state()), 16, Card(self._outside()), 16, Card(self._drills()), 16,
            Card(self._restoring()), None, gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(content, 820))

    def _state(self) -> QVBoxLayout:
        tr = self.tr
        return column(
            Label(tr("The latest backups"), "heading"), 6, self.age, 2, self.here, 12,
            row(self.now, None), 8, self.making, self.made_problem, 6,
            Label(tr("Takt makes one every half hour while something changes, before it locks by"
                     " itself, and when it closes. Each is encrypted, read back"
                     " and checked before it counts."),
                  "small", "ink2", wrap=True), gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _outside(self) -> QVBoxLayout:
        tr = self.tr
        self.all_the_same.hide()
        return column(
            Label(tr("Outside this PC"), "heading"), 4,
            Label(tr("Only a backup outside this PC helps when it is stolen or its disk dies. "
                     "Two sticks in turn, one of them in another house, are best."),
                  "small", "ink2", wrap=True), 10,
            self.place, 10, row(self.choose, None), 8, self.place_problem, 6,
            row(self.all_the_same, None), gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _drills(self) -> QVBoxLayout:
        tr = self.tr
        return column(
            Label(tr("Is the way back open?"), "heading"), 4,
            Label(tr("Four times a year: plug in the stick, take out your page with the recovery "
                     "key, and type it. Takt restores the newest backup aside, checks every "
                     "record, and throws the copy away."), "small", "ink2", wrap=True), 10,
            self.drilled, 12, self.secret, 12, row(self.drill, None), 8,
            self.progress, self.problem, self._result, gap=0,
            margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _restoring(self) -> QVBoxLayout:
        return column(
            Label(self.tr("Restore"), "heading"), 4,
            Label(self.tr("Look into a backup, or put it in the place of the records. The records "
                          "that stand here now are kept."), "small", "ink2", wrap=True), 12,
            row(self.restore, None), 18, Label(self.tr("Hand over the practice"), "heading"), 4,
            Label(self.tr("Everything as one package: for who takes over, or when you stop."),
                  "small", "ink2", wrap=True), 12,
            row(self.hand_over, None), gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _connect(self) -> None:
        self.now.clicked.connect(self._back_up)
        self.choose.clicked.connect(self._choose)
        self.all_the_same.clicked.connect(self._use_same_disk)
        self.secret.entered.connect(self._drill)
        self.drill.clicked.connect(self._drill)
        self.restore.clicked.connect(self.restore_asked)
        self.hand_over.clicked.connect(self.hand_over_asked)
        self._keeper.progressed.connect(self.making.show_per_cent)
        self._keeper.changed.connect(self.show_state)
        self._keeper.idle.connect(self._idle)
        self._keeper.failed.connect(self.made_problem.show_problem)

    def _back_up(self) -> None:
        self.made_problem.show_problem("")
        self.now.setEnabled(False)
        self.making.begin(self.tr("Copying, reading back and checking …"))
        self._keeper.back_up(Why.ASKED)
        if not self._keeper.busy:
            self._idle()

    def _idle(self) -> None:
        self.now.setEnabled(True)
        self.making.hide()
        self.show_state()
        announce(self, f"{self.here.text()}. {self.age.text()}")

    def _choose(self) -> None:
        folder = dialogs.ask_folder(self, self.tr("Where shall backups go?"))
        if folder:
            self._use(folder)

    def _use_same_disk(self) -> None:
        if self._same_disk:
            self._use(self._same_disk, same_disk=True)

    def _use(self, folder: Path, *, same_disk: bool = False) -> None:
        self.all_the_same.hide()
        try:
            choose_outside(self._workspace, folder, same_disk=same_disk)
        except SameDisk as error:
            self._same_disk = folder
            self.all_the_same.show()
            self.place_problem.show_problem(said(error))
        except TaktError as error:
            self.place_problem.show_problem(said(error))
        else:
            self.place_problem.show_problem("")
            self.show_state()
            self._back_up()

    def _drill(self) -> None:
        way, typed = self.secret.way, self.secret.text
        self._result.setText("")
        self.do(
            self.tr("Restoring aside and checking every record …"),
            lambda told: drill_by_hand(self._root, way, typed, told),
            self._drilled,
        )

    def _drilled(self, result: object) -> None:
        if isinstance(result, Choice):
            record_hand_drill(self._workspace, result)
            words, manifest = spoken(), result.manifest
            self._result.setText(words.say(
                "The way back is open. The backup of {time} is whole: {facts}.",
                time=moment_in_words(manifest.at, words), facts=facts(manifest.state, words),
            ))  # fmt: skip
            self.secret.field.clear()
            announce(self, self._result.text())
            self.show_state()
