"""Blocks: parts of a page that know their height before they are drawn, and flow over pages."""

from collections.abc import Callable
from dataclasses import dataclass

from app.pdf.page import Page


@dataclass(frozen=True)
class Block:
    """A part that is never split; `gap` is the air above it when it is not first on its page."""

    height: float
    draw: Callable[[Page, float], None]
    gap: float = 0


@dataclass(frozen=True)
class Placed:
    """A block and the y of its top."""

    block: Block
    y: float


def flow(blocks: list[Block], tops: tuple[float, float], limit: float) -> list[list[Placed]]:
    """Blocks on pages, in order: `tops` are where the first and every later page begins."""
    pages: list[list[Placed]] = [[]]
    y = tops[0]
    for block in blocks:
        gap = block.gap if pages[-1] else 0
        if y + gap + block.height > limit + 0.5 and y > tops[1]:
            pages.append([])
            y, gap = tops[1], 0
        pages[-1].append(Placed(block, y + gap))
        y += gap + block.height
    return pages


def wanting(pages: list[list[Placed]], limit: float) -> int:
    """How many pages but the first and the last are empty by a third or more."""
    ends = [placed[-1].y + placed[-1].block.height for placed in pages[1:-1]]
    return sum(limit - end > limit / 3 for end in ends)


def placed_late(
    pages: list[list[Placed]], block: Block, tops: tuple[float, float], limit: float
) -> list[list[Placed]]:
    """The pages with a last block on the latest that has room for it, else on one more."""
    for place in range(len(pages) - 1, -1, -1):
        end = max(
            (each.y + each.block.height for each in pages[place]), default=tops[min(place, 1)]
        )
        if end + block.gap + block.height <= limit:
            put = Placed(block, end + block.gap)
            return [*pages[:place], [*pages[place], put], *pages[place + 1 :]]
    return [*pages, [Placed(block, tops[1])]]
