"""How fast drawings are painted the first time, against bare curves of the same number."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPainterPath
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.figures.drawing import Drawing, drawing_ids, load_drawing
from app.pdf import figure as paper
from app.pdf.figure import draw_figure
from app.ui.widgets.bank import figure as screen
from app.ui.widgets.bank.figure import paint_figure
from tests.bench.timing import Figure, in_turn, milliseconds

CURVES = 600
MM = 72 / 25.4


def measured(folder: Path) -> Iterator[Figure]:
    rl_config.useA85 = 0  # as on the sheet
    application = QGuiApplication.instance() or QGuiApplication([])
    drawings = [drawing for each in drawing_ids() if (drawing := load_drawing(each))]

    ours, theirs = _medians(drawings, _on_screen, lambda: _painted(_bare_on_screen))
    yield Figure("figure_qt", ours, "ms", theirs, f"{CURVES} bare curves", "5 ms")

    ours, theirs = _medians(drawings, _on_paper, _bare_on_paper)
    yield Figure("figure_pdf", ours, "ms", theirs, f"{CURVES} bare curves", "16 ms")

    size = median(len(_page(drawing)) for drawing in drawings) / 1000
    yield Figure("figure_pdf_size", size, "kB", len(_page(None)) / 1000, "empty page", "10 kB")
    del application


def _medians(
    drawings: list[Drawing], paint: Callable[[Drawing], object], bare: Callable[[], object]
) -> tuple[float, float]:
    _, theirs = in_turn(lambda: paint(drawings[0]), bare, 25)
    return median(milliseconds(lambda shown=shown: paint(shown)) for shown in drawings), theirs


def _on_screen(drawing: Drawing) -> None:
    screen._path.cache_clear()
    _painted(lambda painter: paint_figure(painter, drawing, QRectF(0, 0, 240, 200), "colour"))


def _painted(paint: Callable[[QPainter], object]) -> None:
    image = QImage(240, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()


def _bare_on_screen(painter: QPainter) -> None:
    path = QPainterPath()
    for step in range(CURVES):
        path.cubicTo(step % 240, 20, 40, step % 200, (step * 7) % 240, (step * 3) % 200)
    painter.drawPath(path)


def _on_paper(drawing: Drawing) -> None:
    paper._operators.cache_clear()
    draw_figure(Canvas(BytesIO()), drawing, (0, 0, 35 * MM, 32 * MM), "print")


def _bare_on_paper() -> None:
    canvas = Canvas(BytesIO())
    path = canvas.beginPath()
    path.moveTo(0, 0)
    for step in range(CURVES):
        path.curveTo(step % 240, 20, 40, step % 200, (step * 7) % 240, (step * 3) % 200)
    canvas.drawPath(path)


def _page(drawing: Drawing | None) -> bytes:
    page = BytesIO()
    canvas = Canvas(page, pageCompression=1)
    if drawing:
        draw_figure(canvas, drawing, (0, 0, 35 * MM, 32 * MM), "print")
    canvas.save()
    return page.getvalue()
