"""The sheet as plain text and as HTML."""

from html.parser import HTMLParser

import pytest

from app.domain.codes import Language, RedFlag
from app.sheet.written import as_html, as_text
from tests.sheets import a_back_case, a_knee_case, a_sheet, an_achilles_case

CASES = [a_knee_case(), a_back_case(), an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,))]


class Reader(HTMLParser):
    """Collects the words and checks that every tag is closed."""

    def __init__(self):
        super().__init__()
        self.words, self.open = [], []

    def handle_starttag(self, tag, _attrs):
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("case", CASES)
def test_both_say_the_reasons_the_doses_and_whom_to_call(case, language):
    sheet = a_sheet(case, language=language)

    reader = Reader()
    reader.feed(as_html(sheet))
    text = as_text(sheet)

    assert reader.open == []
    for said in (text, " ".join(reader.words)):
        assert sheet.why.text in said
        assert "113" in said
        assert all(exercise.title in said for exercise in sheet.exercises)


def test_a_table_is_read_aloud_light_by_light():
    text = as_text(a_sheet(an_achilles_case(pain_next_morning=3)))

    assert (
        "Neste morgen (vanlig for deg: 2): Fortsett: 0–2; Samme igjen: 3; Ett trinn ned: 4–10"
        in text
    )


def test_what_a_person_typed_is_no_markup():
    page = as_html(a_sheet(name="<script>alert(1)</script>"))

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_title_of_the_page_names_nobody():
    assert "<title>Treningen din, ark 4</title>" in as_html(a_sheet(name="Kari Østby"))
