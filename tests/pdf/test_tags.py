"""The pages are tagged: what a screen reader meets, and in which order."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from app.domain.codes import Language
from app.domain.programme import Layout
from app.pdf.home_programme import render
from app.sheet.outline import dose_in_words
from tests.sheets import a_knee_case, a_sheet

SHOWS = {b"Tj", b"TJ", b"'", b'"'}
PAINTS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"}


def read(layout=Layout.CARDS, language=Language.NB):
    sheet = a_sheet(a_knee_case(pain_next_morning=3), layout=layout, language=language)
    return sheet, PdfReader(BytesIO(render(sheet)))


def elements(node):
    """All elements of the tree, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        each = kid.get_object()
        if isinstance(each, dict):
            yield each
            yield from elements(each)


def tree(reader):
    return list(elements(reader.trailer["/Root"]["/StructTreeRoot"]))


def kinds(reader):
    return [each["/S"] for each in tree(reader)]


@pytest.mark.parametrize("layout", Layout)
def test_the_document_is_tagged_and_shows_its_title(layout):
    _, reader = read(layout)
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"Treningen din, ark 4" in root["/Metadata"].get_data()
    assert b"stby" not in root["/Metadata"].get_data()


@pytest.mark.parametrize("layout", Layout)
def test_there_is_one_title_and_a_heading_for_every_part(layout):
    sheet, reader = read(layout)
    found = kinds(reader)

    assert found[0] == "/Document"
    assert found.count("/H1") == 1
    assert found.count("/H2") >= 1 + len(sheet.exercises) + 3


def test_every_drawing_has_words():
    sheet, reader = read()

    alternatives = [each.get("/Alt") for each in tree(reader) if each["/S"] == "/Figure"]

    assert alternatives == [each.title for each in sheet.exercises]


def test_the_self_check_is_a_table_with_heads():
    sheet, reader = read()
    scopes = [each["/A"]["/Scope"] for each in tree(reader) if each["/S"] == "/TH"]

    assert kinds(reader).count("/Table") == 1
    assert scopes.count("/Column") == 3
    assert scopes.count("/Row") == len(sheet.check.rows) + 1


def test_a_dose_is_read_as_one_sentence():
    sheet, reader = read()

    spoken = [each["/ActualText"] for each in tree(reader) if "/ActualText" in each]

    assert spoken == [dose_in_words(each.dose, sheet.weekdays) for each in sheet.exercises]


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("language", Language)
def test_everything_drawn_is_marked_and_every_mark_has_its_element(layout, language):
    _, reader = read(layout, language)
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))

    for page in reader.pages:
        depth, marks = 0, []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in {b"BDC", b"BMC"}:
                depth += 1
                marks += [operands[1]["/MCID"]] if operator == b"BDC" else []
            elif operator == b"EMC":
                depth -= 1
            elif operator in SHOWS | PAINTS:
                assert depth == 1, operator
        assert depth == 0
        assert marks == list(range(len(parents[page["/StructParents"]].get_object())))
        assert page["/Tabs"] == "/S"
