"""The sheet of a stop: no dose, no exercise, only whom to see."""

from app.pdf.flare_and_calls import draw_whom, whom_height
from app.pdf.head import draw_foot, draw_head
from app.pdf.page import MARGIN, TOP, UNIT, Page
from app.pdf.setting import Type
from app.pdf.typeface import BOLD, CAP
from app.pdf.why_box import Scale, check_room, draw_why
from app.sheet.sheet import Sheet

WHY = Scale(body=Type(16, 22), headline=26)


def draw_stop(page: Page, sheet: Sheet) -> None:
    """Draw the one page."""
    y = draw_head(page, sheet.head, TOP)
    y = draw_why(page, sheet.why, y, WHY) + 9 * UNIT
    with page.element("H2"):
        page.text(MARGIN, y + CAP * 22, sheet.whom_title, BOLD, 22)
    y += CAP * 22 + 4.5 * UNIT
    for whom in sheet.whom:
        draw_whom(page, whom, y)
        y += whom_height(page, whom)
    page.rule(MARGIN, y, page.full.width, 1.2)
    check_room(page, sheet.why, y, page.limit, WHY)
    draw_foot(page, sheet.foot, sheet.foot.bring, "", size=12)
