"""What was decided, session by session, and which sheets were issued; newest first."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.advice import Change
from app.domain.codes import Light
from app.domain.record import Decision, IssuedProgramme, RecordedSession
from app.exercises.bank import Bank
from app.texts import Texts
from app.ui.dose_words import dose_words, exercise_name, figure
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.advice.decide import REASONS
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, Line, box, column, empty, row, scrolling
from app.ui.widgets.controls.label import ElidedLabel, Icon, Label
from app.ui.widgets.controls.light import draw_light, draw_ring, light_word
from app.ui.widgets.controls.painting import painter_on

WIDTH = 368
FIRST_SHOWN = 7
STACKED_HEIGHT = 320
WIDEST = 16777215  # Qt's own limit: no limit
LONGEST_MONTH = 5  # letters; longer names of months are shortened


class DecisionWords(NamedTuple):
    """What one line says: what it is about, what it was and became, what else changed, and why."""

    about: str
    before: str
    after: str
    more: str
    why: str


class DecisionList(Card):
    """The course of one patient. `opened` carries a session, `sheet_opened` an issued sheet.

    With `opens=False` it is only read.
    """

    opened = Signal(object)
    sheet_opened = Signal(object)

    def __init__(
        self, records: Sequence[RecordedSession], bank: Bank,
        sheets: Sequence[IssuedProgramme] = (), *, opens: bool = True,
    ) -> None:  # fmt: skip
        entries: list[RecordedSession | IssuedProgramme] = [*records, *sheets]
        self._entries = sorted(entries, key=_day_of)[::-1]
        self._bank, self._opens = bank, opens
        self._all = Link("", "small")
        self._lines = column(gap=7)
        head = row(Label(self.tr("Decisions"), "strong"), None, self._all, gap=4)
        inner = box(self._lines)
        lines = scrolling(inner)
        lines.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        content = column(head, lines, gap=6, margins=(16, 10, 8, 6))
        super().__init__(content)
        self.stack(stacked=False)
        self._all.show_text(self.tr("All {n}").format(n=len(entries)))
        self._all.setVisible(len(entries) > FIRST_SHOWN)
        self._all.clicked.connect(self._show_all)
        self._show(FIRST_SHOWN)

    def stack(self, *, stacked: bool) -> None:
        """As wide as the page and so high, or as a column beside the chart."""
        self.setMinimumWidth(0 if stacked else px(WIDTH))
        self.setMaximumWidth(WIDEST if stacked else px(WIDTH))
        self.setMinimumHeight(px(STACKED_HEIGHT) if stacked else 0)

    def _show_all(self) -> None:
        self._all.hide()
        self._show(len(self._entries))

    def _show(self, count: int) -> None:
        empty(self._lines)
        for number, entry in enumerate(self._entries[:count]):
            if number:
                self._lines.addWidget(Line())
            if isinstance(entry, RecordedSession):
                self._lines.addWidget(self._line(entry))
            else:
                self._lines.addWidget(self._sheet(entry))
        self._lines.addStretch(1)

    def _line(self, record: RecordedSession) -> QWidget:
        words = decision_words(record, self._bank, spoken())
        day = self._day(record.session.date, self.tr("Open the session of {day}"),
                        lambda: self.opened.emit(record))  # fmt: skip
        head = row(ElidedLabel(words.about, "small"), gap=4)
        rest = (words.before, "small"), (words.after, "small_strong"), (words.more, "caption")
        for text, role in rest:
            if text:
                head.addWidget(Label(text, role))
        head.addStretch(1)
        head.addWidget(day)
        said = column(head, gap=1)
        if words.why:
            said.addWidget(Label(words.why, "caption", "ink2", wrap=True))
        shape = column(_Shape(record), None, margins=(0, 1, 0, 0))
        line = row(shape, said, gap=6, margins=(0, 0, 8, 0))
        line.setStretch(1, 1)
        return box(line)

    def _day(self, when: date, name: str, then: Callable[[], object]) -> QWidget:
        if not self._opens:
            return Label(_short_day(when), "caption", "ink3")
        link = Link(_short_day(when), "caption")
        link.setAccessibleName(name.format(day=spoken().day(when)))
        link.clicked.connect(then)
        return link

    def _sheet(self, issued: IssuedProgramme) -> QWidget:
        words = self.tr("Sheet {n} issued").format(n=issued.programme.version)
        day = self._day(issued.programme.issued_on, self.tr("Open the sheet of {day}"),
                        lambda: self.sheet_opened.emit(issued))  # fmt: skip
        icon = row(5, Icon("printer", 15, "ink3"), 6, gap=0)
        return box(row(box(icon), Label(words, "small", "ink2"), None, day, gap=6,
                       margins=(0, 0, 8, 0)))  # fmt: skip


class _Shape(QWidget):
    """The advised light; ringed where the clinician chose otherwise."""

    def __init__(self, record: RecordedSession) -> None:
        super().__init__()
        self._light = record.advice.light if record.advice else None
        self._ringed = record.advice is not None and not record.decision.followed
        self.setFixedSize(px(26), px(26))
        self.setAccessibleName(light_word(self._light))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._light is None:
            return
        painter, side = painter_on(self), px(15)
        left = (self.width() - side) / 2
        draw_light(painter, self._light, left, left, side)
        if self._ringed:
            draw_ring(painter, left, left, side)


def decision_words(record: RecordedSession, bank: Bank, words: Texts) -> DecisionWords:
    """One decision in words: what changed, and why."""
    decision, advice = record.decision, record.advice
    if advice is None:
        return _doses_only(decision, bank, words)
    reason = advice.deciding.reason
    if not decision.followed:
        about = words.say("Advised {advised}.", advised=light_word(advice.light).lower())
        code = decision.reason_code
        told = decision.note or (words.say(REASONS[code]) if code else "")
        chosen = words.say("Own choice: {reason}", reason=told) if told else ""
        return DecisionWords(
            about, "", words.say("Chose {light}.", light=light_word(decision.light).lower()), "",
            chosen or words.say("Own choice, more careful"),
        )  # fmt: skip
    if decision.light == Light.STOP:
        return DecisionWords(words.say("No dose"), "", "", "", reason)
    changed = [each for each in advice.exercises if each.change]
    if not changed:
        return DecisionWords(words.say("The same dose"), "", "", "", reason)
    first = changed[0]
    level = first.dose.level if first.dose else 1
    name = exercise_name(bank, first.id, words, level)
    before, after = _change_words(first.change, words)
    return DecisionWords(name, f"{before} →", after, _more(len(changed), words), reason)


def _doses_only(decision: Decision, bank: Bank, words: Texts) -> DecisionWords:
    first = next(iter(decision.exercises), None)
    if first is None:
        return DecisionWords(words.say("No dose"), "", "", "", "")
    name = exercise_name(bank, first.id, words, first.dose.level)
    more = _more(len(decision.exercises), words)
    return DecisionWords(name, "", dose_words(first.dose, words), more, "")


def _more(exercises: int, words: Texts) -> str:
    """That the line names only the first exercise of several."""
    return words.say("and {n} more", n=exercises - 1) if exercises > 1 else ""


def _change_words(change: Change | None, words: Texts) -> tuple[str, str]:
    if change is None:
        return "", ""
    variable = change.variable
    return figure(variable, change.previous, words), figure(variable, change.next, words)


def _day_of(entry: RecordedSession | IssuedProgramme) -> tuple[date, bool]:
    """A sheet comes after the session of its day."""
    if isinstance(entry, RecordedSession):
        return entry.session.date, False
    return entry.programme.issued_on, True


def _short_day(when: date) -> str:
    """As in: 19. nov., 19 Nov., 3. mai."""
    day = spoken().day(when)
    number, month = day.split(" ")
    return day if len(month) <= LONGEST_MONTH else f"{number} {month[:3]}."
