"""A square code (QR) on paper: signs for a reader that types them."""

from collections.abc import Iterator
from itertools import groupby

from app.pdf.page import Page

QUIET = 4  # cells of white around it, as readers ask for


def draw_code(page: Page, x: float, y: float, side: float, signs: str) -> None:
    """Draw these signs with top left corner x, y; capitals and digits take the least room."""
    cells = cells_of(signs)
    cell = side / (len(cells) + 2 * QUIET)
    left, top = x + QUIET * cell, page.paper.height - y - QUIET * cell
    page.canvas.setFillGray(0)
    with page.tags.marked(letters=False):
        for row, line in enumerate(cells):
            for first, wide in _dark(line):
                at = left + first * cell, top - (row + 1) * cell
                page.canvas.rect(*at, wide * cell, cell, stroke=0, fill=1)


def cells_of(signs: str) -> list[list[bool]]:
    """The rows of the code, from the top; true is dark."""
    from reportlab.graphics.barcode.qrencoder import (  # noqa: PLC0415 (slow, and seldom needed)
        QRCode,
        QRErrorCorrectLevel,
    )

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(signs)
    code.make()
    return [[bool(each) for each in row] for row in code.modules]


def _dark(line: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark cells begin, and how many they are."""
    at = 0
    for dark, run in groupby(line):
        wide = len(list(run))
        if dark:
            yield at, wide
        at += wide
