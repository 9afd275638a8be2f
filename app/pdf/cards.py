"""Layout cards: the front says what to do; the back how to judge, whom to call, what to tick."""

from app.pdf.block import Block, Placed, flow
from app.pdf.diary_tables import ROWS, abreast, diary_height, draw_diary
from app.pdf.exercise_row import TALLEST, exercise_block, height_needed
from app.pdf.flare_and_calls import calls_height, draw_calls, draw_steps, steps_height
from app.pdf.head import draw_foot, draw_head, draw_running_head, running_height
from app.pdf.light_table import Scale, draw_table, table_height
from app.pdf.page import MARGIN, MM, TOP, UNIT, Page, Span
from app.pdf.setting import Lines, Type, bold_lead, set_lines
from app.pdf.typeface import BOLD, CAP, REGULAR, SEMI, width
from app.pdf.why_box import Scale as WhyScale
from app.pdf.why_box import check_room, draw_cells, draw_why
from app.sheet.sheet import Calls, Diary, LightTable, Sheet, Steps

BODY = Type(12, 15.5)
WHY = WhyScale()
SOURCES = Type(9, 11.5)
SECTION = 17.0
HEADING = CAP * SECTION + 2.6 * UNIT
LOWEST = 33.5 * MM
FLOWING = 38 * MM
ON_FRONT = 4
LINE = 9 * MM  # between lines to write on
ROW_ALONE = 34.0  # of a diary with a page of its own
GAP = 6.5 * UNIT
AIRS = (1.0, 0.9, 0.8, 0.7)  # shares of the air on the back that still look calm
FRONT_AND_BACK = 2
FEW_ROWS, LOWEST_ROW = 3, 26.8


def draw_cards(page: Page, sheet: Sheet) -> None:
    """Draw front and back; more pages where five exercises or more ask for them."""
    y = _front(page, sheet)
    pages = _pages(page, sheet, y)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            page.next()
            draw_running_head(page, sheet, TOP)
        for each in placed:
            each.block.draw(page, each.y)
        _below(page, sheet, placed, (number, len(pages)))


def _front(page: Page, sheet: Sheet) -> float:
    y = draw_head(page, sheet.head, TOP)
    y = draw_why(page, sheet.why, y) + 4 * UNIT
    return draw_cells(page, sheet.cells, y, BODY) + 4.5 * UNIT


def _pages(page: Page, sheet: Sheet, y: float) -> list[list[Placed]]:
    rows, fits = _rows(page, sheet, page.limit - y)
    top = TOP + running_height()
    back = _back(page, sheet, page.limit - top)
    if fits:
        first = flow(rows, (y, top), page.limit)
        return first + (flow(back, (top, top), page.limit) if sheet.exercises else [])
    return flow(rows + back, (y, top), page.limit)


def _rows(page: Page, sheet: Sheet, room: float) -> tuple[list[Block], bool]:
    """The exercises, all of one height; whether all of them stand on the front."""
    count = len(sheet.exercises)
    if not count:
        return [], True
    needed = max(height_needed(page, each) for each in sheet.exercises)
    height = min(TALLEST, room / count)
    fits = count <= ON_FRONT and height >= max(needed, LOWEST if count > 1 else 0)
    height = height if fits else max(FLOWING, needed)
    check_room(page, sheet.why, page.limit - room + height, page.limit, WHY)
    rows = [
        exercise_block(each, number, sheet.weekdays, height)
        for number, each in enumerate(sheet.exercises, 1)
    ]
    return rows, fits


def _back(page: Page, sheet: Sheet, room: float) -> list[Block]:
    """Self-check, flare and calls, diary, sources: with less air where that saves a page."""
    sources = _sources(page, sheet)
    if sheet.diary is None:
        return [*_advice(page, sheet, AIRS[0]), sources]
    for air in AIRS:
        blocks = _advice(page, sheet, air)
        used = sum(block.height + block.gap for block in blocks[1:]) + blocks[0].height
        left = room - used - GAP * air - sources.height - 4 * UNIT
        row = (left - _diary_height(sheet.diary, 0)) / (7 * _stories(sheet.diary))
        if row >= ROWS[1]:
            return [*blocks, _diary(sheet.diary, min(row, ROWS[0]), sources, air)]
    blocks = _advice(page, sheet, AIRS[0])
    row = _row_on_new_page(page, sheet.diary, sources, blocks[-1])
    return [*blocks, _diary(sheet.diary, row, sources, AIRS[0])]


