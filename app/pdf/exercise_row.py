"""One exercise on a card: drawing, instructions, dose tile."""

from app.domain.codes import Light
from app.figures.drawing import load_drawing
from app.figures.themes import theme_for_paper
from app.pdf.block import Block
from app.pdf.figure import draw_figure
from app.pdf.page import BLACK, MARGIN, MM, UNIT, WHITE, Page, Span
from app.pdf.setting import Lines, Type, set_lines
from app.pdf.typeface import BOLD, CAP, MEDIUM, REGULAR, fitted, width
from app.sheet.sheet import DoseTile, SheetExercise

PAD = 1.9 * UNIT
BODY = Type(12, 15)
TITLE = Type(16, 18, BOLD)
DOSE = 34.0
WORD = 11.5
STRIP = 15.0
GAPS = (2.3 * UNIT, 1.7 * UNIT)  # between instructions: usual, and where a row is full
TALLEST = 44 * MM
NUMERAL = 20.0
INDENT = 27.0  # the title stands beside the numeral
TILE_PAD = 3.5 * MM
MOST_BESIDE = 2  # extras that may stand beside the numbers


def exercise_block(
    exercise: SheetExercise, number: int, weekdays: tuple[str, ...], height: float
) -> Block:
    """The row of one exercise, of this height."""

    def draw(at: Page, y: float) -> None:
        at.rule(MARGIN, y, at.full.width)
        at.rule(MARGIN, y + height, at.full.width)
        inner = height - 2 * PAD
        draw_drawing(at, exercise, at.columns(1, 3), y + PAD, inner)
        _words(at, exercise, number, y + PAD, height)
        _tile(at, exercise.dose, weekdays, y + PAD, inner)

    return Block(height, draw)


def height_needed(page: Page, exercise: SheetExercise, gap: float = GAPS[1]) -> float:
    """The height in which words and dose of this exercise fit; by default the least."""
    words = NUMERAL + 2.2 * UNIT + sum(
        lines.height + gap for lines in _instructions(page, exercise)
    )  # fmt: skip
    title = set_lines(exercise.title, _text(page).width - INDENT, TITLE)
    words += title.height - title.type.cap + (18 if exercise.change else -gap)
    return max(words + PAD + UNIT, _tile_height(exercise.dose) + 2 * PAD)


def draw_drawing(page: Page, exercise: SheetExercise, at: Span, y: float, height: float) -> None:
    """The drawing in its column; a quiet frame to sketch in where there is none."""
    drawing = load_drawing(exercise.drawing) if exercise.drawing else None
    if drawing is None:
        page.box(at.x, y, (at.width, height), weight=0.5, radius=3)
        return
    box = (at.x, page.paper.height - y - height, at.width, height)
    draw_figure(page.canvas, drawing, box, theme_for_paper(at.width / MM))


def draw_numeral(page: Page, x: float, y: float, number: int, across: float = NUMERAL) -> None:
    """The number of an exercise, white on a black disc with its top left corner at x, y."""
    radius = across / 2
    page.disc(x + radius, y + radius, radius)
    page.middle(x + radius, y + radius, str(number), BOLD, across * 0.65, ink=WHITE)


def draw_days(
    page: Page, at: Span, y: float, days: tuple[bool, ...], weekdays: tuple[str, ...],
    *, size: float = 10,
) -> None:  # fmt: skip
    """A strip of seven days, Monday first: black is a day to train."""
    step = (at.width + 2) / 7
    for number, (on, name) in enumerate(zip(days, weekdays, strict=True)):
        left = at.x + number * step
        page.box(left, y, (step - 2, 1.5 * size), fill=BLACK if on else WHITE, weight=0.8)
        font, ink = (BOLD, WHITE) if on else (REGULAR, BLACK)
        page.middle(left + (step - 2) / 2, y + 0.75 * size, name, font, size, ink=ink)


def draw_dose(page: Page, x: float, y: float, dose: DoseTile, size: float, word: float) -> float:
    """3 × 15 with a word below each number; the second column stands at the same x everywhere."""
    column = x + max(
        max(width(each, REGULAR, word) for each in ("ganger", "times")) + word,
        width("00", BOLD, size) + size * 0.35,
    )
    base = y + CAP * size
    for at, number in zip((x, column), dose.numbers, strict=False):
        page.text(at - size * 0.03, base, number.number, BOLD, size)
        page.text(at, base + 1.6 * UNIT + CAP * word, number.word, REGULAR, word)
    first = width(dose.numbers[0].number, BOLD, size)
    page.text((x + first + column) / 2, base, "×", MEDIUM, size * 0.8, align="centre")
    last = dose.numbers[-1]
    return column + max(width(last.number, BOLD, size), width(last.word, REGULAR, word))


def _text(page: Page) -> Span:
    return page.columns(4, 5)


