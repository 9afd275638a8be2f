"""A stop that stands: why, and the form in place that lifts it."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.case import LatchedStop
from app.domain.codes import Light
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.date_field import DateField
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.light import LightShape
from app.ui.widgets.controls.text_field import TextField
from app.ui.widgets.controls.typed import type_all, typed_of


class Lifted(NamedTuple):
    """Who lifted the stop, when, and what was found."""

    by: str
    day: date
    found: str


class StopBanner(Card):
    """Says since when and why everything is stopped. `lift_asked` carries a Lifted."""

    lift_asked = Signal(object)
    advice_asked = Signal()

    def __init__(self, stop: LatchedStop, today: date) -> None:
        self._by = TextField(longest=60)
        self._day = DateField(today)
        self._found = TextField(longest=500)
        self._problem = FieldNote()
        self._open = Button(self.tr("Clear the stop"))
        self._lift = Button(self.tr("Clear the stop"), "primary")
        words = spoken()
        since = words.say("Stopped on {day}: {reason}", day=stop.date, reason=stop.reason)
        self._show = Link(self.tr("Show the advice"))
        reason = Label(since, "body", "stop_ink", wrap=True)
        head = row(LightShape(Light.STOP, 24), reason, self._show, self._open, gap=10)
        head.setStretch(1, 1)
        self._form = self._fields()
        content = column(head, self._form, gap=8, margins=(16, 10, 14, 10))
        super().__init__(content, "stop_tint", "")
        self._listen()

    def start(self) -> None:
        """Open the form that lifts the stop."""
        self._form.show()
        self._open.hide()
        self._by.setFocus()

    def typed(self) -> dict[str, str]:
        """What stands in the form, while it is open."""
        written = self._by.text() or self._found.text()
        return typed_of(self._controls()) if written else {}

    def clear(self) -> None:
        """Nothing stands in the form any more."""
        self._by.clear()
        self._found.clear()

    def show_typed(self, fields: dict[str, str]) -> None:
        """Open the form with what was typed."""
        if fields:
            self.start()
        type_all(self._controls(), fields)

    def _controls(self) -> dict[str, QWidget]:
        return {"by": self._by, "day": self._day, "found": self._found}

    def show_problem(self, problem: str) -> None:
        """Say what is missing; what was typed stays."""
        self._problem.show_problem(problem)

    def _listen(self) -> None:
        self._open.clicked.connect(self.start)
        self._show.clicked.connect(self.advice_asked)
        self._lift.clicked.connect(self._ask)

    def _ask(self) -> None:
        if self._day.value is None:
            self.show_problem(self._day.problem or self.tr("Write the day."))
        else:
            self.lift_asked.emit(Lifted(self._by.text(), self._day.value, self._found.text()))

    def _fields(self) -> QWidget:
        fields = row(
            labelled(self.tr("Assessed by"), self._by), labelled(self.tr("Day"), self._day),
            labelled(self.tr("What was found"), self._found),
            column(None, self._lift, gap=0), gap=12,
        )  # fmt: skip
        fields.setStretch(2, 1)
        form = box(column(fields, self._problem, gap=4))
        form.hide()
        return form
