"""The same sheet set by WeasyPrint and by fpdf2: same words, drawings as paths, as many pages.

Both are warm: the style sheet and the drawings' SVG are made beforehand, as Takt's own fonts and
drawings are. They tag nothing and lay out more simply, which is to their advantage.
"""

from collections.abc import Iterator
from functools import cache, partial
from html import escape
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from app.figures.drawing import load_drawing
from app.figures.svg import svg
from app.pdf.home_programme import render
from app.resources import FOLDER
from app.sheet.outline import Heading, Items, Node, Paragraph, Table, outline
from app.sheet.sheet import Diary, Sheet
from tests.bench.timing import Figure, in_turn
from tests.sheets import BACK, LEG, a_knee_case, a_sheet

ROUNDS = 15
WIDE_MM, HIGH_MM, MARGIN_MM = 42, 24, 15
FACES = {"": "FiraSans-Regular", "B": "FiraSans-Bold"}
STYLE = """
@page { size: A4; margin: 12mm 15mm 14mm }
@font-face { font-family: Fira; src: url(%s) }
@font-face { font-family: Fira; font-weight: bold; src: url(%s) }
body { font: 10pt/1.25 Fira } h1 { font-size: 20pt } h2 { font-size: 13pt }
h1, h2, p, ol { margin: 0 0 1.5mm } svg { float: left; margin-right: 6mm }
h2 { clear: left } .page { break-before: page }
table { border-collapse: collapse; width: 100%% } td { border: 0.6pt solid; height: 7.4mm }
"""


def measured(folder: Path) -> Iterator[Figure]:
    sheet = a_sheet(a_knee_case(*LEG, *BACK[:2], pain_next_morning=3))
    ours = partial(render, sheet)
    pages = _pages(ours())
    for name, set_by in (("WeasyPrint", by_weasyprint), ("fpdf2", by_fpdf2)):
        peer = partial(set_by, sheet)
        theirs = peer()
        if _pages(theirs) != pages:
            raise SystemExit(f"{name} set {_pages(theirs)} pages, Takt {pages}")
        took, peer_took = in_turn(ours, peer, ROUNDS)
        against = f"{name}, {pages} pages"
        yield Figure(f"sheet_{name}", took, "ms", peer_took, against)
        yield Figure(f"size_{name}", len(ours()) / 1000, "kB", len(theirs) / 1000, against)


def by_weasyprint(sheet: Sheet) -> bytes:
    parts, drawings = [], iter(sheet.exercises)
    for node in outline(sheet):
        parts.append(_html(node, starts_page=_starts_page(node, sheet)))
        if _is_exercise(node, sheet):
            parts.append(drawn(next(drawings).drawing))
    parts += [f'<h2 class="page">{escape(sheet.diary.title)}</h2>', _diary_html(sheet.diary)]
    style, fonts = _style()
    return HTML(string=f"<html lang='nb'>{''.join(parts)}</html>").write_pdf(
        stylesheets=[style], font_config=fonts
    )


def by_fpdf2(sheet: Sheet) -> bytes:
    page = FPDF(format="A4")
    for weight, face in FACES.items():
        page.add_font("Fira", weight, FOLDER / "fonts" / f"{face}.ttf")
    page.set_margins(MARGIN_MM, 12)
    page.set_auto_page_break(True, 14)  # noqa: FBT003 (as fpdf2 takes it)
    page.add_page()
    drawings, left, low = iter(sheet.exercises), MARGIN_MM, 0
    for node in outline(sheet):
        if _starts_page(node, sheet):
            page.add_page()
            low = 0
        if isinstance(node, Heading):
            left, low = MARGIN_MM, max(low, page.y)
            page.set_y(low)
        if _is_exercise(node, sheet):
            left, low = 2 * MARGIN_MM + WIDE_MM, page.y + HIGH_MM
            picture = BytesIO(drawn(next(drawings).drawing).encode())
            page.image(picture, MARGIN_MM, page.y, h=HIGH_MM)
        _fpdf(page, node, left)
    page.add_page()
    _fpdf(page, Heading(2, sheet.diary.title), MARGIN_MM)
    _diary_fpdf(page, sheet.diary)
    return bytes(page.output())


@cache
def drawn(drawing_id: str) -> str:
    drawing = load_drawing(drawing_id)
    return svg(drawing, "print", min(WIDE_MM, HIGH_MM * drawing.width / drawing.height))


@cache
def _style() -> tuple[CSS, FontConfiguration]:
    fonts = FontConfiguration()
    urls = tuple((FOLDER / "fonts" / f"{face}.ttf").as_uri() for face in FACES.values())
    return CSS(string=STYLE % urls, font_config=fonts), fonts


def _pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def _is_exercise(node: Node, sheet: Sheet) -> bool:
    titles = {f"{number}. {each.title}" for number, each in enumerate(sheet.exercises, 1)}
    return isinstance(node, Heading) and node.text in titles


def _starts_page(node: Node, sheet: Sheet) -> bool:
    return isinstance(node, Heading) and node.text == f"5. {sheet.exercises[4].title}"


def _html(node: Node, *, starts_page: bool) -> str:
    if isinstance(node, Heading):
        kind = ' class="page"' if starts_page else ""
        return f"<h{node.level}{kind}>{escape(node.text)}</h{node.level}>"
    if isinstance(node, Paragraph):
        return f"<p>{escape(node.text)}</p>"
    if isinstance(node, Items):
        return f"<ol>{''.join(f'<li>{escape(each)}' for each in node.items)}</ol>"
    return _rows_html((node.heads, *node.rows))


def _rows_html(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ("".join(f"<td>{escape(cell)}" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}' for row in cells)}</table>"


def _diary_html(diary: Diary) -> str:
    return "".join(f"<p>{week.title}</p>{_rows_html(_boxes(diary, week))}" for week in diary.weeks)


def _boxes(diary: Diary, week) -> tuple[tuple[str, ...], ...]:
    heads = ("", *map(str, range(1, len(week.days[0].planned) + 1)), *map(" ".join, diary.heads))
    days = (
        (f"{day.weekday} {day.date}", *("" if on else "–" for on in day.planned), *[""] * 2)
        for day in week.days
    )
    return heads, *days


def _fpdf(page: FPDF, node: Node, left: float) -> None:
    page.set_x(left)
    if isinstance(node, Heading):
        page.set_font("Fira", "B", 20 if node.level == 1 else 13)
        page.multi_cell(0, 6, node.text, new_x="LMARGIN", new_y="NEXT")
        return
    page.set_font("Fira", "", 10)
    if isinstance(node, Table):
        _table_fpdf(page, (node.heads, *node.rows))
        return
    for text in node.items if isinstance(node, Items) else (node.text,):
        page.set_x(left)
        page.multi_cell(0, 4.4, text, new_x="LMARGIN", new_y="NEXT")


def _table_fpdf(page: FPDF, rows: tuple[tuple[str, ...], ...]) -> None:
    with page.table(line_height=5) as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)


def _diary_fpdf(page: FPDF, diary: Diary) -> None:
    for week in diary.weeks:
        _fpdf(page, Paragraph(week.title), MARGIN_MM)
        with page.table(line_height=7.4) as table:
            for cells in _boxes(diary, week):
                row = table.row()
                for cell in cells:
                    row.cell(cell)
