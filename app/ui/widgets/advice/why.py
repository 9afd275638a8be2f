"""Why this light: the deciding reason with its number, its rule, and the other reasons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.advice import Advice
from app.domain.session import Session
from app.ui.translator import spoken
from app.ui.widgets.advice.cards import RuleLine, finding_card
from app.ui.widgets.advice.numbers import number_line
from app.ui.widgets.advice.parts import NumberLinePart
from app.ui.widgets.advice.words import Speaker
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import box, column, empty, row
from app.ui.widgets.controls.label import ElidedLabel, Label


class Why(QWidget):
    """What was said last time already is folded to a line; `folded` carries whether it is.

    `rule_asked` carries the id of the rule that decided.
    """

    rule_asked = Signal(str)
    folded = Signal(bool)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._all_shown = self._unfolded = False
        self._same = ElidedLabel("", "body", "ink2")
        self._show = Link(self.tr("Show"), "caption")
        self._reason = Label("", "body", wrap=True)
        self._line = NumberLinePart()
        self._rule = RuleLine()
        self._all = Link("", "caption")
        self._others = column(gap=6)
        once_more = row(self._same, self._show, gap=6)
        once_more.setStretch(0, 1)
        self._once_more = box(once_more)
        whole = column(self._reason, 6, self._line, row(self._rule, self._all, gap=4),
                       self._others, gap=0)  # fmt: skip
        self._whole = box(whole)
        self.setLayout(column(self._once_more, self._whole, gap=0))
        self._rule.asked.connect(self.rule_asked)
        self._all.clicked.connect(lambda: self._show_all(shown=not self._all_shown))
        self._show.clicked.connect(self._unfold)

    def show_words(self, words: str) -> None:
        """Show why nothing was judged; nothing where there is nothing to say."""
        self._reason.setText(words)
        self._reason.setVisible(bool(words))
        self._line.show_line(None)
        self._rule.show_rule("")
        self._all.hide()
        self._clear()
        self._fold("")

    def show_advice(self, advice: Advice, session: Session, said_on: str) -> None:
        """Show the reasons of this advice; `said_on` is the day that said the same, if one did."""
        speaker, deciding = self._speaker, advice.deciding
        self._reason.setText(speaker.told(advice.findings[:1], session)[0].reason)
        self._reason.show()
        self._line.show_line(number_line(deciding, speaker.rulebook, spoken()))
        self._rule.show_rule(
            deciding.rule, speaker.rule_name(deciding), speaker.sources_line(deciding)
        )
        self._clear()
        told = speaker.told(advice.findings[1:], session)
        for each in told:
            self._others.addWidget(finding_card(each))
        self._all.setVisible(bool(told))
        self._show_all(shown=self._all_shown)
        self._fold(said_on)

    def _fold(self, said_on: str) -> None:
        folds = bool(said_on) and not self._unfolded
        words = self.tr("As on {day}: {reason}")
        self._same.setText(words.format(day=said_on, reason=self._reason.text()))
        self._once_more.setVisible(folds)
        self._whole.setVisible(not folds)
        self.folded.emit(folds)

    def _unfold(self) -> None:
        self._unfolded = True
        self._fold("")

    def _show_all(self, *, shown: bool) -> None:
        self._all_shown = shown
        count = self._others.count()
        for place in range(count):
            item = self._others.itemAt(place)
            if item and (widget := item.widget()):
                widget.setVisible(shown)
        more = spoken().count("Show {n} more", "Show {n} more", count)
        self._all.show_text(self.tr("Show less") if shown else more)

    def _clear(self) -> None:
        empty(self._others)
