"""Where the diary stands: below what is on the page, or on pages of its own."""

from msgspec import structs

from app.pdf.block import Block, Placed
from app.pdf.diary_tables import ROWS, abreast, diary_height, draw_diary
from app.pdf.notes import HEADING, heading
from app.pdf.page import UNIT, Page
from app.sheet.sheet import Diary

GAP = 6.5 * UNIT
ROW_ALONE = 34.0  # the tallest row of a diary with a page of its own


def with_diary(
    page: Page, pages: list[list[Placed]], diary: Diary | None, sources: Block, top: float
) -> list[list[Placed]]:
    """The pages with the diary, and the sources at the foot of the last."""
    last = pages[-1][-1]
    low = last.y + last.block.height + GAP
    if diary is None:
        return [*pages[:-1], [*pages[-1], Placed(sources, low)]]
    row = row_in(diary, page.limit - low - room_below(sources))
    if row >= ROWS[1]:
        block = diary_block(diary, min(row, ROWS[0]), sources)
        return [*pages[:-1], [*pages[-1], Placed(block, low)]]
    room = page.limit - top - room_below(sources)
    return pages + [[Placed(block, top)] for block in _alone(diary, room, sources)]


def row_in(diary: Diary, room: float) -> float:
    """The height of a row where the whole diary has this room."""
    return (room - diary_block_height(diary, 0)) / (7 * _stories(diary))


def room_below(sources: Block) -> float:
    """What the sources take at the foot of the page."""
    return sources.height + 4 * UNIT


def diary_block(diary: Diary, row: float, sources: Block | None) -> Block:
    """The diary under its heading, with the sources at the foot of its page."""

    def draw(at: Page, y: float) -> None:
        top = heading(at, diary.title, diary.note, y) + UNIT
        draw_diary(at, diary, top, row)
        if sources:
            sources.draw(at, at.limit - sources.height)

    below = room_below(sources) if sources else 0
    return Block(diary_block_height(diary, row) + below, draw)


def diary_block_height(diary: Diary, row: float) -> float:
    """Height of heading and tables."""
    return HEADING + UNIT + diary_height(diary, row)


def _alone(diary: Diary, room: float, sources: Block) -> list[Block]:
    """As few pages as give every row its height."""
    *earlier, last = next(
        parts
        for parts in (_parts(diary, count) for count in range(1, _stories(diary) + 1))
        if min(row_in(part, room) for part in parts) >= ROWS[1] or len(parts) == _stories(diary)
    )
    row = min(ROW_ALONE, *(row_in(part, room) for part in (*earlier, last)))
    return [*(diary_block(part, row, None) for part in earlier), diary_block(last, row, sources)]


def _parts(diary: Diary, count: int) -> list[Diary]:
    """The weeks shared among so many pages."""
    step = abreast(diary) * -(-_stories(diary) // count)
    starts = range(0, len(diary.weeks), step)
    return [structs.replace(diary, weeks=diary.weeks[at : at + step]) for at in starts]


def _stories(diary: Diary) -> int:
    return -(-len(diary.weeks) // abreast(diary))
