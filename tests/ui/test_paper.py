"""A page goes to the printer in bands, so that the window lives meanwhile; no seam shows."""

import pytest

from app.pdf.home_programme import render
from app.ui.pages.sheet.paper import bands
from app.ui.widgets.sheet.pages_view import rasterised
from tests.sheets import a_sheet

WIDE = 2480  # 300 dots an inch


@pytest.fixture(scope="module", params=[0, 1])
def page(request):
    return list(rasterised(render(a_sheet()), WIDE))[request.param]


def test_the_bands_cover_the_page_once(page):
    found = list(bands(page))

    assert len(found) > 4
    assert [found[0][0], found[-1][1]] == [0, page.height()]
    assert [foot for _, foot in found[:-1]] == [top for top, _ in found[1:]]


def test_no_band_ends_within_words(page):
    lines = [bytes(page.constScanLine(number)) for number in range(page.height())]

    ends = [lines[foot - 15 : foot + 1] for _, foot in list(bands(page))[:-1]]

    assert [len(set(end)) for end in ends] == [1] * len(ends)
