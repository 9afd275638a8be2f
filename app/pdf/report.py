"""A plain document of headings, paragraphs and lists over as many pages as it takes."""

from app.domain.clinic import PaperSize
from app.domain.codes import Language
from app.pdf.block import Block, flow
from app.pdf.page import FOOT, MARGIN, PAPERS, TOP, UNIT, Page
from app.pdf.setting import Lines, Type, set_lines
from app.pdf.typeface import BOLD, REGULAR, SEMI, printable
from app.sheet.outline import Heading, Items, Node, Paragraph

BODY = Type(11, 14.5)
HEADS = {1: Type(22, 26, BOLD), 2: Type(15, 18, BOLD), 3: Type(12, 15, SEMI)}
AIR = {1: 5 * UNIT, 2: 6 * UNIT, 3: 4 * UNIT}
INDENT = 16.0
MOST_ITEMS = 12  # of a list that is not split


def render_report(
    nodes: tuple[Node, ...], title: str, language: Language, paper: PaperSize, numbered: str
) -> bytes:
    """The pages as PDF; a letter without a glyph is named, not refused.

    `numbered` is "Page {page} of {pages}" in words.
    """
    page = Page(title, language, PAPERS[paper])
    pages = flow(_blocks(page, nodes), (TOP, TOP), page.limit)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            page.next()
        for each in placed:
            each.block.draw(page, each.y)
        foot = numbered.format(page=number, pages=len(pages))
        page.text(page.full.right, page.paper.height - FOOT, foot, REGULAR, 10, align="right")
    return page.finished()


def _blocks(page: Page, nodes: tuple[Node, ...]) -> list[Block]:
    blocks: list[Block] = []
    heading: Block | None = None
    for node in nodes:
        for block in _of_node(page, node):
            whole = _together(heading, block) if heading else block
            heading = whole if isinstance(node, Heading) else None
            if heading is None:
                blocks.append(whole)
    return [*blocks, heading] if heading else blocks


def _together(heading: Block, block: Block) -> Block:
    """A heading is never left alone at the foot of a page."""
    below = heading.height + block.gap

    def draw(page: Page, y: float) -> None:
        heading.draw(page, y)
        block.draw(page, y + below)

    return Block(below + block.height, draw, gap=heading.gap)


def _of_node(page: Page, node: Node) -> list[Block]:
    if isinstance(node, Heading):
        lines = _set(page, node.text, HEADS[node.level])
        return [_block(lines, f"H{node.level}", AIR[node.level])]
    if isinstance(node, Paragraph):
        return [_block(_set(page, node.text, BODY), "P", 2 * UNIT)]
    if isinstance(node, Items):
        items = [_set(page, text, BODY, INDENT) for text in node.items]
        return [_list(items[at : at + MOST_ITEMS]) for at in range(0, len(items), MOST_ITEMS)]
    raise TypeError(node)  # no report has a table


def _set(page: Page, text: str, type_: Type, indent: float = 0) -> Lines:
    return set_lines(printable(text), page.full.width - indent, type_)


def _list(items: list[Lines]) -> Block:
    def draw(page: Page, y: float) -> None:
        with page.element("L"):
            for lines in items:
                with page.element("LI"), page.element("LBody"):
                    y += page.lines(MARGIN + INDENT, y, lines) + 1.5 * UNIT

    height = sum(lines.height + 1.5 * UNIT for lines in items) - 1.5 * UNIT
    return Block(height, draw, gap=2 * UNIT)


def _block(lines: Lines, kind: str, gap: float) -> Block:
    def draw(page: Page, y: float) -> None:
        with page.element(kind):
            page.lines(MARGIN, y, lines)

    return Block(lines.height, draw, gap=gap)
