"""The printed home programme: one sheet in, one PDF out, all in memory."""

from msgspec import to_builtins

from app.domain.codes import Light
from app.domain.programme import Layout
from app.pdf.cards import draw_cards
from app.pdf.large import draw_large
from app.pdf.overview import draw_overview
from app.pdf.page import PAPERS, Page
from app.pdf.stop import draw_stop
from app.pdf.typeface import check_letters
from app.sheet.sheet import Sheet


def render(sheet: Sheet) -> bytes:
    """The pages as PDF: equal sheets give equal bytes.

    Raises GlyphMissing where a letter cannot be printed, TooLong where a text does not fit.
    """
    check_letters(_words(to_builtins(sheet, builtin_types=(bytes,))))
    page = Page(sheet.document_title, sheet.language, PAPERS[sheet.paper])
    if sheet.why.light is Light.STOP:
        draw_stop(page, sheet)
    else:
        LAYOUTS[sheet.layout](page, sheet)
    return page.finished()


LAYOUTS = {Layout.CARDS: draw_cards, Layout.OVERVIEW: draw_overview, Layout.LARGE: draw_large}


def _words(part: object) -> list[str]:
    """All texts of a sheet, however deep."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, dict):
        part = list(part.values())
    return (
        [word for each in part for word in _words(each)] if isinstance(part, list | tuple) else []
    )
