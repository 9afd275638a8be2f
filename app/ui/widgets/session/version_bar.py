"""Says that a session was corrected, and leads to each version of it."""

from collections.abc import Hashable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.translator import spoken
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.label import Icon, Label
from app.ui.widgets.controls.labelled import SideBySide


class VersionBar(QWidget):
    """The versions, oldest first, each with its time. `asked` carries the id of another one."""

    asked = Signal(object)

    def __init__(self, versions: Sequence[tuple[Hashable, datetime]], shown: Hashable) -> None:
        super().__init__()
        names = [each for each, _ in versions]
        place, last = names.index(shown), len(versions) - 1
        self.links: list[Link] = []
        if place == last:
            words = self.tr("Corrected. It stood otherwise before:")
        else:
            words = self.tr("An earlier version: it was corrected later.")
        self.links = [
            self._link(name, at, holds=number == last)
            for number, (name, at) in enumerate(versions)
            if number != place
        ]
        told = row(Icon("rotate-ccw", 18, "accent"), Label(words, "strong", wrap=True), gap=8)
        told.setStretch(1, 1)
        said = box(told)
        line = column(SideBySide(said, *self.links, gap=12).stretch(0), margins=(14, 6, 10, 6))
        self.setLayout(column(Card(line, "accent_tint", ""), gap=0, margins=(16, 8, 16, 0)))
        if len(versions) == 1:
            self.hide()

    def _link(self, name: Hashable, at: datetime, *, holds: bool) -> Link:
        local = at.astimezone()
        when = f"{spoken().short_date(local.date())} {spoken().time(local)}"
        words = self.tr("What holds, saved {when}") if holds else self.tr("Saved {when}")
        link = Link(words.format(when=when), "small")
        link.clicked.connect(lambda: self.asked.emit(name))
        return link