def _row_on_new_page(page: Page, diary: Diary, sources: Block, above: Block) -> float:
    """Height of the rows where the diary begins a page, or shares it with the block above."""
    room = page.limit - TOP - running_height() - sources.height - 4 * UNIT
    rows = 7 * _stories(diary)
    alone = (room - _diary_height(diary, 0)) / rows
    shared = alone - (above.height + GAP) / rows
    return min(ROW_ALONE, shared if shared >= ROWS[1] else alone)


def _advice(page: Page, sheet: Sheet, air: float) -> list[Block]:
    blocks = [_check(page, sheet.check, air)] if sheet.check else []
    if sheet.flare and sheet.calls:
        blocks.append(_flare_and_calls(page, sheet.flare, sheet.calls, air))
    return blocks


def _check(page: Page, table: LightTable, air: float) -> Block:
    usual = 28 if len(table.rows) > FEW_ROWS else 33
    pad = (2.6 if air == AIRS[0] else 2) * UNIT
    scale = Scale(head_height=30, row=max(LOWEST_ROW, usual * air), pad=pad)
    foot = [set_lines(text, page.full.width, BODY) for text in table.foot]
    apart = min(1.6, 2.3 * air - 0.7) * UNIT
    below = sum(lines.height + apart for lines in foot) + UNIT

    def draw(at: Page, y: float) -> None:
        y = _heading(at, table.title, table.note, y)
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


def _diary(diary: Diary, row: float, sources: Block, air: float) -> Block:
    """The diary with the sources at the foot of its page."""

    def draw(at: Page, y: float) -> None:
        top = _heading(at, diary.title, diary.note, y) + UNIT
        draw_diary(at, diary, top, row)
        sources.draw(at, at.limit - sources.height)

    high = _diary_height(diary, row) + 4 * UNIT + sources.height
    return Block(high, draw, gap=GAP * air)


def _diary_height(diary: Diary, row: float) -> float:
    return HEADING + UNIT + diary_height(diary, row)


def _stories(diary: Diary) -> int:
    return -(-len(diary.weeks) // abreast(diary))


def _sources(page: Page, sheet: Sheet) -> Block:
    lines = set_lines(bold_lead(sheet.sources_label, sheet.sources), page.full.width, SOURCES)
    return Block(lines.height, lambda at, y: _at_margin(at, y, lines), gap=4 * UNIT)


def _at_margin(page: Page, y: float, lines: Lines) -> None:
    with page.element("P"):
        page.lines(MARGIN, y, lines)


def _heading(page: Page, title: str, note: str, y: float) -> float:
    beside = MARGIN + width(title, BOLD, SECTION) + 10
    with page.element("H2"):
        page.text(MARGIN, y + CAP * SECTION, title, BOLD, SECTION)
    with page.element("P"):
        page.text(beside, y + CAP * SECTION, note, REGULAR, 12)
    return y + HEADING


def _below(page: Page, sheet: Sheet, placed: list[Placed], number: tuple[int, int]) -> None:
    """What stands under the blocks: lines for questions where there is room, and the foot."""
    this, last = number
    if this == 1 and placed:
        _questions(page, sheet.questions, placed[-1].y + placed[-1].block.height)
    note = sheet.foot.contact
    if this == last:
        note = sheet.foot.bring
    elif last == FRONT_AND_BACK:
        note = sheet.foot.turn
    draw_foot(page, sheet.foot, note, sheet.foot.page.format(page=this, pages=last))


def _questions(page: Page, label: str, y: float) -> None:
    """Lines to write on, at most three, only where they fit."""
    count = min(3, int((page.limit - y - 34) // LINE))
    if count < 1:
        return
    page.text(MARGIN, y + 5.4 * UNIT, label, SEMI, 12)
    for number in range(count):
        page.rule(MARGIN, y + 34 + (number + 0.75) * LINE, page.full.width, 0.5)
