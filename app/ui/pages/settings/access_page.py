"""Who opened which patient in a month: one page, the unusual first."""

from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.patient import Deletion, PatientId
from app.domain.record import Access
from app.texts import MONTHS
from app.ui.shown_names import shown_name
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, Item, column, empty, reading_page, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.painting import stand_flush
from app.ui.widgets.controls.segments import Segments
from app.usecases.delete_patient import deleted_by_law
from app.usecases.review_access import (
    DAY_BEGINS,
    DAY_ENDS,
    AccessReview,
    month_before,
    note_review,
    review_access,
    review_due,
)
from app.usecases.workspace import Workspace


class AccessPage(QWidget):
    """The month before, or this one. `left`: it was read, or is to wait."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        last, now = month_before(workspace.today), workspace.today.replace(day=1)
        self.month = Segments(
            [(each, _named(each)) for each in (last, now)], last, name=self.tr("Month")
        )
        self.read = Button(self.tr("I have read it"), "primary")
        self._content = QVBoxLayout()
        self._lay_out()
        self.month.changed.connect(self._show)
        self.read.clicked.connect(self._note)
        stand_flush(self.month)
        self._show(last)

    def start(self) -> None:
        """Begin where one confirms."""
        (self.month if self.read.isHidden() else self.read).setFocus()

    def _lay_out(self) -> None:
        tr = self.tr
        back = Button(tr("Back"), "back", icon="arrow-left")
        back.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(reading_page(column(
            row(back, None), 4, Label(tr("Who has opened?"), "title"), 4,
            Label(tr("Once a month: are these openings yours, and was there a reason for each?"),
                  "body", "ink2", wrap=True), 14,
            row(self.month, None, self.read), 16, self._content, 16, self._deleted(), None,
            gap=0, margins=(32, 18, 32, 24),
        ), 820))  # fmt: skip

    def _show(self, month: date | None) -> None:
        if month is None:
            self.month.show_value(month_before(self._workspace.today))
            return
        empty(self._content)
        review = review_access(self._workspace, month)
        self._content.addWidget(
            Card(column(*self._parts(review), gap=6, margins=(20, 14, 20, 16)))
        )
        self.read.setVisible(review_due(self._workspace) == month)

    def _parts(self, review: AccessReview) -> list[Item]:
        words, tr = spoken(), self.tr
        outside = words.say("Before {first}, after {last} or at a weekend",
                            first=_hour(DAY_BEGINS), last=_hour(DAY_ENDS))  # fmt: skip
        opened = words.count("Opened once.", "Opened {n} times.", review.openings)
        parts: list[Item] = [Label(opened, "strong"), 8, Label(outside, "heading")]
        parts += [self._odd(each, review) for each in review.at_odd_hours] or [_none(self)]
        parts += [8, Label(tr("Opened most often"), "heading")]
        parts += [
            _line(_whose(self, review, patient_id), words.count("once", "{n} times", many))
            for patient_id, many in review.most_opened
        ] or [_none(self)]
        return parts

    def _odd(self, access: Access, review: AccessReview) -> Item:
        at = access.at.astimezone(self._workspace.clock().tzinfo)
        when = f"{spoken().weekday_date(at.date())} {spoken().time(at)}"
        return _line(_whose(self, review, access.patient_id), when)

    def _deleted(self) -> Card:
        """All deletions by law, of whichever month: they name nobody."""
        parts: list[Item] = [Label(self.tr("Deleted by law"), "heading")]
        parts += [_tombstone(each) for each in deleted_by_law(self._workspace)] or [_none(self)]
        return Card(column(*parts, gap=6, margins=(20, 14, 20, 16)))

    def _note(self) -> None:
        note_review(self._workspace, month_before(self._workspace.today))
        self.left.emit()


def _whose(page: QWidget, review: AccessReview, patient_id: PatientId) -> str:
    name = review.names.get(patient_id)
    return shown_name(name) if name else page.tr("Deleted patient")


def _hour(hour: int) -> str:
    return spoken().time(time(hour))


def _tombstone(gone: Deletion) -> Item:
    words, at = spoken(), gone.at.astimezone()
    when = words.say("{day} at {time}, decided by {by}", day=words.short_date(at.date()),
                     time=words.time(at), by=gone.by)  # fmt: skip
    why = words.say("{ground}. Reason: {reason}", ground=gone.legal_ground, reason=gone.reason)
    return column(Label(when, wrap=True), Label(why, "small", "ink2", wrap=True), gap=2)


def _line(name: str, more: str) -> Item:
    return row(Label(name), None, Label(more, "body", "ink2"), gap=16)


def _none(page: QWidget) -> Label:
    return Label(page.tr("None"), "body", "ink2")


def _named(month: date) -> str:
    return f"{spoken().say(MONTHS[month.month - 1])} {month.year}".capitalize()
