"""Layout overview: all on one page, as long as it has room."""

from msgspec import structs

from app.pdf.block import Block, flow
from app.pdf.dose_tile import draw_days, draw_dose
from app.pdf.exercise_row import draw_drawing, draw_numeral
from app.pdf.head import draw_foot, draw_head, draw_running_head, running_height
from app.pdf.light_table import Scale, draw_table, table_height
from app.pdf.page import BLACK, MARGIN, MM, TOP, UNIT, WHITE, Page, Span
from app.pdf.setting import Lines, Run, Type, bold_lead, set_lines
from app.pdf.typeface import BOLD, CAP, SEMI, fitted
from app.pdf.why_box import Scale as WhyScale
from app.pdf.why_box import check_room, draw_stacked_cells, draw_why
from app.sheet.outline import dose_in_words
from app.sheet.sheet import Call, LightTable, Sheet, SheetExercise

WHY = WhyScale(body=Type(12.3, 16), headline=19)
BODY = Type(12, 15)
TITLE = Type(15, 17, BOLD)
SOURCES = Type(8.5, 10.5)
ROW = 19 * MM
TABLE = Scale(size=12, head=13, head_height=26, row=18.5, title=True, notes=False, pad=1.6 * UNIT)
INDENT = 27.0


def draw_overview(page: Page, sheet: Sheet) -> None:
    """Front matter, exercises, self-check, flare and calls; a second page only where it must."""
    y = draw_head(page, sheet.head, TOP) - 1.5 * UNIT
    y = draw_why(page, sheet.why, y, WHY) + 2.8 * UNIT
    y = draw_stacked_cells(page, sheet.cells[:2], y, Type(12, 15.5)) + 2.4 * UNIT
    blocks = [_row(page, each, number, sheet) for number, each in enumerate(sheet.exercises, 1)]
    check_room(page, sheet.why, y + ROW, page.limit, WHY)
    pages = flow([*blocks, *_below(page, sheet)], (y, TOP + running_height()), page.limit + UNIT)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            page.next()
            draw_running_head(page, sheet, TOP)
        for each in placed:
            each.block.draw(page, each.y)
        count = sheet.foot.page.format(page=number, pages=len(pages))
        draw_foot(page, sheet.foot, _bring(sheet), count)


def _bring(sheet: Sheet) -> str:
    """The foot names the next visit: the cell that does so elsewhere has no room here."""
    return ": ".join((sheet.foot.bring, *(cell.text for cell in sheet.cells[2:])))


def _below(page: Page, sheet: Sheet) -> list[Block]:
    blocks = [_check(page, sheet.check)] if sheet.check else []
    if sheet.flare and sheet.calls:
        blocks.append(_three(page, sheet))
    lines = set_lines(bold_lead(sheet.sources_label, sheet.sources), page.full.width, SOURCES)
    blocks.append(Block(lines.height, lambda at, y: _at_margin(at, y, lines), gap=1.5 * UNIT))
    return blocks


def _at_margin(page: Page, y: float, lines: Lines) -> None:
    with page.element("P"):
        page.lines(MARGIN, y, lines)


def _row(page: Page, exercise: SheetExercise, number: int, sheet: Sheet) -> Block:
    title, first = _words(page, exercise)
    texts = 8 + title.height + 1.9 * UNIT + first.height + 1.4 * UNIT
    beneath = _beneath(page, exercise)
    height = max(ROW, texts, 40 + beneath.height + 2 * UNIT)

    def draw(at: Page, y: float) -> None:
        at.rule(MARGIN, y, at.full.width)
        at.rule(MARGIN, y + height, at.full.width)
        draw_drawing(at, exercise, at.columns(1, 2), y + 2.5, height - 5)
        text = at.columns(3, 4)
        with at.element("H2"):
            draw_numeral(at, text.x, y + 4, number)
            below = y + 8 + at.lines(text.x + INDENT, y + 8, title) + 1.9 * UNIT
        with at.element("P"):
            at.lines(text.x + INDENT, below, first)
        with at.element("P", instead=dose_in_words(exercise.dose, sheet.weekdays)):
            draw_dose(at, at.columns(7, 3).x, y + 11, exercise.dose.numbers, 30, 11.5)
            _often(at, exercise, sheet.weekdays, y, beneath)

    return Block(height, draw)


