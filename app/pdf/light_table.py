"""My traffic light: the patient's own limits under three shapes, and what to do at each."""

from dataclasses import dataclass

from app.domain.codes import Light
from app.pdf.page import GUTTER, MARGIN, TINTS, UNIT, Page, Span
from app.pdf.setting import Lines, Type, set_lines
from app.pdf.typeface import BOLD, CAP, MEDIUM, REGULAR, SEMI, fitted
from app.sheet.sheet import LightRow, LightTable

WITHOUT_NOTE = 0.8  # of the height of a row whose label has a second line
NOTE = Type(10.8, 12.8)
INSET = 8.0  # of a cell, both sides together
MORE = 3.0  # air where a cell has several lines
LIGHTS = (Light.GREEN, Light.AMBER, Light.RED)


@dataclass(frozen=True)
class Scale:
    """Type sizes and heights; `title`: the title stands in the corner of the table."""

    size: float = 12
    number: float = 17
    head: float = 14
    head_height: float = 34
    row: float = 28
    title: bool = False
    notes: bool = True
    pad: float = 2.6 * UNIT


def table_height(page: Page, table: LightTable, scale: Scale) -> float:
    """Height of the whole table."""
    return (
        scale.head_height
        + sum(_row_height(page, row, scale) for row in table.rows)
        + _action_height(page, table, scale)
    )


def draw_table(page: Page, table: LightTable, y: float, scale: Scale) -> float:
    """Draw the table; the y below it."""
    top = y
    if scale.title:
        with page.element("H2"):
            page.text(MARGIN, y + scale.head_height / 2 + CAP * 7.5, table.title, BOLD, 15)
    with page.element("Table"):
        y = _table(page, table, y, scale)
    for cell in _cells(page):
        page.upright(cell.x, top, y - top, 1.2)
    page.upright(page.full.right, top, y - top, 1.2)
    left = _cells(page)[0].x
    page.rule(left, y, page.full.right - left, 1.2)
    return y


def _table(page: Page, table: LightTable, y: float, scale: Scale) -> float:
    with page.element("TR"):
        _heads(page, table, y, scale)
    y += scale.head_height
    for row in table.rows:
        with page.element("TR"):
            _row(page, row, y, scale)
        y += _row_height(page, row, scale)
        page.rule(MARGIN, y, page.full.width, 0.6)
    with page.element("TR"):
        _actions(page, table, y, scale)
    return y + _action_height(page, table, scale)


def _cells(page: Page) -> tuple[Span, Span, Span]:
    left = page.columns(4, 1).x - GUTTER / 2
    wide = (page.full.right - left) / 3
    return Span(left, wide), Span(left + wide, wide), Span(left + 2 * wide, wide)


def _heads(page: Page, table: LightTable, y: float, scale: Scale) -> None:
    high = scale.head_height
    with page.element("TD"):
        pass  # the corner is empty
    for cell, light, word in zip(_cells(page), LIGHTS, table.words, strict=True):
        tint = TINTS[light]
        page.box(cell.x, y, (cell.width, high), weight=1.2)
        page.box(cell.x, y, (high - 2, high), weight=1.2, fill=tint.fill)
        page.sign(light, cell.x + high / 2 - 1, y + high / 2, high * 0.54, tint.ink)
        size = fitted(word, BOLD, scale.head, cell.width - high - 10)
        with page.element("TH", scope="Column"):
            page.text(cell.x + high + 6, y + high / 2 + CAP * size / 2, word, BOLD, size)


def _row_height(page: Page, row: LightRow, scale: Scale) -> float:
    inner = _cells(page)[0].width - INSET
    told = [set_lines(answer, inner, _type(answer, scale)) for answer in row.answers if answer]
    least = scale.row if row.note or not scale.notes else WITHOUT_NOTE * scale.row
    below = max(each.height + MORE * (len(each.lines) > 1) for each in told)  # descenders
    return max(least, below + scale.pad)


def _type(answer: str, scale: Scale) -> Type:
    big = answer[:1].isdigit() and len(answer) <= len("0–10")
    size = scale.number if big else scale.size
    return Type(size, scale.size * 1.15, BOLD if big else MEDIUM)


def _row(page: Page, row: LightRow, y: float, scale: Scale) -> None:
    high = _row_height(page, row, scale)
    with page.element("TH", scope="Row"):
        _label(page, row, y, high, scale)
    for cell, answer in zip(_cells(page), row.answers, strict=True):
        lines = set_lines(answer or "–", cell.width - INSET, _type(answer, scale))
        with page.element("TD"):
            top = y + (high - lines.height) / 2
            page.lines(cell.x + cell.width / 2, top, lines, align="centre")


def _label(page: Page, row: LightRow, y: float, high: float, scale: Scale) -> None:
    middle, size = y + high / 2, scale.size
    if not row.note or not scale.notes:
        page.text(MARGIN, middle + CAP * size / 2, row.label, SEMI, size)
        return
    page.text(MARGIN, middle - 0.23 * size, row.label, SEMI, size)
    page.text(MARGIN, middle + 0.69 * size, row.note, REGULAR, 0.87 * size)


def _action_height(page: Page, table: LightTable, scale: Scale) -> float:
    inner = _cells(page)[0].width - INSET
    type_ = Type(scale.size, scale.size * 1.28, SEMI)
    deepest = max(set_lines(text, inner, type_).height for text in table.actions)
    if scale.title:
        note = _note(page, table)
        deepest = max(deepest, CAP * scale.size + NOTE.size / 2 + note.height)
    return deepest + 2 * scale.pad


def _note(page: Page, table: LightTable) -> Lines:
    return set_lines(table.note, _cells(page)[0].x - MARGIN - 4, NOTE)


def _actions(page: Page, table: LightTable, y: float, scale: Scale) -> None:
    top = y + scale.pad
    type_ = Type(scale.size, scale.size * 1.28, SEMI)
    with page.element("TH", scope="Row"):
        page.text(MARGIN, top + CAP * scale.size, table.action_label, BOLD, scale.size)
        if scale.title:
            page.lines(MARGIN, top + CAP * scale.size + NOTE.size / 2, _note(page, table))
    for cell, text in zip(_cells(page), table.actions, strict=True):
        lines = set_lines(text, cell.width - INSET, type_)
        with page.element("TD"):
            page.lines(cell.x + INSET / 2, top, lines)
