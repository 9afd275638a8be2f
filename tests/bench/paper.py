"""How fast a sheet becomes a PDF, against a bare ReportLab document of two pages."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from msgspec import structs
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from app.advisor.advise import advise, read_rulebook
from app.domain.codes import Language
from app.domain.programme import ProgrammeExercise
from app.exercises.bank import bank
from app.pdf.home_programme import render
from app.resources import read_folder
from app.sheet.compose import compose
from tests.bench.advisor import a_long_case
from tests.bench.timing import Figure, in_turn
from tests.builders import a_clinic, a_programme


def measured(folder: Path) -> Iterator[Figure]:
    case, rulebook = a_long_case(20), read_rulebook(read_folder("rules"))
    advice = advise(case, rulebook, Language.NB)
    done = tuple(ProgrammeExercise(id=each.id, dose=each.dose) for each in advice.exercises)
    programme = structs.replace(a_programme(light=advice.light), exercises=done)

    def sheet() -> bytes:
        return render(
            compose(
                case,
                advice,
                decided=None,
                clinic=a_clinic(),
                name="Kari Østby",
                programme=programme,
                previous=None,
                bank=bank(),
                rulebook=rulebook,
                language=Language.NB,
            )
        )

    ours, theirs = in_turn(sheet, _bare, 25)
    yield Figure("sheet", ours, "ms", theirs, "bare ReportLab, two pages", "150 ms")


def _bare() -> bytes:
    out, style = BytesIO(), getSampleStyleSheet()["Normal"]
    text = [Paragraph("Stand on two legs. Hold on to a chair. " * 3, style) for _ in range(24)]
    SimpleDocTemplate(out).build([*text[:12], PageBreak(), *text[12:]])
    return out.getvalue()
