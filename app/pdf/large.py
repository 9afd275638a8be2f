"""Layout large: nothing under 18 points, boxes to tick beneath each exercise."""

from collections.abc import Callable

from msgspec import structs

from app.pdf.block import Block, flow, placed_late, wanting
from app.pdf.dose_tile import dose_height, draw_dose
from app.pdf.exercise_row import draw_drawing, draw_numeral
from app.pdf.flare_and_calls import calls_height, draw_calls, draw_steps, steps_height
from app.pdf.head import draw_foot, draw_head
from app.pdf.light_table import LIGHTS
from app.pdf.page import MARGIN, MM, TINTS, TOP, UNIT, Page, Span
from app.pdf.setting import Lines, Run, Type, bold_lead, set_lines
from app.pdf.typeface import BOLD, CAP, MEDIUM, REGULAR, fitted
from app.pdf.why_box import Scale, check_room, draw_stacked_cells, draw_why
from app.sheet.outline import dose_in_words
from app.sheet.sheet import Diary, DiaryWeek, LightTable, Sheet, SheetExercise

BODY = Type(18, 23.5)
WHY = Scale(body=BODY, headline=25, label=18, sign=17 * MM, word=18, strip=36)
TITLE = Type(23, 27, BOLD)
SECTION = 24.0
DOSE = 42.0
BOX = 9 * MM
WEEK = 2 * CAP * 18 + 7.6 * UNIT + BOX  # its days and their boxes, and the air below
BETWEEN_WEEKS = 7 * MM
DAYS = 14
INDENT = 38.0
BAND_PAD = 2.7 * UNIT
LOW = 18 * MM  # the foot is taller than elsewhere
SHAPE, STRIP = 16 * MM, 33.0


def draw_large(page: Page, sheet: Sheet) -> None:
    """Draw as many pages as the large type asks for."""
    y = draw_head(page, sheet.head, TOP, scale=18 / 11)
    y = draw_why(page, sheet.why, y, WHY) + 4 * UNIT
    y = draw_stacked_cells(page, sheet.cells, y, BODY) + 2.5 * UNIT
    low = page.paper.height - LOW
    check_room(page, sheet.why, y, low, WHY)
    orders = (_blocks(page, sheet, check_first=first) for first in (True, False))
    tried = [flow(blocks, (y, TOP), low) for blocks in orders]
    pages = min(tried, key=lambda pages: (len(pages), wanting(pages, low)))
    pages = placed_late(pages, _sources(page, sheet), (y, TOP), low)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            page.next()
        for each in placed:
            each.block.draw(page, each.y)
        note = sheet.foot.bring if number == len(pages) else sheet.foot.contact
        count = sheet.foot.page.format(page=number, pages=len(pages))
        draw_foot(page, structs.replace(sheet.foot, mark=""), note, count, size=18)


def _blocks(page: Page, sheet: Sheet, *, check_first: bool) -> list[Block]:
    """The self-check stands first, or after flare and calls where that saves a page."""
    rows = [_exercise(page, each, n, sheet) for n, each in enumerate(sheet.exercises, 1)]
    check = _check(page, sheet.check) if sheet.check else []
    help_ = _help(page, sheet)
    asked = [_asked(sheet.diary, each) for each in sheet.diary.asked] if sheet.diary else []
    return [*rows, *(check + help_ if check_first else help_ + check), *asked]


def _sources(page: Page, sheet: Sheet) -> Block:
    text = f"{sheet.sources} {sheet.foot.mark}".strip()  # the foot has no room for the mark
    lines = set_lines(bold_lead(sheet.sources_label, text), page.full.width, BODY)
    return _at_full(lines.height, lambda at, y: _paragraph(at, y, lines))


def _help(page: Page, sheet: Sheet) -> list[Block]:
    blocks, full = [], page.full
    if steps := sheet.flare:
        high = steps_height(steps, full.width, BODY, SECTION)
        blocks.append(_at_full(high, lambda at, y: draw_steps(at, steps, full, y, BODY, SECTION)))
    if calls := sheet.calls:
        high = calls_height(calls, full.width, BODY, SECTION)
        blocks.append(_at_full(high, lambda at, y: draw_calls(at, calls, full, y, BODY, SECTION)))
    return blocks


