"""The sheet of a stop: no dose, no exercise, only whom to see."""

from typing import NamedTuple

from app.domain.programme import Layout
from app.pdf.block import Block, flow
from app.pdf.flare_and_calls import draw_whom, whom_height
from app.pdf.head import draw_foot, draw_head
from app.pdf.page import MARGIN, MM, TOP, UNIT, Page
from app.pdf.setting import Type
from app.pdf.typeface import BOLD, CAP
from app.pdf.why_box import Scale, check_room, draw_why
from app.sheet.sheet import Sheet, Whom


class Sizes(NamedTuple):
    """Type sizes of the page; `head` is a factor."""

    head: float
    why: Scale
    title: float
    body: Type
    number: float
    foot: float


USUAL = Sizes(1, Scale(body=Type(16, 22), headline=26), 22, Type(14, 19), 32, 12)
LARGE = Sizes(
    18 / 11,
    Scale(body=Type(18, 23.5), headline=26, label=18, sign=17 * MM, word=18, strip=36),
    26, Type(18, 23.5), 42, 18,
)  # fmt: skip


def draw_stop(page: Page, sheet: Sheet) -> None:
    """Draw one page; a second where whom to see has no room on the first."""
    sizes = LARGE if sheet.layout is Layout.LARGE else USUAL
    y = draw_head(page, sheet.head, TOP, scale=sizes.head)
    y = draw_why(page, sheet.why, y, sizes.why) + 9 * UNIT
    check_room(page, sheet.why, y, page.limit, sizes.why)
    with page.element("H2"):
        page.text(MARGIN, y + CAP * sizes.title, sheet.whom_title, BOLD, sizes.title)
    y += CAP * sizes.title + 4.5 * UNIT
    rows = [_row(page, whom, sizes) for whom in sheet.whom]
    for number, placed in enumerate(flow(rows, (y, TOP), page.limit)):
        if number:
            page.next()
        for each in placed:
            each.block.draw(page, each.y)
        draw_foot(page, sheet.foot, sheet.foot.bring, "", size=sizes.foot)


def _row(page: Page, whom: Whom, sizes: Sizes) -> Block:
    height = whom_height(page, whom, sizes.body, sizes.number)

    def draw(at: Page, y: float) -> None:
        draw_whom(at, whom, y, sizes.body, sizes.number)
        at.rule(MARGIN, y + height, at.full.width, 1.2)

    return Block(height, draw)
