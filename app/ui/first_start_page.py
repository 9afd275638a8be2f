"""First start: who the clinic is, and the passphrase; or the demonstration clinic."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.codes import Language
from app.domain.errors import TaktError, sentence
from app.ui.doors import Doors
from app.ui.errors import said
from app.ui.passphrase import SHORTEST, strength
from app.ui.style import colour, px
from app.ui.translator import spoken
from app.ui.waiting import waiting
from app.ui.widgets.button import Button, Link
from app.ui.widgets.card import Card, box, column, row, scrolling
from app.ui.widgets.label import FieldNote, Label
from app.ui.widgets.labelled import SideBySide, labelled
from app.ui.widgets.rail import Mark
from app.ui.widgets.segments import Segments
from app.ui.widgets.text_field import PassphraseField, TextField

LANGUAGES = ((Language.NB, "Norsk bokmål"), (Language.EN, "English"))
PURPOSE = sentence(
    "Documentation and decision support for qualified physiotherapists on the pacing of "
    "exercise. The clinician decides."
)
_NARROW, _SIDE = 900, 348
ADVICE_CHOICES = ((True, sentence("Advice and records")), (False, sentence("Records only")))
ABOUT_ADVICE = sentence(
    "Takt can show which published criteria the answers meet: a light, with reasons and sources. "
    "It does not examine, diagnose or decide. Software that informs treatment is normally a "
    "medical device. Takt is not CE-marked, and no authority has assessed it. Choose the advice "
    "only when whoever is responsible has settled that. Records, charts and sheets work without "
    "it. The answer can be changed in the settings."
)
_NO_ANSWER = sentence("Answer whether the advice is to be shown.")
_NO_CLINIC = sentence("Write the name of the clinic. It stands on the sheets of your patients.")
_NOT_ALIKE = sentence("The two passphrases are not the same.")


class FirstStartPage(QWidget):
    """Asks what a new clinic needs. `opened` and `demonstrated` carry the Workspace."""

    opened = Signal(object)
    demonstrated = Signal(object)
    language_chosen = Signal(object)

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self.language = Segments(LANGUAGES, spoken().language, name=self.tr("Language"))
        self.name = TextField(longest=80)
        self.therapist = TextField(longest=80)
        self.telephone = TextField(longest=40)
        self.advice = Segments(
            [(shown, spoken().say(words)) for shown, words in ADVICE_CHOICES],
            name=self.tr("Shall Takt show advice?"),
        )
        self.passphrase = PassphraseField(name=self.tr("Passphrase"))
        self.again = PassphraseField(name=self.tr("Passphrase again"))
        self.problem = FieldNote()
        self._strength = Label("", "small", "ink2", wrap=True)
        self.create_button = Button(self.tr("Create the clinic"), "primary", height=44)
        self.look_around = Link(self.tr("Open the demonstration clinic"))
        self._lay_out()
        self._connect()
        self._judge_passphrase()

    def typed(self) -> dict[str, str]:
        """What was typed so far, so that nothing is lost when the language changes."""
        texts = {name: getattr(self, name).text() for name in _FIELDS}
        return texts | {"advice": "" if self.advice.place is None else str(self.advice.place)}

    def show_typed(self, typed: dict[str, str]) -> None:
        """Show again what was typed."""
        for name in _FIELDS:
            getattr(self, name).setText(typed[name])
        if typed["advice"]:
            self.advice.show_place(int(typed["advice"]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
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
            12, self._clinic(), 12, self._question(), 12, self._secret(), 12,
            row(self.create_button, self.problem, None, gap=16),
            None, gap=0, margins=(64, 18, 48, 12),
        )  # fmt: skip
        page = box(form)
        page.setMaximumWidth(px(820))
        self._side = _Side(self.look_around)
        self._halves = row(self._side, page, None, gap=0)
        self._halves.setStretch(1, 100)
        layout = column(scrolling(box(self._halves)), gap=0)
        self.setLayout(layout)
        self._tab_past_the_eyes()

    def _tab_past_the_eyes(self) -> None:
        """Who types a passphrase, Tab, and it again, must not type into a button."""
        order = (self.passphrase, self.again, self.passphrase.eye, self.again.eye,
                 self.create_button)  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _clinic(self) -> Card:
        tr = self.tr
        fields = column(
            labelled(tr("Name of the clinic"), self.name), 14,
            SideBySide(labelled(tr("Your name"), self.therapist),
                labelled(tr("Telephone"), self.telephone)),
            gap=0, margins=(20, 14, 20, 16),
        )  # fmt: skip
        return Card(fields)

    def _question(self) -> Card:
        fields = column(
            Label(self.tr("Shall Takt show advice?"), "strong"), 4,
            Label(spoken().say(ABOUT_ADVICE), "small", "ink2", wrap=True), 8,
            row(self.advice, None), gap=0, margins=(20, 14, 20, 12),
        )  # fmt: skip
        return Card(fields)

    def _secret(self) -> Card:
        tr = self.tr
        fields = column(
            Label(tr("Nobody can reset the passphrase. Not we either."), "strong"), 4,
            Label(tr("Without it the records cannot be opened. That is why nobody else can read "
                     "what you write about your patients."), "small", "ink2", wrap=True), 10,
            SideBySide(labelled(tr("Passphrase"), self.passphrase),
                labelled(tr("Passphrase again"), self.again)), 8,
            self._strength, gap=0, margins=(20, 14, 20, 12),
        )  # fmt: skip
        return Card(fields)

    def _connect(self) -> None:
        self.language.changed.connect(self._choose_language)
        self.passphrase.textChanged.connect(self._judge_passphrase)
        self.again.returnPressed.connect(self._create)
        self.create_button.clicked.connect(self._create)
        self.look_around.clicked.connect(self._look_around)

    def _choose_language(self, language: Language | None) -> None:
        if language is None:
            self.language.show_value(spoken().language)
        else:
            self.language_chosen.emit(language)

    def _judge_passphrase(self) -> None:
        judged = strength(self.passphrase.text())
        self._strength.setText(spoken().say(judged.sentence, shortest=SHORTEST))

    def _create(self) -> None:
        refused = self._refused()
        if refused:
            field, problem = refused
            self.problem.show_problem(problem)
            field.setFocus()
            return
        from app.domain.clinic import Clinic  # noqa: PLC0415 (the first window must not wait)

        clinic = Clinic(
            name=self.name.text().strip(),
            telephone=self.telephone.text().strip(),
            therapist=self.therapist.text().strip(),
            advice=bool(self.advice.value),
            advice_answered=self._doors.clock().date(),
        )
        try:
            with waiting(self.create_button):
                workspace = self._doors.create(clinic, self.passphrase.text())
        except TaktError as error:
            self.problem.show_problem(said(error))
        else:
            self.opened.emit(workspace)

    def _refused(self) -> tuple[QWidget, str] | None:
        words, judged = spoken(), strength(self.passphrase.text())
        if not self.name.text().strip():
            return self.name, words.say(_NO_CLINIC)
        if self.advice.value is None:
            return self.advice, words.say(_NO_ANSWER)
        if not judged.usable:
            return self.passphrase, words.say(judged.sentence, shortest=SHORTEST)
        if self.passphrase.text() != self.again.text():
            return self.again, words.say(_NOT_ALIKE)
        return None

    def _look_around(self) -> None:
        try:
            with waiting(self.look_around):
                workspace = self._doors.demonstrate(spoken().language)
        except TaktError as error:
            self.problem.show_problem(said(error))
        else:
            self.demonstrated.emit(workspace)


class _Side(QWidget):
    """What Takt is for, and the way to look around first."""

    def __init__(self, look_around: Link) -> None:
        super().__init__()
        tr = self.tr
        offer = column(
            Label(tr("Would you like to look around first?"), "small_strong", wrap=True),
            Label(tr("The demonstration clinic has invented patients."), "small", "ink2",
                  wrap=True),
            2, look_around, gap=2, margins=(14, 12, 14, 10),
        )  # fmt: skip
        self.setLayout(column(
            row(Mark(26), 4, Label("Takt", "title"), None), 24,
            Label(tr("The dose that the body answers well to, one step at a time."),
                  "body", "ink2", wrap=True),
            None, Card(offer), 16, Label(spoken().say(PURPOSE), "caption", "ink3", wrap=True),
            gap=0, margins=(36, 32, 32, 24),
        ))  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))


_FIELDS = ("name", "therapist", "telephone", "passphrase", "again")
