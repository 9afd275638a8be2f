"""Layout cards: the front says what to do; the back how to judge, whom to call, what to tick."""

from itertools import product

from app.pdf.block import Block, Placed, flow
from app.pdf.diary_pages import GAP, diary_block, room_below, row_in, with_diary
from app.pdf.diary_tables import ROWS
from app.pdf.exercise_row import TALLEST, exercise_block, height_needed
from app.pdf.flare_and_calls import calls_height, draw_calls, draw_steps, steps_height
from app.pdf.head import draw_foot, draw_head, draw_running_head, running_height
from app.pdf.light_table import Scale, draw_table, table_height
from app.pdf.notes import HEADING, draw_questions, heading
from app.pdf.page import MARGIN, MM, TOP, UNIT, Page, Span
from app.pdf.setting import Lines, Type, bold_lead, set_lines
from app.pdf.why_box import Scale as WhyScale
from app.pdf.why_box import check_room, draw_cells, draw_why
from app.sheet.sheet import Calls, LightTable, Sheet, Steps

BODY = Type(12, 15.5)
WHY = WhyScale()
SOURCES = Type(9, 11.5)
LOWEST = 33.5 * MM
FLOWING = 38 * MM
ON_FRONT = 4
CALM_ROW = 24.0  # of the diary, where less air above it gives it room
AIRS = (1.0, 0.9, 0.8, 0.7, 0.6)  # shares of the air on the back that still look calm
FRONT_AND_BACK = 2
FEW_ROWS, CLOSER = 3, 8.5  # rows lose so many points where there is no air


def draw_cards(page: Page, sheet: Sheet) -> None:
    """Draw front and back; more pages where five exercises or more ask for them."""
    y = _front(page, sheet)
    pages = _pages(page, sheet, y)
    empty = _emptiest(pages)
    for number, placed in enumerate(pages):
        if number:
            page.next()
            draw_running_head(page, sheet, TOP)
        for each in placed:
            each.block.draw(page, each.y)
        if placed and number == empty:
            draw_questions(page, sheet.questions, placed[-1].y + placed[-1].block.height)
        _foot(page, sheet, number + 1, len(pages))


def _front(page: Page, sheet: Sheet) -> float:
    y = draw_head(page, sheet.head, TOP)
    y = draw_why(page, sheet.why, y) + 4 * UNIT
    return draw_cells(page, sheet.cells, y, BODY) + 4.5 * UNIT


def _pages(page: Page, sheet: Sheet, y: float) -> list[list[Placed]]:
    rows, fits = _rows(page, sheet, page.limit - y)
    top = TOP + running_height()
    if not fits:
        pages = flow([*rows, *_advice(page, sheet, AIRS[0])], (y, top), page.limit)
        return with_diary(page, pages, sheet.diary, _sources(page, sheet), top)
    first = flow(rows, (y, top), page.limit)
    return first + _back(page, sheet, top) if sheet.exercises else first


def _rows(page: Page, sheet: Sheet, room: float) -> tuple[list[Block], bool]:
    """The exercises; whether all of them stand on the front."""
    if not sheet.exercises:
        return [], True
    needed = [height_needed(page, each) for each in sheet.exercises]
    on_front = _heights(needed, room)
    heights = on_front or [max(FLOWING, each) for each in needed]
    check_room(page, sheet.why, page.limit - room + heights[0], page.limit, WHY)
    rows = [
        exercise_block(each, number, sheet.weekdays, height)
        for number, (each, height) in enumerate(zip(sheet.exercises, heights, strict=True), 1)
    ]
    return rows, bool(on_front)


def _heights(needed: list[float], room: float) -> list[float]:
    """All of one height where that has room, else each as it must be; none where that has not."""
    count = len(needed)
    if count > ON_FRONT:
        return []
    least = [max(each, LOWEST if count > 1 else 0) for each in needed]
    even, spare = min(TALLEST, room / count), (room - sum(least)) / count
    if even >= max(least):
        return [even] * count
    return [each + spare for each in least] if spare >= 0 else []