def _words(page: Page, exercise: SheetExercise) -> tuple[Lines, Lines]:
    measure = page.columns(3, 4).width - INDENT
    first = exercise.instructions[0] if exercise.instructions else ""
    return set_lines(exercise.title, measure, TITLE), set_lines(first, measure, BODY)


def _beneath(page: Page, exercise: SheetExercise) -> Lines:
    dose = exercise.dose
    later = tuple(f"{each.week}: {each.amount}" for each in dose.quotas[1:])
    text = ", ".join(filter(None, (dose.side, *dose.extras, *later)))
    return set_lines(text, page.columns(10, 3).width, Type(11.5, 13.5))


def _often(
    page: Page, exercise: SheetExercise, weekdays: tuple[str, ...], y: float, beneath: Lines
) -> None:
    at = page.columns(10, 3)
    often = exercise.dose.often
    size = fitted(often, BOLD, 12, at.width)
    page.text(at.x, y + 10 + CAP * 12, often, BOLD, size)
    draw_days(page, at, y + 24, exercise.dose.days, weekdays, size=9)
    page.lines(at.x, y + 42, beneath)


def _check(page: Page, table: LightTable) -> Block:
    short = structs.replace(table, note=table.short_note, actions=table.short_actions)

    def draw(at: Page, y: float) -> None:
        draw_table(at, short, y, TABLE)

    return Block(table_height(page, short, TABLE), draw, gap=2.1 * UNIT)


def _three(page: Page, sheet: Sheet) -> Block:
    """If it flares, whom to call the same day, and 113."""
    parts = _parts(page, sheet)
    height = 24 + max(lines.height for _, lines in parts)

    def draw(at: Page, y: float) -> None:
        titles = [sheet.flare.title if sheet.flare else "", *map(_who, _calls(sheet))]
        for (span, lines), title in zip(parts, titles, strict=True):
            with at.element("H2"):
                _title(at, span, title, y)
            with at.element("P"):
                at.lines(span.x, y + 24, lines)

    return Block(height, draw, gap=2.1 * UNIT)


def _calls(sheet: Sheet) -> list[Call]:
    """The clinic first, 113 last, where its black plate closes the page."""
    calls = sheet.calls.calls if sheet.calls else ()
    return [*calls[1:], *calls[:1]]


def _parts(page: Page, sheet: Sheet) -> list[tuple[Span, Lines]]:
    texts: list[tuple[Run, ...]] = [(Run(sheet.flare.short if sheet.flare else ""),)]
    texts += [(Run(call.signs), Run(" " + call.urge, SEMI)) for call in _calls(sheet)]
    columns = ((1, 4), (5, 4), (9, 4)) if len(texts) == 3 else ((1, 3), (4, 3), (7, 3), (10, 3))  # noqa: PLR2004
    spans = [page.columns(*each) for each in columns]
    return [(at, set_lines(text, at.width, BODY)) for at, text in zip(spans, texts, strict=True)]


def _who(call: Call) -> str:
    return call.number or " ".join(call.who)


def _title(page: Page, at: Span, title: str, y: float) -> None:
    if not title.isdigit():
        size = fitted(title, BOLD, 14, at.width)
        page.text(at.x, y + 12, title, BOLD, size)
        return
    page.box(at.x, y - 4, (46, 21), fill=BLACK, weight=0.5, radius=3)
    page.middle(at.x + 23, y + 6.5, title, BOLD, 17, ink=WHITE)
