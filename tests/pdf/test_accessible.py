"""The pages against the machine-checkable rules of PDF/UA-1: tagged, never certified."""

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from app.domain.clinic import PaperSize
from app.domain.codes import Language, RedFlag
from app.domain.programme import Layout
from app.pdf.home_programme import render
from app.pdf.logo import read_logo
from app.pdf.report import render_report
from app.sheet.outline import outline
from tests.pdf.pages import NOT_CLAIMED, refused
from tests.pdf.test_logo import picture, with_logo
from tests.sheets import BACK, LEG, a_back_case, a_knee_case, a_sheet, an_achilles_case

RULES = 104
CASES = {
    "green": a_knee_case(),
    "amber": an_achilles_case(pain_next_morning=3),
    "red": a_knee_case(pain_next_morning=6),
    "time": a_back_case(),
    "stop": an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)),
    "eight": a_knee_case(*LEG, *BACK),
}


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_every_sheet_passes_all_rules_but_the_claim_itself(name, layout, language, tmp_path):
    found, rules = refused(
        render(a_sheet(CASES[name], layout=layout, language=language)), tmp_path
    )

    assert found <= NOT_CLAIMED
    assert rules >= RULES


def test_a_logo_changes_nothing(tmp_path):
    found, _ = refused(render(with_logo(read_logo(picture()))), tmp_path)

    assert found <= NOT_CLAIMED


def test_a_report_passes_too(tmp_path):
    nodes = tuple(node for node in outline(a_sheet()) if type(node).__name__ != "Table")

    found, _ = refused(
        render_report(nodes * 4, "Alt", Language.NB, PaperSize.A4, "{page}/{pages}"), tmp_path
    )

    assert found <= NOT_CLAIMED


def test_the_rules_find_a_page_without_tags(tmp_path):
    bare = BytesIO()
    canvas = Canvas(bare)
    canvas.drawString(72, 720, "no tags")
    canvas.save()

    found, _ = refused(bare.getvalue(), tmp_path)

    assert len(found - NOT_CLAIMED) > 3
