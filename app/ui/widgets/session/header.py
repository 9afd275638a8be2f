"""The head of the session form: whose session it is, which one, when and where."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.codes import Setting
from app.domain.errors import Invalid, sentence
from app.domain.record import PatientFile
from app.texts import Texts
from app.ui.code_words import problem_words
from app.ui.shown_names import shown_name
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import BackArrow, Link
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.date_field import DateField
from app.ui.widgets.controls.label import ElidedLabel, Icon, Label
from app.ui.widgets.controls.segments import Segments

_NAME = 170  # pixels at 100 %: a longer name gives way where there is no room
SETTINGS = {Setting.CLINIC: sentence("In the clinic"), Setting.HOME: sentence("At home")}


class SessionHeader(QWidget):
    """Name, problem, session number; day and place fold open to be changed.

    `correct_asked` when a saved session is wrong.
    """

    back_asked = Signal()
    correct_asked = Signal()
    changed = Signal()

    def __init__(self, file: PatientFile, number: int, today: date) -> None:
        super().__init__()
        self._today = today
        self._day = DateField(today, name=self.tr("Day of the session"))
        choices = [(setting, spoken().say(text)) for setting, text in SETTINGS.items()]
        self._setting = Segments(choices, Setting.CLINIC, name=self.tr("Where"))
        self._when = Link("", "body")
        self._saved = ElidedLabel("", "small", "ink3")
        self._tick = Icon("check", 15, "ink3")
        self._tick.hide()
        self._correct = Link(self.tr("Correct"), "small")
        self._correct.clicked.connect(self.correct_asked)
        self._correct.hide()
        self._lay_out(file, number, today)
        self._show_when()
        self._when.clicked.connect(lambda: self._choose.setVisible(not self._choose.isVisible()))
        self._day.textEdited.connect(lambda _: self._tell())
        self._setting.changed.connect(self._tell)

    @property
    def day(self) -> date:
        """The day of the session. Raises Invalid where none stands in the field."""
        if self._day.value is None:
            raise Invalid("day", sentence("{problem}"), problem=self._problem())
        return self._day.value

    @property
    def setting(self) -> Setting:
        """Where it was done."""
        return self._setting.value or Setting.CLINIC

    def controls(self) -> dict[str, QWidget]:
        """The fields for day and place."""
        return {"day": self._day, "setting": self._setting}

    def show_number(self, number: int) -> None:
        """Say which session of the course it is."""
        self._number.setText(self.tr("Session {n}").format(n=number))

    def choose(self) -> None:
        """Open the fields for day and place."""
        self._choose.show()

    def show_session(self, day: date, setting: Setting) -> None:
        """Show a saved session's day and place."""
        self._day.show_value(day)
        self._setting.show_value(setting)
        self._show_when()

    def freeze(self) -> None:
        """Show day and place, and let them be no more."""
        self._choose.hide()
        self._when.setEnabled(False)

    def show_saved(self, at: datetime) -> None:
        """Say when the session was saved; what is wrong in it can be corrected."""
        words, time = spoken(), spoken().time(at)
        when = time if at.date() == self._today else f"{words.short_date(at.date())} {time}"
        said = words.say("Saved {time}", time=when)
        self._tick.show()
        self._correct.show()
        self._saved.setText(said)
        announce(self, said)

    def hide_correct(self) -> None:
        """Another version holds: this one is corrected no more."""
        self._correct.hide()

    def show_note(self, words: str, more: str) -> None:
        """Say in a word what is special about this session, and more to who asks."""
        self._saved.setText(words)
        self._saved.setAccessibleDescription(more)
        announce(self, more)

    def _tell(self) -> None:
        self._show_when()
        self.changed.emit()

    def _problem(self) -> str:
        return self._day.problem or self.tr("Write the day.")

    def _show_when(self) -> None:
        day = spoken().weekday_date(self._day.value or self._today)
        place = spoken().say(SETTINGS[self.setting]).lower()
        at_home = self.setting == Setting.HOME
        self._when.show_text(f"{day}, {place}" if at_home else day)
        self._when.setAccessibleName(self.tr("Day and place: {day}").format(day=f"{day}, {place}"))

    def _lay_out(self, file: PatientFile, number: int, today: date) -> None:
        back = BackArrow(self.tr("Back to the patient"))
        back.clicked.connect(self.back_asked)
        name = ElidedLabel(shown_name(file.patient.full_name), "title")
        name.setMinimumWidth(min(name.sizeHint().width(), px(_NAME)))
        about = ElidedLabel(about_words(file, today), "body", "ink2")
        # this gives way first, then the end of a long name
        about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._number = Label("", "strong")
        self.show_number(number)
        head = row(
            back, name, about, self._tick, self._saved, self._correct, 8, self._number, self._when,
            gap=8, margins=(16, 0, 16, 0),
        )  # fmt: skip
        head.setStretch(2, 1)
        top = box(head, height=52)
        self._choose = box(
            row(None, Label(self.tr("Day"), "small"), self._day, 8,
                Label(self.tr("Where"), "small"), self._setting, gap=6, margins=(16, 0, 16, 4))
        )  # fmt: skip
        self._choose.hide()
        self.setLayout(column(top, self._choose, gap=0))


def when_words(day: date, today: date, words: Texts) -> str:
    """As in: Thursday 19 November, 4 days ago."""
    days = (today - day).days
    ago = words.count("{n} day ago", "{n} days ago", days) if days else words.say("today")
    return f"{words.weekday_date(day)}, {ago}"


def about_words(file: PatientFile, today: date) -> str:
    """As in: 47 years · Achilles tendon, right."""
    words, born = spoken(), file.patient.birth_year
    problem = problem_words(file.episode, words)
    if born is None:
        return problem
    age = words.count("{n} year", "{n} years", today.year - born)
    return f"{age}  ·  {problem}"
