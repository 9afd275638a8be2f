"""Layout overview: all on one page, set as closely as it must be, or refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, pairwise

from msgspec import structs

from app.domain.errors import sentence
from app.pdf.block import Block
from app.pdf.head import draw_foot, draw_head
from app.pdf.light_table import Scale, draw_table, table_height
from app.pdf.overview_pairs import Close, pairs
from app.pdf.overview_rows import rows
from app.pdf.page import BLACK, COLUMNS, MARGIN, TOP, UNIT, WHITE, Page, Span
from app.pdf.setting import Lines, Run, Type, bold_lead, set_lines
from app.pdf.typeface import BOLD, SEMI, fitted
from app.pdf.why_box import Scale as WhyScale
from app.pdf.why_box import cells_block, flat_why_block, why_block
from app.sheet.sheet import Call, LightTable, Sheet
from app.sheet.why import TooLong

SOURCES = Type(8.5, 10.5)
LEAST_COLUMNS = 2
AIR = 0.75
Drawn = Callable[[Page, Sheet, float], list[Block]]  # the exercises, sharing what room is left


class NotOnOnePage(TooLong):
    """What stands on the sheet has no room on one page in letters that can be read."""


@dataclass(frozen=True)
class Density:
    """How closely all is set that stands above and below the exercises."""

    why: Callable[..., Block]
    scale: WhyScale
    body: Type
    table: Scale
    gap: float
    whole: bool = True  # with the dose one step down, and the sources


def _in_rows(most: int) -> Drawn:
    return lambda page, sheet, room: rows(page, sheet, most, room)


def _in_pairs(close: Close) -> Drawn:
    return lambda page, sheet, room: pairs(page, sheet, close, room)


CALM = Density(
    why_block, WhyScale(body=Type(12.3, 16), headline=19), Type(12, 15),
    Scale(head=13, head_height=26, row=18.5, title=True, notes=False, pad=1.6 * UNIT), 2.4 * UNIT,
)  # fmt: skip
CLOSE = Density(
    flat_why_block, WhyScale(body=Type(12, 14.6), headline=18, sign=39), Type(12, 14.2),
    Scale(number=14, head=13, head_height=22, row=15.5, title=True, notes=False, pad=4.6),
    1.7 * UNIT,
)  # fmt: skip
TOGETHER = (
    _in_pairs(Close(42, 4.5, 5.5, strip=False, large=False)),
    _in_pairs(Close(38, 3, 4.4, strip=False, large=False)),
)
TOLD = tuple(_in_rows(most) for most in (4, 3, 2, 1)) + tuple(
    _in_pairs(Close(instructions=most)) for most in (3, 2, 1)
)
STILL_TOLD = (
    _in_rows(1),
    *(_in_pairs(Close(50, 5, 6, instructions=most)) for most in (2, 1)),
    _in_pairs(Close(50, 5, 6, instructions=1, strip=False)),
)
SETTINGS: tuple[tuple[Density, tuple[Drawn, ...]], ...] = (
    (CALM, TOLD),
    (CLOSE, (
        *STILL_TOLD,
        _in_pairs(Close(50, 5, 6)),
        _in_pairs(Close(50, 5, 6, strip=False)),
        *TOGETHER,
    )),
    (replace(CLOSE, whole=False), TOGETHER),
)  # fmt: skip


def draw_overview(page: Page, sheet: Sheet) -> None:
    """One page. Raises NotOnOnePage where even the closest setting has no room."""
    y = draw_head(page, sheet.head, TOP, air=AIR)
    for block, top in _placed(page, sheet, y):
        block.draw(page, top)
    draw_foot(page, sheet.foot, _bring(sheet), sheet.foot.page.format(page=1, pages=1))


def _placed(page: Page, sheet: Sheet, top: float) -> list[tuple[Block, float]]:
    """The blocks of the calmest setting that fits, each with its y."""
    for density, ways in SETTINGS:
        above, below = _above(page, sheet, density), _below(page, sheet, density)
        room = page.limit + UNIT - top - _height([*above, *below])
        for way in ways:
            left = room - _height(_exercises(page, sheet, density, way, 0))
            if left >= 0:
                exercises = _exercises(page, sheet, density, way, left - 2 * UNIT)
                return _stacked([*above, *exercises, *below], top)
    raise NotOnOnePage(
        sentence("This does not fit on one page. Choose cards, or take out words or exercises.")
    )


def _height(blocks: list[Block]) -> float:
    return sum(each.gap + each.height for each in blocks)


def _stacked(blocks: list[Block], y: float) -> list[tuple[Block, float]]:
    placed = []
    for each in blocks:
        placed.append((each, y + each.gap))
        y += each.gap + each.height
    return placed


def _above(page: Page, sheet: Sheet, density: Density) -> list[Block]:
    cells = cells_block(page, sheet.cells[:2], density.body, density.gap + 2)
    return [density.why(page, sheet.why, density.scale), cells]


def _exercises(page: Page, sheet: Sheet, density: Density, way: Drawn, room: float) -> list[Block]:
    """The exercises, and where to find what this page has no room for."""
    found = way(page, sheet, room)
    found = [replace(each, gap=0 if number else density.gap) for number, each in enumerate(found)]
    elsewhere = "" if way in (*TOLD, *STILL_TOLD) else sheet.on_cards
    elsewhere = elsewhere if density.whole else sheet.rest_on_cards
    if way in TOGETHER:
        elsewhere = f"{sheet.starts} {elsewhere}".strip()
    return [*found, _line(page, elsewhere, density.body, density.gap)] if elsewhere else found


def _below(page: Page, sheet: Sheet, density: Density) -> list[Block]:
    gap, body = density.gap, density.body
    blocks = [_check(page, sheet.check, density)] if sheet.check else []
    if sheet.check and density.whole:
        blocks += [_line(page, text, body, gap) for text in sheet.check.foot]
    if sheet.flare and sheet.calls:
        blocks.append(_help(page, sheet, density))
    if sheet.sources and density.whole:
        sources = bold_lead(sheet.sources_label, sheet.sources)
        blocks.append(_line(page, sources, SOURCES, gap))
    return blocks


def _bring(sheet: Sheet) -> str:
    """The foot names the next visit: the cell that does so elsewhere has no room here."""
    return ": ".join((sheet.foot.bring, *(cell.text for cell in sheet.cells[2:])))


def _line(page: Page, text: str | tuple[Run, ...], type_: Type, gap: float) -> Block:
    lines = set_lines(text, page.full.width, type_)

    def draw(at: Page, y: float) -> None:
        with at.element("P"):
            at.lines(MARGIN, y, lines)

    return Block(lines.height, draw, gap)


def _check(page: Page, table: LightTable, density: Density) -> Block:
    short = structs.replace(table, note=table.short_note, actions=table.short_actions)
    height = table_height(page, short, density.table)
    return Block(height, lambda at, y: _tabled(at, short, y, density.table), density.gap)


def _tabled(page: Page, table: LightTable, y: float, scale: Scale) -> None:
    draw_table(page, table, y, scale)


def _help(page: Page, sheet: Sheet, density: Density) -> Block:
    """If it flares, whom to call the same day, and 113, in columns as wide as they need."""
    parts = _parts(page, sheet, density.body)
    height = 24 + max(lines.height for _, lines in parts)

    def draw(at: Page, y: float) -> None:
        titles = [sheet.flare.title if sheet.flare else "", *map(_who, _calls(sheet))]
        for (span, lines), title in zip(parts, titles, strict=True):
            with at.element("H2"):
                _title(at, span, title, y)
            with at.element("P"):
                at.lines(span.x, y + 24, lines)

    return Block(height, draw, density.gap + 4)


def _calls(sheet: Sheet) -> list[Call]:
    """The clinic first, 113 last, where its black plate closes the page."""
    calls = sheet.calls.calls if sheet.calls else ()
    return [*calls[1:], *calls[:1]]


def _parts(page: Page, sheet: Sheet, type_: Type) -> list[tuple[Span, Lines]]:
    """The columns of the lowest arrangement; of equally low ones the most even."""
    texts: list[tuple[Run, ...]] = [(Run(sheet.flare.short if sheet.flare else ""),)]
    texts += [(Run(call.signs), Run(" " + call.urge, SEMI)) for call in _calls(sheet)]
    widest = COLUMNS - LEAST_COLUMNS * (len(texts) - 1)
    set_ = [
        {n: set_lines(text, page.columns(1, n).width, type_)
         for n in range(LEAST_COLUMNS, widest + 1)}
        for text in texts
    ]  # fmt: skip

    def lowest(shares: tuple[int, ...]) -> tuple[float, int]:
        high = max(each[n].height for each, n in zip(set_, shares, strict=True))
        return high, max(shares)

    shares = min(_shares(len(texts)), key=lowest)
    starts = accumulate((1, *shares[:-1]))
    return [
        (page.columns(start, n), each[n])
        for start, each, n in zip(starts, set_, shares, strict=True)
    ]


def _shares(count: int) -> Iterator[tuple[int, ...]]:
    """Every way to share the columns of the page among so many texts, two at least to each."""
    for inner in combinations(range(LEAST_COLUMNS, COLUMNS), count - 1):
        shares = tuple(b - a for a, b in pairwise((0, *inner, COLUMNS)))
        if min(shares) >= LEAST_COLUMNS:
            yield shares


def _who(call: Call) -> str:
    return call.number or " ".join(call.who)


def _title(page: Page, at: Span, title: str, y: float) -> None:
    if not title.isdigit():
        size = fitted(title, BOLD, 14, at.width)
        page.text(at.x, y + 12, title, BOLD, size)
        return
    page.box(at.x, y - 4, (46, 21), fill=BLACK, weight=0.5, radius=3)
    page.middle(at.x + 23, y + 6.5, title, BOLD, 17, ink=WHITE)
