"""takt handout: the home programme that goes with the advice on a case, as PDF."""

from argparse import Namespace

from app.cli.files import save
from app.cli.knowledge import case_in, judged, rulebook
from app.domain.advice import Advice
from app.domain.codes import Language
from app.domain.errors import TaktError
from app.domain.programme import Layout, Programme, ProgrammeExercise
from app.exercises.bank import bank
from app.pdf.home_programme import render
from app.sheet.compose import compose


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
    sheet = compose(
        case,
        advice,
        decided=None,
        clinic=None,
        name=options.name,
        programme=_programme(advice, language, Layout(options.layout)),
        previous=None,
        bank=bank(),
        rulebook=rulebook(),
        language=language,
    )
    save(options.out, render(sheet))
    return 0


def _programme(advice: Advice, language: Language, layout: Layout) -> Programme:
    return Programme(
        version=1,
        issued_on=advice.as_of,
        light=advice.light,
        language=language,
        layout=layout,
        exercises=tuple(
            ProgrammeExercise(id=each.id, dose=each.dose, rest_days=each.rest_days)
            for each in advice.exercises
            if each.dose
        ),
    )
