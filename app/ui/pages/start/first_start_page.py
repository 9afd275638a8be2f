"""First start: who the clinic is, passphrase and recovery key; or the demonstration clinic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from app.domain.codes import Language
from app.domain.errors import TaktError, sentence
from app.domain.identity_number import IDENTITY_NUMBER, has_identity_number
from app.ui.errors import said
from app.ui.identity_watch import IdentityWatch
from app.ui.pages.start.advice_question import AdviceQuestion
from app.ui.pages.start.doors import Doors
from app.ui.pages.start.first_start_side import Side
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.waiting import beside, waiting
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, box, column, row, scrolling
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import SideBySide, labelled
from app.ui.widgets.controls.new_passphrase import NewPassphrase
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.text_field import TextField

if TYPE_CHECKING:
    from app.domain.clinic import Clinic
    from app.ui.pages.start.recovery_steps import RecoverySteps

LANGUAGES = ((Language.NB, "Norsk bokmål"), (Language.EN, "English"))
_NARROW, _SIDE = 900, 348
_NO_ANSWER = sentence("Answer whether the advice is to be shown.")
_NO_CLINIC = sentence("Write the name of the clinic. It stands on the sheets of your patients.")


class FirstStartPage(QWidget):
    """Asks what a new clinic needs. `opened` and `demonstrated` carry the Workspace.

    `furnished` tells why creating failed where records are here all the same.
    """

    opened = Signal(object)
    demonstrated = Signal(object)
    restore_asked = Signal()
    take_over_asked = Signal()
    language_chosen = Signal(object)
    furnished = Signal(str)

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.language = Segments(LANGUAGES, spoken().language, name=self.tr("Language"))
        self.name = TextField(longest=80)
        self.therapist = TextField(longest=80)
        self.telephone = TextField(longest=40)
        self._question = AdviceQuestion()
        self.advice = self._question.choice
        self.secret = NewPassphrase()
        self.passphrase, self.again = self.secret.passphrase, self.secret.again
        self.steps: RecoverySteps | None = None
        self.problem = FieldNote()
        self.go_on = Button(self.tr("Go on to the recovery key"), "primary", height=44)
        self.restore = Link(self.tr("Restore a backup"))
        self.take_over = Link(self.tr("Take over a practice"))
        self.look_around = Link(self.tr("Open the demonstration clinic"))
        self._lay_out()
        self._connect()

    def typed(self) -> dict[str, str]:
        """What was typed so far, and the key that may be on paper: kept when the look changes."""
        typed = {name: getattr(self, name).text() for name in _FIELDS}
        typed["advice"] = "" if self.advice.place is None else str(self.advice.place)
        return typed | ({_KEY: " ".join(self.steps.key)} if self.steps else {})

    def show_typed(self, typed: dict[str, str]) -> None:
        """Show again what was typed."""
        for name in _FIELDS:
            getattr(self, name).setText(typed[name])
        if typed["advice"]:
            self.advice.show_place(int(typed["advice"]))
        if _KEY in typed:
            self._show_key(tuple(typed[_KEY].split()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.steps:
            self.name.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways, wide = QBoxLayout.Direction, self.width() >= px(_NARROW)
        self._halves.setDirection(ways.LeftToRight if wide else ways.BottomToTop)
        self._side.setMinimumWidth(px(_SIDE) if wide else 0)
        self._side.setMaximumWidth(px(_SIDE) if wide else px(2000))

    def _lay_out(self) -> None:
        tr = self.tr
        form = column(
            row(Label(tr("Welcome"), "display"), None, self.language), 6,
            Label(tr("A name for the sheets, and a passphrase for the records. Nothing else."),
                  "body", "ink2", wrap=True),
            10, self._clinic(), 10, self._question, 10, self._secret(), 10,
            row(self.go_on, None), 6, self.problem,
            None, gap=0, margins=(64, 12, 48, 4),
        )  # fmt: skip
        page = self._parts = QStackedWidget()
        page.addWidget(box(form))
        page.setMaximumWidth(px(820))
        self._side = Side(self.look_around, self.restore, self.take_over)
        self._halves = row(self._side, page, None, gap=0)
        self._halves.setStretch(1, 100)
        layout = column(scrolling(box(self._halves)), gap=0)
        self.setLayout(layout)

    def _clinic(self) -> Card:
        tr = self.tr
        fields = column(
            labelled(tr("Name of the clinic"), self.name), 14,
            SideBySide(labelled(tr("Your name"), self.therapist),
                labelled(tr("Telephone"), self.telephone)),
            gap=0, margins=(20, 14, 20, 16),
        )  # fmt: skip
        return Card(fields)

    def _secret(self) -> Card:
        tr = self.tr
        fields = column(
            Label(tr("Nobody can reset the passphrase. Neither can we."), "strong"), 4,
            Label(tr("Without it the records cannot be opened. That is why nobody else can read "
                     "what you write about your patients."), "small", "ink2", wrap=True), 10,
            self.secret, gap=0, margins=(20, 14, 20, 12),
        )  # fmt: skip
        return Card(fields)

    def _connect(self) -> None:
        self.language.changed.connect(self._choose_language)
        self.secret.entered.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        watch, told = IdentityWatch(self), spoken().say(IDENTITY_NUMBER)
        watch.found.connect(lambda: self.problem.show_problem(told))
        watch.gone.connect(lambda: self.problem.show_problem(""))
        self.restore.clicked.connect(self.restore_asked)
        self.take_over.clicked.connect(self.take_over_asked)
        self.look_around.clicked.connect(self._look_around)

    def _choose_language(self, language: Language | None) -> None:
        if language is None:
            self.language.show_value(spoken().language)
        else:
            self.language_chosen.emit(language)

    def _go_on(self) -> None:
        refused = self._refused()
        self.problem.show_problem(refused[1] if refused else "")
        if refused:
            refused[0].setFocus()
            return
        from app.usecases.recovery_key import new_recovery_key  # noqa: PLC0415 (as below)

        with waiting(self.go_on):
            self._show_key(new_recovery_key())

    def _show_key(self, key: tuple[str, ...]) -> None:
        from app.ui.pages.start.recovery_steps import RecoverySteps  # noqa: PLC0415 (the first must not wait)

        day, confirm = self._doors.clock().date(), self.tr("Create the clinic")
        self.steps = RecoverySteps(key, self.name.text().strip(), day, confirm)
        self.steps.setContentsMargins(px(64), px(24), px(48), px(28))
        self.steps.confirmed.connect(self._create)
        self.steps.left.connect(self._back)
        self._parts.addWidget(self.steps)
        self._parts.setCurrentWidget(self.steps)
        self.steps.start()

    def _back(self) -> None:
        """Back to the form. It goes on with another key: a page printed before is worthless."""
        steps, self.steps = self.steps, None
        if steps:
            self._parts.setCurrentIndex(0)
            steps.deleteLater()
        self.passphrase.setFocus()

    def _create(self) -> None:
        if not self.steps:
            return
        try:
            with waiting(self.steps.confirm):
                given = self._described(), self.secret.text, self.steps.key, self.steps.saved_to
                workspace = beside(lambda: self._doors.create(*given))
        except TaktError as error:
            if self._doors.is_furnished():  # a second try would find these records in its way
                self.furnished.emit(said(error))
            else:
                self.steps.show_problem(said(error))
        else:
            self.opened.emit(workspace)

    def _described(self) -> Clinic:
        from app.domain.clinic import Clinic  # noqa: PLC0415 (the first window must not wait)

        return Clinic(
            name=self.name.text().strip(),
            telephone=self.telephone.text().strip(),
            therapist=self.therapist.text().strip(),
            advice=bool(self.advice.value),
            advice_answered=self._doors.clock().date(),
        )

    def _refused(self) -> tuple[QWidget, str] | None:
        if not self.name.text().strip():
            return self.name, spoken().say(_NO_CLINIC)
        if self.advice.value is None:
            return self.advice, spoken().say(_NO_ANSWER)
        for field in (self.name, self.therapist, self.telephone):
            if has_identity_number(field.text()):
                return field, spoken().say(IDENTITY_NUMBER)
        return self.secret.refused()

    def _look_around(self) -> None:
        try:
            with waiting(self.look_around):
                workspace = beside(lambda: self._doors.demonstrate(spoken().language))
        except TaktError as error:
            self.problem.show_problem(said(error))
        else:
            self.demonstrated.emit(workspace)


_FIELDS = ("name", "therapist", "telephone", "passphrase", "again")
_KEY = "recovery key"
