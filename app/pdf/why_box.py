"""The WHY box: the light's shape and word, the headline and the reasons; the cells below it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.codes import Light
from app.domain.errors import sentence
from app.pdf.block import Block
from app.pdf.page import MARGIN, MM, TINTS, UNIT, Page
from app.pdf.setting import Lines, Type, bold_lead, set_lines
from app.pdf.typeface import BOLD, CAP, MEDIUM, fitted
from app.sheet.sheet import Cell, Why
from app.sheet.why import TooLong

PAD = 3.2 * UNIT
INSET = 2 * UNIT


@dataclass(frozen=True)
class Scale:
    """Type sizes of the box."""

    body: Type = field(default=Type(13.5, 18.5))
    headline: float = 22
    label: float = 12
    sign: float = 16 * MM
    word: float = 13
    strip: float = 27


def draw_why(page: Page, why: Why, y: float, scale: Scale = Scale()) -> float:
    """Draw the box; the y below it."""
    block = why_block(page, why, scale)
    block.draw(page, y)
    return y + block.height


def why_block(page: Page, why: Why, scale: Scale = Scale()) -> Block:
    """The box with the light at its left, as high as it."""
    x = (page.columns(1, 2).right if why.light else MARGIN) + 4.5 * MM
    measure = page.full.right - x - 3 * MM
    headline = set_lines(why.headline, measure, Type(scale.headline, scale.headline * 1.15, BOLD))
    body = set_lines(why.text, measure, scale.body)
    gaps = (0.5 * scale.headline, 1.05 * scale.body.size)
    inner = CAP * scale.label + gaps[0] + headline.height + gaps[1] + body.height
    height = 2 * PAD + inner + 0.2 * scale.body.size
    if why.light:
        height = max(height, scale.sign + scale.strip + 4 * UNIT)

    def draw(at: Page, y: float) -> None:
        if why.light:
            _plate(at, why, why.light, (y, height), scale)
        at.box(MARGIN, y, (at.full.width, height), weight=1.4)
        top = y + PAD + CAP * scale.label
        _element(at, "P", lambda: at.text(x, top, why.label, MEDIUM, scale.label))
        _element(at, "H2", lambda: at.lines(x, top + gaps[0], headline))
        low = top + gaps[0] + headline.height + gaps[1]
        _element(at, "P", lambda: at.lines(x, low, body))

    return Block(height, draw)


def flat_why_block(page: Page, why: Why, scale: Scale) -> Block:
    """The same with the light above the text, which takes the whole width: for a full page."""
    plate = scale.sign
    body = set_lines(why.text, page.full.width - 2 * INSET, scale.body)
    height = plate + 2.2 * UNIT + body.height + 2 * UNIT
    word = " · ".join(filter(None, (why.word, why.label)))
    x = MARGIN + INSET + (plate if why.light else 0)
    size = fitted(why.headline, BOLD, scale.headline, page.full.right - x - INSET)

    def draw(at: Page, y: float) -> None:
        if why.light:
            _small_plate(at, why.light, y, plate)
        at.box(MARGIN, y, (at.full.width, height), weight=1.4)
        top, low = y + 1.5 * UNIT + CAP * scale.label, y + plate - UNIT
        _element(at, "P", lambda: at.text(x, top, word, MEDIUM, scale.label))
        _element(at, "H2", lambda: at.text(x, low, why.headline, BOLD, size))
        _element(at, "P", lambda: at.lines(MARGIN + INSET, y + plate + 2.2 * UNIT, body))

    return Block(height, draw)


def _element(page: Page, kind: str, draw: Callable[[], object]) -> None:
    with page.element(kind):
        draw()


def _small_plate(page: Page, light: Light, y: float, across: float) -> None:
    tint = TINTS[light]
    page.box(MARGIN, y, (across, across), fill=tint.fill, weight=1.4)
    page.sign(light, MARGIN + across / 2, y + across / 2, across * 0.6, tint.ink)


def check_room(page: Page, why: Why, y: float, limit: float, scale: Scale) -> None:
    """Raise TooLong where what begins at y has no room above the limit, naming words too many."""
    if y <= limit + 0.5:
        return
    lines = -(-(y - limit) // scale.body.lead)
    plate = page.columns(1, 2)
    measure = page.full.right - plate.right - 7.5 * MM
    set_ = set_lines(why.text, measure, scale.body).lines
    over = sum(len(line) for line in set_[-int(lines) :])
    raise TooLong(sentence("The text is {words} words too long for this page."), words=over)


def draw_cells(page: Page, cells: tuple[Cell, ...], y: float, type_: Type) -> float:
    """Three short answers side by side; the y below them."""
    bottom = y
    for number, cell in enumerate(cells):
        at = page.columns(1 + 4 * number, 4)
        title = set_lines(cell.title, at.width, Type(type_.size, type_.lead, BOLD))
        with page.element("P"):
            top = y + page.lines(at.x, y, title) + 1.9 * UNIT
            text = set_lines(cell.text, at.width, type_)
            bottom = max(bottom, top + page.lines(at.x, top, text))
    return bottom


def draw_stacked_cells(page: Page, cells: tuple[Cell, ...], y: float, type_: Type) -> float:
    """The same answers one below the other, each after its title; the y below them."""
    block = cells_block(page, cells, type_)
    block.draw(page, y)
    return y + block.height


def cells_block(page: Page, cells: tuple[Cell, ...], type_: Type, gap: float = 0) -> Block:
    """The answers one below the other."""
    told = [
        set_lines(bold_lead(f"{cell.title}:", cell.text), page.full.width, type_) for cell in cells
    ]
    apart = 0.6 * type_.size

    def draw(at: Page, y: float) -> None:
        for lines in told:
            with at.element("P"):
                y += at.lines(MARGIN, y, lines) + apart

    return Block(sum(each.height + apart for each in told) - apart, draw, gap=gap)


def _plate(page: Page, why: Why, light: Light, place: tuple[float, float], scale: Scale) -> None:
    """The shape on its tint; the word below it in black on white, never on a tint."""
    y, height = place
    at, tint = page.columns(1, 2), TINTS[light]
    word = _word(page, why, scale)
    strip = max(scale.strip, word.height + 4 * UNIT)
    shape = height - strip
    page.box(at.x, y, (at.width, shape), fill=tint.fill, weight=1.4)
    page.sign(light, at.x + at.width / 2, y + shape / 2, scale.sign, tint.ink)
    middle = y + shape + (strip - word.height) / 2
    with page.element("P"):
        page.lines(at.x + at.width / 2, middle, word, align="centre")
    page.box(at.x, y, (at.width, height), weight=1.4)


def _word(page: Page, why: Why, scale: Scale) -> Lines:
    """The light in a word, on two lines where one has no room."""
    measure = page.columns(1, 2).width - 8
    return set_lines(why.word, measure, Type(scale.word, scale.word * 1.2, BOLD))
