"""The limits of one rule: each with its present number, its range, and where it comes from."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.value import Bounds
from app.sheet.read_rules import LimitRead
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Line, column, empty, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.number import NumberField
from app.ui.widgets.controls.painting import stand_flush
from app.ui.widgets.controls.typed import type_all

_UNIT_ROOM = 11  # pixels a letter of a unit takes
_NUMBER_ROOM = 64


class LimitRows(QWidget):
    """`asked` carries the name of a limit and the number it shall have; None sets it back.

    `typed` carries the name and what stands in its field, empty where that is the limit itself.
    """

    asked = Signal(str, object)
    typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.rows: dict[str, LimitRow] = {}

    def show_limits(self, limits: tuple[LimitRead, ...], own: frozenset[str]) -> None:
        """Show these limits; `own` are those that were set here, and can be set back."""
        empty(self._layout)
        self.rows = {}
        for limit in limits:
            if self.rows:
                self._layout.addWidget(Line())
            line = LimitRow(limit, own=limit.name in own)
            line.asked.connect(self.asked)
            line.typed.connect(self.typed)
            self.rows[limit.name] = line
            self._layout.addWidget(line)

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Put back what was typed and not set."""
        type_all({name: self.rows[name].number for name in typed if name in self.rows}, typed)

    def show_problem(self, name: str, problem: str) -> None:
        """Say beside a limit why it could not be set."""
        self.rows[name].problem.show_problem(problem)


class LimitRow(QWidget):
    """One limit. What was typed stays until it is set or taken back."""

    asked = Signal(str, object)
    typed = Signal(str, str)

    def __init__(self, limit: LimitRead, *, own: bool) -> None:
        super().__init__()
        self._limit = limit
        low, high = limit.shipped.allowed
        bounds = Bounds(low, high, limit.shipped.decimals, limit.unit)
        fixed = low == high
        self.number = NumberField(bounds, limit.present, name=limit.title,
                                  width=_NUMBER_ROOM + _UNIT_ROOM * len(limit.unit))  # fmt: skip
        self.number.setReadOnly(fixed)
        self.set_button = Button(self.tr("Set"))
        self.set_button.setAccessibleName(f"{self.tr('Set')}: {limit.title}")
        self.set_button.setEnabled(False)
        self.back_button = Button(self._back_words(), "quiet", icon="undo-2")
        self.problem = FieldNote()
        self._lay_out(fixed=fixed)
        self.set_button.setVisible(not fixed)  # only now: a button without parent is a window
        self.back_button.setVisible(own)
        self._connect()

    def _lay_out(self, *, fixed: bool) -> None:
        stand_flush(self.number)
        acts = row(self.number, self.set_button, self.back_button, None)
        self.setLayout(column(
            Label(self._limit.title, "medium", wrap=True, buddy=self.number), acts, self.problem,
            Label(self._about(fixed=fixed), "small", "ink2", wrap=True),
            gap=4, margins=(0, 10, 0, 10),
        ))  # fmt: skip

    def _connect(self) -> None:
        self.number.changed.connect(self._look)
        self.number.textEdited.connect(self._tell)
        self.number.problem_changed.connect(self.problem.show_problem)
        name = self._limit.name
        self.set_button.clicked.connect(lambda: self.asked.emit(name, self.number.value))
        self.back_button.clicked.connect(lambda: self.asked.emit(name, None))

    def _tell(self, text: str) -> None:
        as_it_is = self.number.value == self._limit.present
        self.typed.emit(self._limit.name, "" if as_it_is else text)

    def _look(self, value: float | None) -> None:
        self.set_button.setEnabled(value is not None and value != self._limit.present)
        self.problem.show_problem(self.number.problem)

    def _back_words(self) -> str:
        value = spoken().number(self._limit.shipped.value)
        return self.tr("Set back").format(value=value)

    def _about(self, *, fixed: bool) -> str:
        words, shipped = spoken(), self._limit.shipped
        low, high = (words.number(end) for end in shipped.allowed)
        value = words.number(shipped.value)
        if fixed:
            range_words = words.say("Always {value}.", value=value)
        else:
            range_words = words.say("Takt comes with {value}. It may be {low}–{high}.",
                                    value=value, low=low, high=high)  # fmt: skip
        source = f"{self._limit.source.short} ({self._limit.firmness})"
        return f"{range_words} {source}"