def _beside(page: Page, dose: DoseTile) -> bool:
    """Whether load, hold and band stand beside the numbers, or among the instructions."""
    numbers = width(dose.numbers[-1].number, BOLD, DOSE)
    word = width(dose.numbers[-1].word, REGULAR, WORD)
    room = page.columns(9, 4).width - 2 * TILE_PAD - 52 - max(numbers, word)
    fits = all(width(extra, BOLD, WORD) + 6 <= room for extra in dose.extras)
    return len(dose.extras) <= MOST_BESIDE and fits


def _often(page: Page, dose: DoseTile) -> str:
    """How often, and for which side, where both have room on one line."""
    extras = dose.extras if dose.quotas else ()
    both = ", ".join(filter(None, (dose.often, dose.side, *extras)))
    return (
        both if width(both, BOLD, WORD) <= page.columns(9, 4).width - 2 * TILE_PAD else dose.often
    )


def _among(page: Page, dose: DoseTile) -> str:
    """What has no room in the tile and stands among the instructions."""
    all_in_line = _often(page, dose) != dose.often
    side = "" if all_in_line else dose.side
    extras = () if (all_in_line if dose.quotas else _beside(page, dose)) else dose.extras
    text = ", ".join(filter(None, (*extras, side)))
    return text[:1].upper() + text[1:]


def _instructions(page: Page, exercise: SheetExercise) -> list[Lines]:
    measure = _text(page).width
    lines = [set_lines(text, measure, BODY) for text in exercise.instructions]
    if among := _among(page, exercise.dose):
        lines.append(set_lines(among, measure, Type(BODY.size, BODY.lead, BOLD)))
    return lines


def _words(page: Page, exercise: SheetExercise, number: int, top: float, room: float) -> None:
    at = _text(page)
    usual = height_needed(page, exercise, GAPS[0]) <= room
    draw_numeral(page, at.x, top, number)
    title = set_lines(exercise.title, at.width - INDENT, TITLE)
    page.lines(at.x + INDENT, top + NUMERAL / 2 - TITLE.cap / 2, title)
    y = top + NUMERAL + 2.2 * UNIT + title.height - title.type.cap
    for lines in _instructions(page, exercise):
        y += page.lines(at.x, y, lines) + GAPS[0 if usual else 1]
    if exercise.change:
        draw_change(page, at.x, y, exercise.change, exercise.change_light)


def draw_change(page: Page, x: float, y: float, text: str, light: Light | None) -> None:
    """White on black: the one thing that changed."""
    size = 11.5
    indent = 23 if light else 9
    page.box(x, y, (width(text, BOLD, size) + indent + 7, 18), fill=BLACK, weight=0.5, radius=3)
    if light:
        page.sign(light, x + 13, y + 9, 9, WHITE)
    page.text(x + indent, y + 9 + CAP * size / 2, text, BOLD, size, ink=WHITE)


def _tile_height(dose: DoseTile) -> float:
    numbers = 2.3 * UNIT + CAP * DOSE + 1.6 * UNIT + CAP * WORD
    if dose.quotas:
        numbers = 2 * UNIT + CAP * 25 + 3.3 * UNIT + (CAP * 15.5 + UNIT) * (len(dose.quotas) - 1)
    return numbers + 1.4 * UNIT + CAP * WORD + 1.5 * UNIT + STRIP + 2.2 * UNIT


def _tile(page: Page, dose: DoseTile, weekdays: tuple[str, ...], y: float, height: float) -> None:
    at = page.columns(9, 4)
    page.box(at.x, y, (at.width, height), weight=1.1)
    x, inner = at.x + TILE_PAD, at.width - 2 * TILE_PAD
    strip = y + height - 2.2 * UNIT - STRIP
    if dose.quotas:
        _quotas(page, dose, x, inner, y + 2 * UNIT)
    else:
        draw_dose(page, x, y + 2.3 * UNIT, dose, DOSE, WORD)
        _extras(page, dose, x + inner, y + 2.3 * UNIT)
    often = _often(page, dose)
    page.text(x, strip - 1.5 * UNIT, often, BOLD, fitted(often, BOLD, WORD, inner))
    draw_days(page, Span(x, inner), strip, dose.days, weekdays)


def _extras(page: Page, dose: DoseTile, right: float, y: float) -> None:
    if not _beside(page, dose):
        return
    for number, extra in enumerate(dose.extras):
        base = y + CAP * DOSE - number * 15 if len(dose.extras) > 1 else y + CAP * DOSE
        page.text(right, base, extra, BOLD, WORD, align="right")


def _quotas(page: Page, dose: DoseTile, x: float, wide: float, y: float) -> None:
    for number, quota in enumerate(dose.quotas):
        size, label, font = (15.5, 12.0, REGULAR) if number else (25.0, 13.0, BOLD)
        base = y + CAP * size
        page.text(x, base, quota.week, font, label)
        page.text(x + wide, base, quota.amount, MEDIUM if number else BOLD, size, align="right")
        y = base + 1.9 * UNIT
        if not number and len(dose.quotas) > 1:
            page.rule(x, y - 0.2 * UNIT, wide, 0.6)
            y += 1.6 * UNIT
