"""One question on the form: its words, its control, and last time's answer in grey."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.codes import RedFlag
from app.domain.errors import sentence
from app.domain.session import Session
from app.domain.value import bounds_of
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.scale import CELL_WIDTH, HIGHEST, Scale
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.session.answers import last_answer
from app.ui.widgets.session.questions import QUESTIONS, Kind, Question

Control = Scale | Segments[object] | NumberField
LEFT_LABEL, RIGHT_LABEL, LAST, ROW = 138, 120, 39, 44
RIGHT_ANSWER = 130  # a number, and last time's beside it
SCALE_WIDTH = CELL_WIDTH * (HIGHEST + 1)
UNITS: Mapping[str, str] = {
    "h": sentence("h"),
    "d": sentence("days"),
    "min": sentence("min"),
    "%": "%",
    "°": "°",
    "kg": sentence("kg"),
    "s": sentence("s"),
    "/10": "/10",
}
NO_FLAG, SOME_FLAG = "none", "some"
FLAGS: Mapping[str, tuple[RedFlag, ...]] = {NO_FLAG: (), SOME_FLAG: (RedFlag.OTHER,)}


class Asked(QWidget):
    """A question with its control. `changed` speaks whenever the answer is another.

    Once the focus has passed it without an answer, "not asked" stands under its words.
    """

    changed = Signal()

    def __init__(self, question: Question, last: Session | None, *, label_width: int) -> None:
        super().__init__()
        self.question = question
        self._last = last_answer(question, last, spoken())
        self.control = control_for(question, last)
        self._note = FieldNote()
        self._under = Label("", "caption", "ink3")
        self._words = Label(self.tr(question.words), "small_medium", wrap=True)
        self._words.setBuddy(self.control)
        self._label = box(column(None, self._words, self._under, None, gap=0), width=label_width)
        self._listen()
        self._lay_out()
        self._show_under()

    @property
    def value(self) -> object:
        """The answer, or None for "not asked"."""
        value: object = self.control.value
        if self.question.kind == Kind.RED_FLAGS:
            return None if value is None else FLAGS[str(value)]
        return value

    @property
    def problem(self) -> str:
        """Why what stands in the field is refused; empty when all is well."""
        return self.control.problem if isinstance(self.control, NumberField) else ""

    def show_value(self, value: object) -> None:
        """Show an answer without telling anyone."""
        if self.question.kind == Kind.RED_FLAGS and value is not None:
            value = SOME_FLAG if value else NO_FLAG
        self.control.show_value(value)  # type: ignore[arg-type]  # a session gives each field its type
        self._show_under()

    def show_last(self, last: Session | None) -> None:
        """Show the answer of another session as last time's."""
        self._last = last_answer(self.question, last, spoken())
        if isinstance(self.control, Scale | Segments) and self.question.kind != Kind.RED_FLAGS:
            self.control.show_last(getattr(last, self.question.name, None))
        self._show_beside()
        self._show_under()

    def stack(self, *, stacked: bool) -> None:
        """Put the words above the control where there is no room beside it."""
        across = QBoxLayout.Direction.LeftToRight
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if stacked else across)
        self._label.setFixedWidth(px(SCALE_WIDTH) if stacked else self._label_width)
        self._label.setMinimumHeight(0 if stacked else px(ROW))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.control and event.type() == QEvent.Type.FocusOut:
            self._show_under(passed=True)
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        self.control.installEventFilter(self)
        self.control.changed.connect(lambda _: self._answered())
        if isinstance(self.control, NumberField):
            self.control.problem_changed.connect(self._note.show_problem)
            self.control.problem_changed.connect(lambda _: self.changed.emit())

    def _answered(self) -> None:
        if self.control.value is not None:
            self._show_under()
        self.changed.emit()

    def _lay_out(self) -> None:
        self._label_width = self._label.maximumWidth()
        self._label.setMinimumHeight(px(ROW))
        self._beside = Label("", "small", "ink3")
        self._show_beside()
        if self.question.wide:
            self._beside.setMinimumWidth(px(LAST))
        self.control.setFixedWidth(self.control.sizeHint().width())
        answer = box(row(self.control, self._beside, None, gap=2))
        if not self.question.wide:
            answer.setFixedWidth(max(px(RIGHT_ANSWER), self.control.sizeHint().width()))
        self._line = row(self._label, answer, gap=2)
        self.setLayout(column(self._line, self._note, gap=0))

    def _show_beside(self) -> None:
        last = "" if self.question.kind == Kind.CHOICE else self._last
        self._beside.setText(self.tr("last {value}").format(value=last) if last else "")

    def _show_under(self, *, passed: bool = False) -> None:
        blank = self.control.value is None and not self.problem
        if passed and blank:
            self._under.setText(self.tr("not asked"))
        elif self.question.kind == Kind.CHOICE and self._last:
            self._under.setText(self.tr("last: {value}").format(value=self._last))
        elif not blank or self.question.kind == Kind.CHOICE:
            self._under.setText("")
        self._under.setVisible(bool(self._under.text()))


