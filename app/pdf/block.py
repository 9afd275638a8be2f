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
