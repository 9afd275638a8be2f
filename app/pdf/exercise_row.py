"""One exercise on a card: drawing, instructions, dose tile."""

from app.domain.codes import Light
from app.figures.drawing import load_drawing
from app.figures.themes import theme_for_paper
from app.pdf.block import Block
from app.pdf.dose_tile import arranged, draw_tile, tile_height
from app.pdf.figure import draw_figure
from app.pdf.page import BLACK, MARGIN, MM, UNIT, WHITE, Page, Span
from app.pdf.photo import draw_photo
from app.pdf.setting import Lines, Type, set_lines
from app.pdf.typeface import BOLD, CAP, width
from app.sheet.sheet import SheetExercise

PAD = 1.9 * UNIT
BODY = Type(12, 15)
TITLE = Type(16, 18, BOLD)
GAPS = (2.3 * UNIT, 1.5 * UNIT)  # between instructions: usual, and where a row is full
TALLEST = 44 * MM
NUMERAL = 20.0
INDENT = 27.0  # the title stands beside the numeral


def exercise_block(
    exercise: SheetExercise, number: int, weekdays: tuple[str, ...], height: float
) -> Block:
    """The row of one exercise, of this height."""

    def draw(at: Page, y: float) -> None:
        at.rule(MARGIN, y, at.full.width)
        at.rule(MARGIN, y + height, at.full.width)
        inner = height - 2 * PAD
        _words(at, exercise, number, y + PAD, height)
        draw_drawing(at, exercise, at.columns(1, 3), y + PAD, inner)
        draw_tile(at, exercise.dose, weekdays, y + PAD, inner)

    return Block(height, draw)


def height_needed(page: Page, exercise: SheetExercise, gap: float = GAPS[1]) -> float:
    """The height in which words and dose of this exercise fit; by default the least."""
    words = NUMERAL + 2.2 * UNIT + sum(
        lines.height + gap for lines in _instructions(page, exercise)
    )  # fmt: skip
    title = set_lines(exercise.title, _text(page).width - INDENT, TITLE)
    words += title.height - title.type.cap + (18 if exercise.change else -gap)
    return max(words + PAD + UNIT, tile_height(exercise.dose) + 2 * PAD)


def draw_drawing(page: Page, exercise: SheetExercise, at: Span, y: float, height: float) -> None:
    """The drawing or photo in its column; a quiet frame to sketch in where there is none."""
    box = (at.x, page.paper.height - y - height, at.width, height)
    if exercise.photo:
        draw_photo(page, exercise.photo, exercise.title, box)
        return
    drawing = load_drawing(exercise.drawing) if exercise.drawing else None
    if drawing is None:
        page.box(at.x, y, (at.width, height), weight=0.5, radius=3)
        return
    with page.element("Figure", alt=exercise.title), page.tags.marked():
        draw_figure(page.canvas, drawing, box, theme_for_paper(at.width / MM))


def draw_numeral(page: Page, x: float, y: float, number: int, across: float = NUMERAL) -> None:
    """The number of an exercise, white on a black disc with its top left corner at x, y."""
    radius = across / 2
    page.disc(x + radius, y + radius, radius)
    page.middle(x + radius, y + radius, str(number), BOLD, across * 0.65, ink=WHITE)


def _text(page: Page) -> Span:
    return page.columns(4, 5)


def _instructions(page: Page, exercise: SheetExercise) -> list[Lines]:
    measure = _text(page).width
    lines = [set_lines(text, measure, BODY) for text in exercise.instructions]
    if among := arranged(page, exercise.dose).among:
        lines.append(set_lines(among, measure, Type(BODY.size, BODY.lead, BOLD)))
    return lines


def _words(page: Page, exercise: SheetExercise, number: int, top: float, room: float) -> None:
    at = _text(page)
    usual = height_needed(page, exercise, GAPS[0]) <= room
    title = set_lines(exercise.title, at.width - INDENT, TITLE)
    with page.element("H2"):
        draw_numeral(page, at.x, top, number)
        page.lines(at.x + INDENT, top + NUMERAL / 2 - TITLE.cap / 2, title)
    y = top + NUMERAL + 2.2 * UNIT + title.height - title.type.cap
    with page.element("L"):
        for lines in _instructions(page, exercise):
            with page.element("LI"), page.element("LBody"):
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
    with page.element("P"):
        page.text(x + indent, y + 9 + CAP * size / 2, text, BOLD, size, ink=WHITE)