def control_for(question: Question, last: Session | None) -> Control:
    """The control that answers a question, last time's answer marked in it."""
    return _CONTROLS[question.kind](question, getattr(last, question.name, None))


def choices_of(question: Question) -> list[tuple[object, str]]:
    """The choices of a question in the language of the window."""
    return [(value, spoken().say(word)) for value, word in question.choices.items()]


def unit_words(unit: str) -> str:
    """A unit in the language of the window; none stays none."""
    return spoken().say(UNITS[unit]) if unit else ""


def _pain(question: Question, last: object) -> Control:
    return Scale(last=_whole(last), name=spoken().say(question.asked))


def _rating(question: Question, last: object) -> Control:
    return Scale(last=_whole(last), limits=False, name=spoken().say(question.asked))


def _number(question: Question, _last: object) -> Control:
    bounds = bounds_of(Session)[question.name]
    unit = unit_words(question.unit or bounds.unit)
    return NumberField(bounds, unit=unit, name=spoken().say(question.asked))


def _choice(question: Question, last: object) -> Control:
    choices = choices_of(question)
    fill = SCALE_WIDTH if question.wide else 0
    return Segments(choices, last=last, fill=fill, name=spoken().say(question.asked))


def _red_flags(question: Question, _last: object) -> Control:
    """Never a dot of last time: this question is asked anew each time."""
    words = spoken()
    choices: list[tuple[object, str]] = [
        (NO_FLAG, words.say("None")),
        (SOME_FLAG, words.say("Yes …")),
    ]
    return Segments(choices, name=words.say(question.asked))


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


_CONTROLS: Mapping[Kind, Callable[[Question, object], Control]] = {
    Kind.PAIN: _pain,
    Kind.RATING: _rating,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.RED_FLAGS: _red_flags,
}


class PairOfQuestions(QWidget):
    """Two questions beside each other; below each other where the window is narrow."""

    def __init__(self, left: str, right: str | None, last: Session | None) -> None:
        super().__init__()
        self.asked = {left: Asked(QUESTIONS[left], last, label_width=LEFT_LABEL)}
        self._pair = row(self.asked[left], None, gap=0)
        if right:
            self.asked[right] = Asked(QUESTIONS[right], last, label_width=RIGHT_LABEL)
            self._pair.addWidget(self.asked[right])
        self.setLayout(self._pair)

    def show_last(self, last: Session | None) -> None:
        """Show the answers of another session as last time's."""
        for each in self.asked.values():
            each.show_last(last)

    def stack(self, *, stacked: bool) -> None:
        """Below each other, or beside; each answer below its words, or beside."""
        across = QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if stacked else across)
        self._pair.setAlignment(Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag(0))
        for each in self.asked.values():
            each.stack(stacked=stacked)
