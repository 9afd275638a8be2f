"""How fast a sheet becomes a PDF, against a bare ReportLab document of as many pages."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from msgspec import structs
from pypdf import PdfReader
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
from tests.sheets import BACK, LEG, a_knee_case, a_sheet


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
    yield from _six_drawn()


def _six_drawn() -> Iterator[Figure]:
    case = a_knee_case(*LEG, *BACK[:2], pain_next_morning=3)

    def sheet() -> bytes:
        return render(a_sheet(case))

    pages = len(PdfReader(BytesIO(sheet())).pages)
    bare = partial(_bare, pages)
    ours, theirs = in_turn(sheet, bare, 25)
    against = f"bare ReportLab, {pages} pages"
    yield Figure("sheet_6_drawn", ours, "ms", theirs, against, "120 ms")
    size = len(sheet()) / 1000
    yield Figure("sheet_6_drawn_size", size, "kB", len(bare()) / 1000, against, "150 kB")
    early, late = _memory_after(sheet, 10), _memory_after(sheet, 50)
    yield Figure("sheet_50_memory", late, "kB", early, "after 10 sheets", "1.02 ×")


def _memory_after(sheet: Callable[[], bytes], count: int) -> float:
    """The most that the process ever held once so many sheets were made, in kB."""
    for _ in range(count):
        sheet()
    return float(getrusage(RUSAGE_SELF).ru_maxrss)


def _bare(pages: int = 2) -> bytes:
    out, style = BytesIO(), getSampleStyleSheet()["Normal"]
    text = "Stand on two legs. Hold on to a chair. " * 3
    page = [*(Paragraph(text, style) for _ in range(12)), PageBreak()]
    SimpleDocTemplate(out).build(page * pages)
    return out.getvalue()
