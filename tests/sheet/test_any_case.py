"""Whatever a case holds, a sheet comes of it, and its pages too."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.domain.codes import Language, Light
from app.domain.programme import Layout
from app.domain.readability import words
from app.pdf.home_programme import render
from app.pdf.typeface import GlyphMissing
from app.sheet.why import TooLong
from tests.sheets import a_sheet, advice_on
from tests.strategies import episodes, sessions

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@st.composite
def cases(draw):
    found = draw(st.lists(sessions, min_size=1, max_size=4))
    start = draw(DAYS)
    dated = tuple(
        structs.replace(each, date=start + timedelta(days=7 * number))
        for number, each in enumerate(found)
    )
    assume(all(a.date < b.date for a, b in pairwise(dated)))
    return draw(episodes()).case(dated, dated[-1].date + timedelta(days=draw(st.integers(0, 40))))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(), st.sampled_from(Language), st.sampled_from(Layout))
def test_any_case_gives_a_sheet_that_prints_or_says_why_not(case, language, layout):
    sheet = a_sheet(case, language=language, layout=layout)

    assert 0 < len(words(sheet.why.text)) <= 90
    stopped = advice_on(case)[1].light is Light.STOP
    assert bool(sheet.whom) == stopped
    with suppress(GlyphMissing, TooLong):
        assert render(sheet).startswith(b"%PDF")
