"""The advice beside the form: light, reason, what is missing, next doses, decision."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.advice import Advice, ExerciseAdvice
from app.domain.codes import Light
from app.domain.dose import Dose
from app.domain.session import Override, Session
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.advice.cards import (
    call_card,
    review_card,
)
from app.ui.widgets.advice.conditions import Conditions
from app.ui.widgets.advice.decide import Decide
from app.ui.widgets.advice.doses import NextDoses
from app.ui.widgets.advice.missing import MissingAnswers
from app.ui.widgets.advice.parts import Lead
from app.ui.widgets.advice.why import Why
from app.ui.widgets.advice.words import DoseLine, Speaker
from app.ui.widgets.controls.card import Card, Line, box, column, empty, row, scrolling
from app.ui.widgets.controls.label import Icon, Label
from app.ui.widgets.controls.light import light_word
from app.ui.widgets.controls.tab_order import tab_as_laid_out

WIDTH = 340
WIDEST = 16777215  # Qt's own limit: no limit


class AdvicePanel(QWidget):
    """Shows an advice and takes the decision. It never opens a dialog.

    `missing_asked` carries question and exercise id of an answer to jump to, `rule_asked` the id
    of the rule that decided.
    """

    save_asked = Signal()
    sheet_asked = Signal()
    clear_asked = Signal()
    light_chosen = Signal(object)
    dose_asked = Signal(str)
    dose_chosen = Signal()
    missing_asked = Signal(str, object)
    rule_asked = Signal(str)

    def __init__(self, speaker: Speaker) -> None:
        super().__init__()
        self._speaker = speaker
        self._plain = False
        self._build()
        self._lay_out()
        self._listen()

    @property
    def override(self) -> Override | None:
        """The clinician's own choice; None where the advice is followed."""
        return self.decide.override

    @property
    def own_doses(self) -> dict[str, Dose]:
        """The doses that the clinician chose otherwise, by exercise."""
        return self.doses.own

    def show_unjudged(self, doses: Sequence[DoseLine], foot: str, problem: str = "") -> None:
        """Show that nothing is judged, and why nothing can be saved; choices made stay chosen."""
        nothing = self.tr("Cannot be judged yet") if problem else self.tr("No answers yet")
        self._lead.show_light(None, light_word(None), nothing)
        self._why.show_words(problem or self.tr("The light comes as you answer."))
        self._missing.show_missing(())
        self._clear(self._told)
        self._gates.hide()
        self._hint.hide()
        if not problem:
            self.doses.show_advised(())
        self.doses.show_lines(doses, opens=bool(problem))
        self._say_foot(foot)
        self.decide.show_advised(None)

    def show_plain(self, doses: Sequence[DoseLine], problem: str = "") -> None:
        """Show the doses only: no advice is wanted here."""
        self.show_unjudged(doses, "", problem)
        self._plain = True
        self._line.hide()
        self._lead.hide()
        self._why.show_words(problem)
        self.decide.show_plain()

    def show_advice(self, advice: Advice, sessions: Sequence[Session], said_on: str = "") -> None:
        """Show the advice on the last of these sessions.

        `said_on` is the day of the session before, where that was told the same.
        """
        session = sessions[-1]
        self._lead.show_light(
            advice.light, light_word(advice.light), self._speaker.lead_line(advice)
        )
        self._missing.show_missing(self._speaker.missing(advice, sessions))
        self._show_told(advice)
        self._gates.show_advice(advice, session)
        self._why.show_advice(advice, session, said_on)
        self.doses.show_advised(advice.exercises)
        self._show_foot(advice)
        self.decide.show_advised(advice.light)

    def show_next(
        self, exercises: Sequence[ExerciseAdvice], session: Session, *, opens: bool = True
    ) -> None:
        """Show the next doses, of the advised light or as chosen; they open to be chosen anew."""
        lines = self._speaker.dose_lines(exercises, session, self._missing.answers, self.own_doses)
        self.doses.show_lines(lines, opens=opens)
        self._hint.setVisible(opens and any(each.light is not Light.STOP for each in lines))
        tab_as_laid_out(self)

    def fill(self, *, fills: bool) -> None:
        """Take all the room there is, or only the panel's own width."""
        self._lead.setHidden(fills or self._plain)  # the strip above it says the same
        self.setMinimumWidth(0 if fills else px(WIDTH + 2))
        self.setMaximumWidth(WIDEST if fills else px(WIDTH + 2))

    def start(self) -> None:
        """Put the focus on the decision."""
        self.decide.start()

    def _build(self) -> None:
        self._lead = Lead()
        self._why = Why(self._speaker)
        self._missing = MissingAnswers()
        self._gates = Conditions(self._speaker.rulebook)
        self._foot = Label("", "small", "ink2", wrap=True)
        self.doses = NextDoses(WIDTH - 32)
        self._hint = Label(self.tr("press one to change it"), "caption", "ink3")
        self.decide = Decide()

    def _lay_out(self) -> None:
        self._told = column(gap=4)
        self._line = Line()  # above the doses; nothing stands there where no advice is wanted
        doses_head = row(Label(self.tr("Next dose"), "caption_strong", "ink2"), None, self._hint)
        foot = row(Icon("clock", 15), self._foot, gap=8)
        foot.setStretch(1, 1)
        self._foot_line = box(foot)
        middle = column(
            self._told, self._why, 6, self._missing, 6, self._gates, self._line, 6,
            doses_head, self.doses, 4, self._foot_line, None, gap=0,
        )  # fmt: skip
        self._scroll = scrolling(box(middle))
        inner = column(
            self._lead, 8, self._scroll, Line(), 8, self.decide, gap=0, margins=(16, 12, 16, 12)
        )
        self.setLayout(row(Line(upright=True), Card(inner, rim="", radius=0), gap=0))
        self.fill(fills=False)

    def _listen(self) -> None:
        self._why.rule_asked.connect(self.rule_asked)
        self._why.folded.connect(self._gates.fold)
        self._missing.asked.connect(self.missing_asked)
        self.decide.save_asked.connect(self.save_asked)
        self.decide.sheet_asked.connect(self.sheet_asked)
        self.decide.clear_asked.connect(self.clear_asked)
        self.decide.light_chosen.connect(self.light_chosen)
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_: self._show_doses())
        self.doses.asked.connect(self.dose_asked)
        self.doses.chosen.connect(self.dose_chosen)

    def _show_doses(self) -> None:
        """What a light of one's own gives is in sight, also where a reason is asked for below."""
        if self.decide.chose_now:
            self._scroll.ensureWidgetVisible(self.doses, 0, 0)

    def _show_told(self, advice: Advice) -> None:
        self._clear(self._told)
        for each in advice.notify:
            self._told.addWidget(call_card(each, stop=advice.light == Light.STOP))
        if advice.review:
            self._told.addWidget(review_card(self.tr("Review"), advice.review))
        if advice.notify or advice.review:
            self._told.addSpacing(px(6))

    def _show_foot(self, advice: Advice) -> None:
        if advice.light == Light.STOP:
            self._say_foot(self.tr("The sheet says whom to see"))
        elif advice.earliest_next_loading:
            day = spoken().weekday_date(advice.earliest_next_loading)
            self._say_foot(self.tr("Earliest again {day}").format(day=day))
        else:
            self._say_foot("")

    def _say_foot(self, words: str) -> None:
        self._foot.setText(words)
        self._foot_line.setVisible(bool(words))

    def _clear(self, part: QVBoxLayout) -> None:
        empty(part)
