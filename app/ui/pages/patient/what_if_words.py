"""The questions of the what-if page in words, and the answers that can be chosen."""

from app.domain.codes import Quality
from app.domain.errors import sentence
from app.domain.session import Session
from app.ui.translator import spoken
from app.ui.widgets.controls.choosing import Cells
from app.ui.widgets.controls.scale import HIGHEST, Scale
from app.ui.widgets.controls.segments import Segments
from app.usecases.what_if import Answer, Question, answer_to

_WIDTH = 440  # as wide as a scale, in pixels at 100 %
_TITLES = {
    Question.DURING: (sentence("Pain during the session"), sentence("worst, 0–10")),
    Question.MORNING: (sentence("Pain next morning"), sentence("the morning after")),
    Question.USUAL: (sentence("Pain on a usual day"), sentence("what we compare with")),
    Question.SETTLED: (sentence("Calm again"), sentence("back to usual")),
    Question.AMOUNT: (sentence("Amount done"), sentence("of what was agreed")),
    Question.QUALITY: (sentence("Quality"), sentence("how the movement looked")),
}
_CHOICES: dict[Question, tuple[Answer, ...]] = {
    Question.SETTLED: (12, 24, 48, 96),
    Question.AMOUNT: (60, 75, 100, 120),
    Question.QUALITY: tuple(Quality),
}
_QUALITIES = {
    Quality.GOOD: sentence("Good"),
    Quality.FAIR: sentence("Fair"),
    Quality.POOR: sentence("Poor"),
}


def title_of(question: Question) -> str:
    """What is asked."""
    return spoken().say(_TITLES[question][0])


def note_of(question: Question) -> str:
    """What it means, in small."""
    return spoken().say(_TITLES[question][1])


def cells_of(question: Question) -> Cells:
    """The control that answers."""
    choices = _CHOICES.get(question)
    if choices is None:
        return Scale(limits=question is not Question.USUAL)
    return Segments([(each, _word(each)) for each in choices], fill=_WIDTH)


def answer_at(question: Question, place: int) -> Answer:
    """The answer in this cell."""
    choices = _CHOICES.get(question)
    return place if choices is None else choices[place]


def place_of(session: Session, question: Question) -> int | None:
    """The cell that holds the answer; of amounts and hours the nearest not below it."""
    answer, choices = answer_to(session, question), _CHOICES.get(question)
    if answer is None:
        return None
    if choices is None:
        return min(int(answer), HIGHEST) if isinstance(answer, int) else None
    if isinstance(answer, Quality):
        return choices.index(answer)
    above = [
        place for place, each in enumerate(choices) if isinstance(each, int) and each >= answer
    ]
    return above[0] if above else len(choices) - 1


def _word(answer: Answer) -> str:
    words = spoken()
    if isinstance(answer, Quality):
        return words.say(_QUALITIES[answer])
    if answer in _CHOICES[Question.AMOUNT]:
        return f"{answer}\N{NO-BREAK SPACE}%"
    return words.say("{n} h", n=answer)
