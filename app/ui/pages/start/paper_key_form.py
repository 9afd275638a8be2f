"""The recovery key, typed from paper: it opens the records, and a new passphrase is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.errors import TaktError, sentence
from app.ui.errors import said
from app.ui.pages.start.doors import Doors
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.waiting import beside, waiting
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.new_passphrase import NewPassphrase
from app.ui.widgets.controls.one_of import OneOf
from app.ui.widgets.controls.text_field import TextField
from app.usecases.recovery_key import GROUPS, MistypedKey, is_whole

ACROSS, SIGNS = 3, 6
_GROUP = sentence("Group {number}")


class PaperKeyForm(OneOf):
    """First six groups, then a new passphrase. `opened` carries the Workspace; `left`: go back."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        names = [spoken().say(_GROUP, number=place + 1) for place in range(GROUPS)]
        self.groups = [TextField(name=name) for name in names]
        self.problem, self.refusal = FieldNote(), FieldNote()
        self.go_on = Button(self.tr("Go on"), "primary", height=44)
        self.secret = NewPassphrase(self.tr("New passphrase"))
        self.open = Button(self.tr("Open the records"), "primary", height=44)
        self.choosing = self._choosing()
        self.add(self._typing())
        self.add(self.choosing)
        self._connect()

    @property
    def text(self) -> str:
        """What was typed of the key."""
        return " ".join(each.text() for each in self.groups)

    def start(self) -> None:
        """Begin with the first group that is not whole yet."""
        self._first_to_look_at().setFocus()

    def show_key(self, typed: str) -> None:
        """Put a key that came whole, or in parts, into the groups."""
        letters = "".join(each for each in typed if each.isalnum())
        for place, field in enumerate(self.groups):
            field.setText(letters[place * SIGNS : (place + 1) * SIGNS])
            self._judge(place)

    def _typing(self) -> QWidget:
        tr = self.tr
        back = Button(tr("Back"), "back", icon="arrow-left")
        back.clicked.connect(self.left)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(12))
        for place, field in enumerate(self.groups):
            grid.addLayout(labelled(field.accessibleName(), field),
                           place // ACROSS, place % ACROSS)  # fmt: skip
        return box(column(
            row(back, None), 4, Label(tr("Use the recovery key"), "title"), 4,
            Label(tr("Type the six groups from your page. Spaces and small letters do not "
                     "matter."), "body", "ink2", wrap=True), 16,
            grid, 10, self.problem, 8, self.go_on, None, gap=0,
        ))  # fmt: skip

    def _choosing(self) -> QWidget:
        tr = self.tr
        return box(column(
            Label(tr("Choose a new passphrase"), "title"), 4,
            Label(tr("The recovery key fits. From now on the new passphrase opens the records; "
                     "the recovery key goes on being valid."), "body", "ink2", wrap=True), 16,
            self.secret, 10, self.refusal, 8, self.open, None, gap=0,
        ))  # fmt: skip

    def _connect(self) -> None:
        for place, field in enumerate(self.groups):
            field.textEdited.connect(lambda text, place=place: self._typed(place, text))
        self.groups[-1].returnPressed.connect(self._check)
        self.go_on.clicked.connect(self._check)
        self.secret.entered.connect(self._open)
        self.open.clicked.connect(self._open)

    def _typed(self, place: int, text: str) -> None:
        letters = "".join(each for each in text if each.isalnum())
        if len(letters) > SIGNS and place == 0:
            self.show_key(text)  # pasted whole
            self._first_to_look_at().setFocus()
            return
        self._judge(place)
        if len(letters) == SIGNS and self._fits(place) and place + 1 < GROUPS:
            self.groups[place + 1].setFocus()

    def _judge(self, place: int) -> None:
        """A group is judged when it has all its signs."""
        wrong = len(self._plain(place)) >= SIGNS and not self._fits(place)
        self.groups[place].show_problem(_look_again([place + 1]) if wrong else "")
        misfits = [
            place + 1
            for place in range(GROUPS)
            if len(self._plain(place)) >= SIGNS and not self._fits(place)
        ]
        self.problem.show_problem(_look_again(misfits) if misfits else "")

    def _check(self) -> None:
        misfits = [place + 1 for place in range(GROUPS) if not self._fits(place)]
        if misfits:
            self.problem.show_problem(_look_again(misfits))
            self._first_to_look_at().setFocus()
            return
        try:
            with waiting(self.go_on):
                typed = self.text
                beside(lambda: self._doors.check_paper(typed))
        except TaktError as error:
            self.problem.show_problem(said(error))
        else:
            self.turn_to(self.choosing)
            self.secret.passphrase.setFocus()

    def _open(self) -> None:
        refused = self.secret.refused()
        self.refusal.show_problem(refused[1] if refused else "")
        if refused:
            refused[0].setFocus()
            return
        try:
            with waiting(self.open, self.tr("Opening the records …")):
                typed, new = self.text, self.secret.text
                workspace = beside(lambda: self._doors.unlock_on_paper(typed, new))
        except TaktError as error:
            self.refusal.show_problem(said(error))
        else:
            self.secret.clear()
            for field in self.groups:
                field.clear()
            self.opened.emit(workspace)

    def _plain(self, place: int) -> str:
        return "".join(each for each in self.groups[place].text().upper() if each.isalnum())

    def _fits(self, place: int) -> bool:
        return is_whole(place, self._plain(place))

    def _first_to_look_at(self) -> TextField:
        places = (place for place in range(GROUPS) if not self._fits(place))
        return self.groups[next(places, 0)]


def _look_again(groups: list[int]) -> str:
    return spoken().error(MistypedKey(groups))