def _paragraph(page: Page, y: float, lines: Lines) -> float:
    with page.element("P"):
        return page.lines(MARGIN, y, lines)


def _at_full(height: float, draw: Callable[[Page, float], float]) -> Block:
    return Block(height, lambda page, y: _drawn(draw(page, y)), gap=6 * UNIT)


def _drawn(_bottom: float) -> None:
    """A block returns nothing; what it draws returns where it ends."""


def _exercise(page: Page, exercise: SheetExercise, number: int, sheet: Sheet) -> Block:
    at = page.columns(5, 8)
    title = set_lines(exercise.title, at.width - INDENT, TITLE)
    lines = [set_lines(text, at.width, BODY) for text in exercise.instructions]
    head = 52 + title.height - title.type.cap
    right = _right(page, exercise)
    words = max(dose_height(DOSE, 18), _height_beside(right)) + 5 * UNIT
    texts = head + words + sum(each.height + 2.6 * UNIT for each in lines)

    def draw(to: Page, y: float) -> None:
        to.rule(MARGIN, y, to.full.width, 1.2)
        with to.element("H2"):
            draw_numeral(to, at.x, y + 12, number, 28)
            to.lines(at.x + INDENT, y + 26 - TITLE.cap / 2, title)
        draw_drawing(to, exercise, to.columns(1, 4), y + 12, texts - 12)
        with to.element("P", instead=dose_in_words(exercise.dose, sheet.weekdays)):
            draw_dose(to, at.x, y + head, exercise.dose.numbers, DOSE, 18)
            _beside(to, right, y + head + CAP * DOSE - 14 - BODY.cap)
        _instructions(to, lines, at.x, y + head + words)
        if sheet.diary:
            _ticks(to, sheet.diary, y + texts + 2 * UNIT, number - 1)

    return Block(texts + _ticks_height(sheet.diary) + 5 * UNIT, draw)


def _height_beside(lines: list[Lines]) -> float:
    return 4 + sum(each.height - each.type.cap + BODY.lead for each in lines)


def _instructions(page: Page, instructions: list[Lines], x: float, y: float) -> None:
    for lines in instructions:
        with page.element("P"):
            y += page.lines(x, y, lines) + 2.6 * UNIT


def _right(page: Page, exercise: SheetExercise) -> list[Lines]:
    """What stands at the right of the dose, one below the other, the first bold."""
    dose = exercise.dose
    later = [f"{each.week}: {each.amount}" for each in dose.quotas[1:]]
    texts = [*dose.often.split(", "), dose.side, *dose.extras, *later]
    room = page.columns(8, 5).width
    fonts = [BOLD, *[REGULAR] * len(texts)]
    kept = zip((text for text in texts if text), fonts, strict=False)
    return [set_lines(text, room, Type(BODY.size, BODY.lead, font)) for text, font in kept]


def _beside(page: Page, lines: list[Lines], y: float) -> None:
    for each in lines:
        page.lines(page.full.right, y, each, align="right")
        y += each.height - each.type.cap + BODY.lead


