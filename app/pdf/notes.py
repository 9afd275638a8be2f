"""A section’s heading with its note; lines to write on."""

from app.pdf.page import MARGIN, MM, UNIT, Page
from app.pdf.typeface import BOLD, CAP, REGULAR, SEMI, width

SECTION = 17.0
HEADING = CAP * SECTION + 2.6 * UNIT
LINE = 9 * MM  # between lines to write on
MOST_LINES = 8


def heading(page: Page, title: str, note: str, y: float) -> float:
    """The title of a section and a note beside it; the y below."""
    beside = MARGIN + width(title, BOLD, SECTION) + 10
    with page.element("H2"):
        page.text(MARGIN, y + CAP * SECTION, title, BOLD, SECTION)
    with page.element("P"):
        page.text(beside, y + CAP * SECTION, note, REGULAR, 12)
    return y + HEADING


def draw_questions(page: Page, label: str, y: float) -> None:
    """Lines for what the patient wants to ask, as many as have room below y."""
    count = min(MOST_LINES, int((page.limit - y - 34) // LINE))
    if count < 1:
        return
    page.text(MARGIN, y + 5.4 * UNIT, label, SEMI, 12)
    for number in range(count):
        page.rule(MARGIN, y + 34 + (number + 0.75) * LINE, page.full.width, 0.5)
