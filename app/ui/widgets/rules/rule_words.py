"""What a rule says, for reading: whom it concerns, its reasons, its idea and its sources."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.sheet.read_rules import RuleRead
from app.ui.translator import spoken
from app.ui.widgets.controls.card import box, column, empty, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.light import LightBadge


class RuleWords(QWidget):
    """One rule: its light, whom it concerns, and what it says to whom."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.shown: RuleRead | None = None

    def show_rule(self, rule: RuleRead) -> None:
        """Show this rule."""
        empty(self._layout)
        self.shown = rule
        tr, code = self.tr, spoken().say("Rule {code}", code=rule.code)
        light_for = tr("The light is for {scope}.").format(scope=rule.scope)
        head = row(LightBadge(rule.light), Label(f"{code} · {rule.theme}", "small", "ink2"), None)
        about = Label(f"{_capital(rule.concerns)}. {light_for}", "small", "ink2", wrap=True)
        parts = (
            (tr("Says to the clinician"), rule.clinician),
            (tr("Says to the patient"), rule.patient),
            (tr("What would have satisfied it"), rule.toward),
        )
        content = column(head, Label(rule.title, "title", wrap=True), about, gap=6)
        self._layout.addWidget(box(_with_parts(content, parts)))


class RuleBackground(QWidget):
    """Why the rule is there: the idea it serves, what to know, and the sources."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_rule(self, rule: RuleRead) -> None:
        """Show the background of this rule."""
        empty(self._layout)
        tr = self.tr
        parts = (
            (tr("Idea of the article"), (rule.idea,)),
            (tr("Note"), tuple(rule.note.strip().splitlines())),
            (tr("Sources"), tuple(_entry(rule, place) for place in range(len(rule.sources)))),
        )
        self._layout.addWidget(box(_with_parts(column(gap=0), parts)))


def _with_parts(
    content: QVBoxLayout, parts: tuple[tuple[str, tuple[str, ...]], ...]
) -> QVBoxLayout:
    for title, lines in parts:
        if lines:
            content.addLayout(_part(title, lines))
    return content


def _part(title: str, lines: tuple[str, ...]) -> QVBoxLayout:
    said = [Label(line, "body", wrap=True) for line in lines]
    return column(8, Label(title, "caption_strong", "ink3"), *said, gap=3)


def _entry(rule: RuleRead, place: int) -> str:
    source, firmness = rule.sources[place]
    doi = f" doi:{source.doi}" if source.doi else ""
    return f"{source.told(spoken().language)}{doi} ({firmness})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
