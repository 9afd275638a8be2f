"""takt handout: the home programme that goes with the advice on a case."""

from argparse import Namespace
from datetime import UTC, date, datetime, time

from app.cli.files import save
from app.cli.knowledge import case_in, judged, rulebook
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.errors import TaktError
from app.domain.programme import Layout, Programme
from app.domain.record import Decision
from app.exercises.bank import bank
from app.pdf.home_programme import render
from app.sheet.compose import compose
from app.sheet.written import WRITTEN
from app.usecases.decide import OverrideRefused, decide


def handout_command(options: Namespace) -> int:
    """Write the sheet, in the patient's language unless another is asked for."""
    case = case_in(options.case)
    if not case.sessions:
        raise TaktError(
            "{file}: $.sessions: expected a session to write a sheet from, got []",
            file=options.case,
        )
    language = options.asked_language or case.language
    advice = judged(case, language)
    decision = _decision(case, advice)
    sheet = compose(
        case,
        advice,
        decided=decision,
        clinic=None,
        name=options.name,
        programme=_programme(decision, advice.as_of, language, Layout(options.layout)),
        previous=None,
        bank=bank(),
        rulebook=rulebook(),
        language=language,
    )
    written = WRITTEN.get(options.out.suffix.lower())
    save(options.out, written(sheet).encode(errors="replace") if written else render(sheet))
    return 0


def _decision(case: Case, advice: Advice) -> Decision:
    """What the case says was decided; as advised where that cannot be overridden."""
    at = datetime.combine(advice.as_of, time(), UTC)
    chosen = case.sessions[-1].override
    try:
        return decide(case, rulebook(), advice, chosen, at)
    except OverrideRefused:
        return decide(case, rulebook(), advice, None, at)


def _programme(decision: Decision, day: date, language: Language, layout: Layout) -> Programme:
    return Programme(
        version=1,
        issued_on=day,
        light=decision.light,
        language=language,
        layout=layout,
        exercises=decision.exercises,
    )
