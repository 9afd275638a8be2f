"""The square code on paper is the code that was made: each cell in its place."""

from pypdfium2 import PdfDocument

from app.domain.codes import Language
from app.pdf.page import Page
from app.pdf.square_code import QUIET, cells_of, draw_code

SIGNS = "LUXQK6 AY8HN8 XQRJ2E Y2P8UE GZSJPC XAK5WL"
LEFT, TOP, SIDE, DOTS = 40.0, 60.0, 148.0, 4


def test_every_cell_is_dark_or_white_where_it_should_be():
    page = Page("", Language.NB)
    draw_code(page, LEFT, TOP, SIDE, SIGNS)
    picture = PdfDocument(page.finished())[0].render(scale=DOTS, grayscale=True).to_numpy()
    cells = cells_of(SIGNS)
    size = SIDE / (len(cells) + 2 * QUIET)

    drawn = [
        [
            bool(picture[at(TOP, QUIET + row, size), at(LEFT, QUIET + column, size)] < 128)
            for column in range(len(cells))
        ]
        for row in range(len(cells))
    ]

    assert drawn == cells
    assert 0.3 < sum(map(sum, cells)) / len(cells) ** 2 < 0.7


def at(start, cell, size):
    """The dot in the middle of a cell."""
    return int((start + (cell + 0.5) * size) * DOTS)


def test_capitals_and_digits_fit_a_small_code():
    assert len(cells_of(SIGNS)) == 29
