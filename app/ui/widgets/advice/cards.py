"""The small cards of the advice panel: reasons, what is missing, who is to be told."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.advice import Notify, When
from app.domain.errors import sentence
from app.ui.style import show_tip
from app.ui.translator import spoken
from app.ui.widgets.advice.words import Told
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.label import ElidedLabel, Icon, Label
from app.ui.widgets.controls.light import LightShape

HASTE = {
    When.NOW: sentence("Now"),
    When.TODAY: sentence("Today"),
    When.SOON: sentence("Soon"),
}


class RuleLine(QWidget):
    """The rule that decided, and its sources; pressed, `asked` carries the rule's id."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rule_id = ""
        self.link = Link("", "caption")
        show_tip(self.link, self.tr("Read this rule, its limits and sources"))
        self.link.clicked.connect(lambda: self.asked.emit(self._rule_id))
        self._sources = ElidedLabel("", "caption", "ink3")
        line = row(self.link, self._sources, gap=6)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_rule(self, rule_id: str, name: str = "", sources: str = "") -> None:
        """Show this rule; none where nothing was judged."""
        self._rule_id = rule_id
        self.link.show_text(name)
        self.link.setVisible(bool(rule_id))
        self._sources.setText(sources)


def finding_card(told: Told) -> QWidget:
    """One more reason, with its rule."""
    words = Label(told.reason, "small", wrap=True)
    source = ElidedLabel(told.rule, "caption", "ink3")
    shape = column(LightShape(told.light, 14), None, margins=(0, 2, 0, 0))
    line = row(shape, column(words, source, gap=0), gap=8)
    line.setStretch(1, 1)
    return box(line)


def review_card(title: str, text: str) -> Card:
    """A review that is due."""
    head = row(Icon("flag", 16, "accent"), Label(title, "small_strong"), None, gap=6)
    words = Label(text, "small", wrap=True)
    return Card(column(head, words, gap=2, margins=(10, 6, 8, 6)), "accent_tint", "", 7)


def call_card(notify: Notify, *, stop: bool) -> Card:
    """Who is to be told, and how fast."""
    ink = "stop_ink" if stop else "ink"
    head = row(
        Icon("triangle-alert", 16, ink),
        Label(spoken().say(HASTE[notify.when]), "small_strong", ink), None, gap=6,
    )  # fmt: skip
    words = Label(notify.text, "small", ink, wrap=True)
    ground = "stop_tint" if stop else "accent_tint"
    return Card(column(head, words, gap=2, margins=(10, 6, 8, 6)), ground, "", 7)