def _ticks_height(diary: Diary | None) -> float:
    return WEEK * -(-len(diary.weeks) // 2) + 3 * UNIT if diary else 0


def _ticks(page: Page, diary: Diary, y: float, exercise: int | None) -> None:
    """Two weeks of boxes in a row, week days above; what is asked every day has a box on each."""
    step = (page.full.width - BETWEEN_WEEKS) / DAYS
    for place, week in enumerate(diary.weeks):
        left = MARGIN + place % 2 * (7 * step + BETWEEN_WEEKS)
        high = y + place // 2 * WEEK
        page.text(left, high + CAP * 18, _span(week), BOLD, 18)
        top = high + CAP * 18 + 2.6 * UNIT
        for number, day in enumerate(week.days):
            x = left + (number + 0.5) * step
            page.text(x, top + CAP * 18, day.weekday, MEDIUM, 18, align="centre")
            _tick(page, x, top + CAP * 18 + 2 * UNIT, exercise is None or day.planned[exercise])


def _span(week: DiaryWeek) -> str:
    """As in: Uke 48, 23.11.–29.11., or Uke 48–49, 26.11.–2.12."""
    later = week.band.rpartition(" ")[2]
    title = f"{week.title}–{later}" if later else week.title
    return f"{title}, {week.days[0].date}–{week.days[-1].date}"


def _tick(page: Page, x: float, y: float, planned: bool) -> None:  # noqa: FBT001 (what the day says)
    if planned:
        page.box(x - BOX / 2, y, (BOX, BOX), weight=1.1)
    else:
        page.rule(x - 5, y + BOX / 2, 10, 1.2)


def _asked(diary: Diary, question: str) -> Block:
    def draw(page: Page, y: float) -> None:
        page.text(MARGIN, y + CAP * SECTION, question, BOLD, SECTION)
        _ticks(page, diary, y + CAP * SECTION + 3 * UNIT, None)

    return Block(CAP * SECTION + 3 * UNIT + _ticks_height(diary), draw, gap=6 * UNIT)


def _check(page: Page, table: LightTable) -> list[Block]:
    """The three lights one under the other, an answer a line; what holds for all below them."""
    return [_bands(page, table), *(_line(page, text) for text in table.foot)]


def _line(page: Page, text: str) -> Block:
    lines = set_lines(text, page.full.width, BODY)
    return Block(lines.height, lambda at, y: _drawn(_paragraph(at, y, lines)), gap=2.5 * UNIT)


def _bands(page: Page, table: LightTable) -> Block:
    sign = Span(MARGIN, page.columns(1, 3).width + 8 * MM)
    text = Span(sign.right + 5 * MM, page.full.right - sign.right - 8 * MM)
    bands = [_answers(table, number, text.width) for number in range(len(LIGHTS))]
    heights = [max(_height_of(lines) + 2 * BAND_PAD, SHAPE + STRIP + 4) for lines in bands]

    def draw(at: Page, y: float) -> None:
        with at.element("H2"):
            at.text(MARGIN, y + CAP * SECTION, table.title, BOLD, SECTION)
        y += CAP * SECTION + 3 * UNIT
        for number, (lines, height) in enumerate(zip(bands, heights, strict=True)):
            with at.element("P"):
                _plate(at, table, number, sign, (y, height))
                _stacked(at, lines, text.x, y + BAND_PAD)
            at.box(MARGIN, y, (at.full.width, height), weight=1.4)
            y += height

    return Block(CAP * SECTION + 3 * UNIT + sum(heights), draw, gap=6 * UNIT)


def _answers(table: LightTable, light: int, measure: float) -> list[Lines]:
    """Each question with its answer for one light, then what to do."""
    told = [
        (Run(f"{row.label}: "), Run(row.answers[light], BOLD))
        for row in table.rows
        if row.answers[light]
    ]
    return [set_lines(runs, measure, BODY) for runs in (*told, (Run(table.actions[light], BOLD),))]


def _height_of(lines: list[Lines]) -> float:
    return sum(each.height + BODY.lead - BODY.cap for each in lines) - (BODY.lead - BODY.cap)


def _stacked(page: Page, lines: list[Lines], x: float, y: float) -> None:
    for each in lines:
        y += page.lines(x, y, each) + BODY.lead - BODY.cap


def _plate(
    page: Page, table: LightTable, number: int, at: Span, place: tuple[float, float]
) -> None:
    y, height = place
    tint = TINTS[LIGHTS[number]]
    page.box(at.x, y, (at.width, height - STRIP), fill=tint.fill, weight=1.4)
    page.sign(LIGHTS[number], at.x + at.width / 2, y + (height - STRIP) / 2, 30, tint.ink)
    page.box(at.x, y, (at.width, height), weight=1.4)
    word = table.words[number]
    size = fitted(word, BOLD, 18, at.width - 8)
    page.middle(at.x + at.width / 2, y + height - STRIP / 2, word, BOLD, size)
