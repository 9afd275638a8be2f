"""Whether Takt is to show advice: asked once at first start, and changed in the settings."""

from app.domain.errors import sentence
from app.ui.translator import spoken
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.painting import stand_flush
from app.ui.widgets.controls.segments import Segments

ASKED = sentence("Shall Takt show advice?")
ADVICE_CHOICES = ((True, sentence("Advice and records")), (False, sentence("Records only")))
ABOUT_ADVICE = sentence(
    "Takt can show which published criteria the answers meet: a light, with reasons and sources. "
    "It does not examine, diagnose or decide. Software that informs treatment is normally a "
    "medical device. Takt is not CE-marked, and no authority has assessed it. Choose the advice "
    "only when whoever is responsible has settled that. Records, charts and sheets work without "
    "it. The answer can be changed in the settings."
)


class AdviceQuestion(Card):
    """The question with what there is to know about it; no answer is proposed."""

    def __init__(self) -> None:
        words = spoken()
        self.choice: Segments[bool] = Segments(
            [(shown, words.say(text)) for shown, text in ADVICE_CHOICES], name=words.say(ASKED)
        )
        stand_flush(self.choice)
        inside = column(
            Label(words.say(ASKED), "strong"), 4,
            Label(words.say(ABOUT_ADVICE), "small", "ink2", wrap=True), 8,
            row(self.choice, None), gap=0, margins=(20, 14, 20, 12),
        )  # fmt: skip
        super().__init__(inside)
