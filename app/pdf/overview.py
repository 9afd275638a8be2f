"""Layout overview: all on one page, as long as it has room."""

from msgspec import structs

from app.pdf.block import Block, Placed, flow
from app.pdf.dose_tile import draw_days, draw_dose, fits_after_times
from app.pdf.exercise_row import draw_drawing, draw_numeral
from app.pdf.head import draw_foot, draw_head, draw_running_head, running_height
from app.pdf.light_table import Scale, draw_table, table_height
from app.pdf.page import BLACK, MARGIN, MM, TOP, UNIT, WHITE, Page, Span
from app.pdf.setting import Lines, Run, Type, bold_lead, set_lines
from app.pdf.typeface import BOLD, CAP, SEMI, fitted
from app.pdf.why_box import Scale as WhyScale
from app.pdf.why_box import check_room, draw_stacked_cells, draw_why
from app.sheet.outline import dose_in_words
from app.sheet.sheet import Call, DoseNumber, LightTable, Sheet, SheetExercise

WHY = WhyScale(body=Type(12.3, 16), headline=19)
BODY = Type(12, 15)
TITLE = Type(15, 17, BOLD)
SOURCES = Type(8.5, 10.5)
ROW, TALLEST = 19 * MM, 44 * MM
MOST_INSTRUCTIONS = (4, 3, 2, 1)  # as many as leave all on one page
TABLE = Scale(size=12, head=13, head_height=26, row=18.5, title=True, notes=False, pad=1.6 * UNIT)
INDENT = 27.0
DOSE, WORD = 30.0, 12.0
BELOW = 5.0  # between two lines under the days


def draw_overview(page: Page, sheet: Sheet) -> None:
    """Front matter, exercises, self-check, flare and calls; a second page only where it must."""
    y = draw_head(page, sheet.head, TOP) - 1.5 * UNIT
    y = draw_why(page, sheet.why, y, WHY) + 2.8 * UNIT
    y = draw_stacked_cells(page, sheet.cells[:2], y, Type(12, 15.5)) + 2.4 * UNIT
    check_room(page, sheet.why, y + ROW, page.limit, WHY)
    pages = _pages(page, sheet, y)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            page.next()
            draw_running_head(page, sheet, TOP)
        for each in placed:
            each.block.draw(page, each.y)
        count = sheet.foot.page.format(page=number, pages=len(pages))
        draw_foot(page, sheet.foot, _bring(sheet), count)


def _pages(page: Page, sheet: Sheet, y: float) -> list[list[Placed]]:
    """On one page with as many instructions as fit, and the room that is left in the rows."""
    below, tops = _below(page, sheet), (y, TOP + running_height())
    for most in MOST_INSTRUCTIONS:
        rows = [_row(page, sheet, number, most) for number in range(len(sheet.exercises))]
        pages = flow([*rows, *below], tops, page.limit + UNIT)
        if len(pages) == 1:
            break
    if len(pages) > 1 or not rows:
        return pages
    used = pages[0][-1].y + pages[0][-1].block.height
    taller = min(TALLEST - rows[0].height, (page.limit - used - 3 * UNIT) / len(rows))
    rows = [
        _row(page, sheet, number, most, max(0, taller)) for number in range(len(sheet.exercises))
    ]
    return flow([*rows, *below], tops, page.limit + UNIT)


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


def _row(page: Page, sheet: Sheet, place: int, most: int, taller: float = 0) -> Block:
    """The row of one exercise with so many of its instructions, this much taller than it must."""
    exercise = sheet.exercises[place]
    title, told = _words(page, exercise, most)
    texts = 8 + title.height + sum(1.9 * UNIT + each.height for each in told) + 1.4 * UNIT
    numbers, beneath = _dose(page, exercise)
    height = max(ROW, texts, 40 + _height_of(beneath) + 2 * UNIT) + taller

    def draw(at: Page, y: float) -> None:
        at.rule(MARGIN, y, at.full.width)
        at.rule(MARGIN, y + height, at.full.width)
        draw_drawing(at, exercise, at.columns(1, 2), y + 2.5, height - 5)
        text = at.columns(3, 4)
        with at.element("H2"):
            draw_numeral(at, text.x, y + 4, place + 1)
            below = y + 8 + at.lines(text.x + INDENT, y + 8, title)
        for lines in told:
            with at.element("P"):
                below += 1.9 * UNIT + at.lines(text.x + INDENT, below + 1.9 * UNIT, lines)
        with at.element("P", instead=dose_in_words(exercise.dose, sheet.weekdays)):
            draw_dose(at, at.columns(7, 3).x, y + 11, numbers, DOSE, WORD)
            _often(at, exercise, sheet.weekdays, y, beneath)

    return Block(height, draw)


def _words(page: Page, exercise: SheetExercise, most: int) -> tuple[Lines, list[Lines]]:
    measure = page.columns(3, 4).width - INDENT
    told = [set_lines(text, measure, BODY) for text in exercise.instructions[:most]]
    return set_lines(exercise.title, measure, TITLE), told


def _dose(page: Page, exercise: SheetExercise) -> tuple[tuple[DoseNumber, ...], list[Lines]]:
    """The numbers, with the side where it has room, and what else stands under the days."""
    dose = exercise.dose
    *first, last = dose.numbers
    word = ", ".join(filter(None, (last.word, dose.side)))
    beside = bool(dose.side) and fits_after_times(word, DOSE, WORD, page.columns(7, 3).width)
    numbers = (*first, DoseNumber(number=last.number, word=word if beside else last.word))
    rest = (*dose.often.split(", ")[1:], "" if beside else dose.side, *dose.extras)
    later = ", ".join(f"{each.week}: {each.amount}" for each in dose.quotas[1:])
    texts = (", ".join(filter(None, rest)), later)
    room = page.columns(10, 3).width
    return numbers, [set_lines(text, room, Type(12, 14)) for text in texts if text]


def _height_of(lines: list[Lines]) -> float:
    return sum(each.height for each in lines) + BELOW * max(0, len(lines) - 1)


def _often(
    page: Page, exercise: SheetExercise, weekdays: tuple[str, ...], y: float, beneath: list[Lines]
) -> None:
    at = page.columns(10, 3)
    often = exercise.dose.often.split(", ")[0]
    size = fitted(often, BOLD, 12, at.width)
    page.text(at.x, y + 10 + CAP * 12, often, BOLD, size)
    draw_days(page, at, y + 24, exercise.dose.days, weekdays, size=9)
    y += 42
    for lines in beneath:
        y += page.lines(at.x, y, lines) + BELOW


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
    columns = ((1, 4), (5, 4), (9, 4)) if len(texts) == 3 else ((1, 3), (4, 3), (7, 3), (10, 3))  # noqa: PLR2004 (three or four)
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
