"""The smallest set of other answers today that would have given green, found by judging."""

from msgspec import structs

from app.advisor.history import History
from app.advisor.judgement import Judgement, judge
from app.advisor.remedies import DERIVED, answers_about_the_case, remedied
from app.advisor.rules.table import Raised
from app.advisor.wording import Wording
from app.domain.case import Case
from app.domain.codes import Light


def toward_green(case: Case, judgement: Judgement, wording: Wording) -> tuple[str, ...]:
    """One sentence for each answer that green still asked for; none when the light is green.

    Where no answer today could have given green, that is said, and what will open the next step.
    """
    history = judgement.history
    if judgement.light is Light.GREEN:
        return ()
    if history is None:
        return _later(judgement.raised, wording)
    blocking = [raised for raised in judgement.raised if raised.rule.id not in DERIVED]
    if not _green_without(case, history, blocking):
        return _later(tuple(blocking), wording)
    for raised in tuple(blocking):
        fewer = [each for each in blocking if each is not raised]
        if fewer and _green_without(case, history, fewer):
            blocking = fewer
    return tuple(dict.fromkeys(wording.toward(raised) for raised in blocking))


def _green_without(case: Case, history: History, blocking: list[Raised]) -> bool:
    """Whether the case is green once these rules are satisfied."""
    session = history.latest.session
    for raised in blocking:
        changed = remedied(history.latest, session, raised)
        if changed is None:
            return False
        session = changed
    changed_case = structs.replace(
        case, sessions=(*case.sessions[:-1], session), **answers_about_the_case(blocking)
    )
    known = history.earlier_responses()
    return judge(changed_case, history.rulebook, known).light is Light.GREEN


def _later(blocking: tuple[Raised, ...], wording: Wording) -> tuple[str, ...]:
    sentences = (wording.toward(raised) for raised in blocking)
    return (
        wording.phrase("toward_nothing"),
        *dict.fromkeys(sentence for sentence in sentences if sentence),
    )
