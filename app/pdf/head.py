"""Head and foot of the pages."""

from app.pdf.logo import HIGH, draw_logo, logo_width
from app.pdf.page import FOOT, MARGIN, MM, UNIT, Page
from app.pdf.setting import Type, set_lines
from app.pdf.typeface import BOLD, CAP, REGULAR, SEMI, fitted, width
from app.sheet.sheet import Foot, Head, Sheet

TITLE = 25.0
NAME = (16.0, 15.0, 14.0, 13.0, 12.0)
LINE = 75 * MM  # to write a name on, where none is printed


def draw_head(page: Page, head: Head, y: float, *, scale: float = 1, air: float = 1) -> float:
    """Letterhead, title and name; the y below. A long name gets its own lines, never cut."""
    with page.element("P"):
        y = _letterhead(page, head, y, 11 * scale)
    page.rule(MARGIN, y, page.full.width, 2.4)
    y += 3.8 * UNIT * air
    title = TITLE * min(scale, 1.2) * (1 + air) / 2
    with page.element("H1"):
        page.text(MARGIN - 1, y + CAP * title, head.title, BOLD, title)
    with page.element("P"):
        return _name(page, head, y, title, scale) + 4.5 * UNIT * air


def running_height() -> float:
    """Height of the head of all pages but the first."""
    return CAP * 11 + 6.5 * UNIT


def draw_running_head(page: Page, sheet: Sheet, y: float) -> float:
    """Whose sheet this is, on all pages but the first; the y below."""
    head, size = sheet.head, 11
    room = page.full.width - width(head.issue, REGULAR, size) - 12
    whole = f"{head.title}, {head.name}" if head.name else head.title
    text = whole if width(whole, SEMI, size) <= room else head.name
    page.text(MARGIN, y + CAP * size, text, SEMI, fitted(text, SEMI, size, room))
    page.text(page.full.right, y + CAP * size, head.issue, REGULAR, size, align="right")
    page.rule(MARGIN, y + CAP * size + 2 * UNIT, page.full.width, 2.4)
    return y + running_height()


def draw_foot(page: Page, foot: Foot, note: str, number: str, *, size: float = 10) -> None:
    """What to do with the sheet, which page this is, and the mark of an issued one."""
    base = page.paper.height - FOOT
    page.text(MARGIN, base, note, SEMI, size)
    ending = " · ".join(filter(None, (number, foot.mark)))
    room = page.full.width - width(note, SEMI, size) - 12
    page.text(page.full.right, base, ending, SEMI, fitted(ending, SEMI, size, room), align="right")


def _letterhead(page: Page, head: Head, y: float, size: float) -> float:
    x = _logo(page, head, y)
    low = y + HIGH if head.logo else 0
    contact = " · ".join(filter(None, (head.telephone, head.therapist)))
    base = y + (HIGH + CAP * size) / 2 if head.logo else y + CAP * size
    room = page.full.right - x - width(head.issue, REGULAR, size) - 12
    beside = width(head.clinic, BOLD, size) + 12
    if beside + width(contact, REGULAR, size) <= room:
        page.text(page.full.right, base, head.issue, REGULAR, size, align="right")
        page.text(x, base, head.clinic, BOLD, size)
        page.text(x + beside, base, contact, REGULAR, size)
        return max(base, low) + 2 * UNIT
    page.text(page.full.right, y + CAP * size, head.issue, REGULAR, size, align="right")
    y += page.lines(x, y, set_lines(head.clinic, room, Type(size, size * 1.25, BOLD)))
    lines = set_lines(contact, page.full.right - x, Type(size, size * 1.25))
    below = y + max(1.5 * UNIT, size / 2)
    return max(below + page.lines(x, below, lines), low) + 2 * UNIT


def _logo(page: Page, head: Head, y: float) -> float:
    """The clinic's logo, and the x where its name begins."""
    if not head.logo:
        return MARGIN
    draw_logo(page, head.logo, MARGIN, y)
    return MARGIN + logo_width(head.logo) + 3 * MM


def _name(page: Page, head: Head, y: float, title: float, scale: float) -> float:
    below = y + CAP * title
    if not head.name:
        page.rule(page.full.right - LINE, below, LINE)
        return below
    room = page.full.width - width(head.title, BOLD, title) - 20
    fitting = [size * scale for size in NAME if width(head.name, SEMI, size * scale) <= room]
    if fitting:
        page.text(page.full.right, below, head.name, SEMI, fitting[0], align="right")
        return below
    type_ = Type(NAME[0] * scale, NAME[0] * scale * 1.25, SEMI)
    lines = set_lines(head.name, page.full.width, type_)
    return below + 2.5 * UNIT + page.lines(MARGIN, below + 2.5 * UNIT, lines)