def _back(page: Page, sheet: Sheet, top: float) -> list[list[Placed]]:
    """Self-check, flare and calls, diary, sources: with less air where that saves a page."""
    sources = _sources(page, sheet)
    if sheet.diary is None:
        return flow([*_advice(page, sheet, AIRS[0]), sources], (top, top), page.limit)
    for least, air in product((CALM_ROW, ROWS[1]), AIRS):
        (placed,) = flow(_advice(page, sheet, air), (top, top), float("inf"))
        low = placed[-1].y + placed[-1].block.height + GAP * air
        row = row_in(sheet.diary, page.limit - low - room_below(sources))
        if row >= least:
            block = diary_block(sheet.diary, min(row, ROWS[0]), sources)
            return [[*placed, Placed(block, low)]]
    pages = flow(_advice(page, sheet, AIRS[0]), (top, top), page.limit)
    return with_diary(page, pages, sheet.diary, sources, top)


def _advice(page: Page, sheet: Sheet, air: float) -> list[Block]:
    blocks = [_check(page, sheet.check, air)] if sheet.check else []
    if sheet.flare and sheet.calls:
        blocks.append(_flare_and_calls(page, sheet.flare, sheet.calls, air))
    return blocks


def _check(page: Page, table: LightTable, air: float) -> Block:
    usual = 28 if len(table.rows) > FEW_ROWS else 33
    pad = (2.6 if air == AIRS[0] else 2) * UNIT
    scale = Scale(head_height=30, row=usual - CLOSER * (1 - air), pad=pad)
    foot = [set_lines(text, page.full.width, BODY) for text in table.foot]
    apart = min(1.6, 2.3 * air - 0.7) * UNIT
    below = sum(lines.height + apart for lines in foot) + UNIT

    def draw(at: Page, y: float) -> None:
        y = heading(at, table.title, table.note, y)
        y = draw_table(at, table, y, scale) + 2.6 * UNIT
        for lines in foot:
            with at.element("P"):
                y += at.lines(MARGIN, y, lines) + apart

    return Block(HEADING + table_height(page, table, scale) + below, draw, gap=GAP)


def _flare_and_calls(page: Page, flare: Steps, calls: Calls, air: float) -> Block:
    left, right = page.columns(1, 5), page.columns(6, 7)
    right = Span(right.x + 4 * MM, right.width - 4 * MM)
    height = max(steps_height(flare, left.width), calls_height(calls, right.width))

    def draw(at: Page, y: float) -> None:
        draw_steps(at, flare, left, y)
        draw_calls(at, calls, right, y)
        at.upright(right.x - 4 * MM, y, height)

    return Block(height, draw, gap=GAP * air)


def _sources(page: Page, sheet: Sheet) -> Block:
    lines = set_lines(bold_lead(sheet.sources_label, sheet.sources), page.full.width, SOURCES)
    return Block(lines.height, lambda at, y: _at_margin(at, y, lines), gap=4 * UNIT)


def _at_margin(page: Page, y: float, lines: Lines) -> None:
    with page.element("P"):
        page.lines(MARGIN, y, lines)


def _foot(page: Page, sheet: Sheet, this: int, last: int) -> None:
    note = sheet.foot.contact
    if this == last:
        note = sheet.foot.bring
    elif last == FRONT_AND_BACK:
        note = sheet.foot.turn
    draw_foot(page, sheet.foot, note, sheet.foot.page.format(page=this, pages=last))


def _emptiest(pages: list[list[Placed]]) -> int:
    """The page with the most room for lines to write on; the last ends with the sources."""
    ends = [placed[-1].y + placed[-1].block.height if placed else 0.0 for placed in pages]
    return min(range(max(1, len(pages) - 1)), key=ends.__getitem__)
