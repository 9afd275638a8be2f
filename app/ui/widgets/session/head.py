"""The head of the questions: since when they ask, and which keys answer them."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.session import Session
from app.ui.translator import spoken
from app.ui.widgets.controls.card import box, row
from app.ui.widgets.controls.label import Key, Label
from app.ui.widgets.session.header import when_words


class FormHead(QWidget):
    """Since last session, or this week; beside it the keys."""

    def __init__(self, last: Session | None, today: date) -> None:
        super().__init__()
        self._title, self._when = Label("", "strong"), Label("", "small", "ink3")
        keys = row(
            Key("0–9"), Label(self.tr("answers and moves on"), "caption", "ink3"), 4,
            Key("+"), Label(self.tr("is 10"), "caption", "ink3"), 4,
            Key("Tab"), Label(self.tr("skips"), "caption", "ink3"), 4, gap=6,
        )  # fmt: skip
        self._keys = box(keys)
        dot = row(Label("•", "caption", "ink3"), Label(self.tr("last time"), "caption", "ink3"),
                  gap=6)  # fmt: skip
        self._dot = box(dot)
        self._legend = box(row(self._keys, self._dot, gap=6))
        self.setLayout(
            row(self._title, self._when, None, self._legend, gap=6, margins=(2, 0, 2, 0))
        )
        self.show_last(last, today)

    def show_last(self, last: Session | None, day: date) -> None:
        """Say when the session before was, seen from this day; no dot tells of none."""
        self._dot.setVisible(last is not None)
        self._title.setText(self.tr("Since last session") if last else self.tr("This week"))
        self._when.setText(when_words(last.date, day, spoken()) if last else "")

    def freeze(self) -> None:
        """Nothing is answered any more: only the dot of last time is left to be told."""
        self._keys.hide()

    def stack(self, *, stacked: bool) -> None:
        """Without the keys where there is no room for them."""
        self._legend.setVisible(not stacked)
