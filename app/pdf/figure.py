"""Exercise drawings on a ReportLab canvas."""

from functools import lru_cache

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from app.figures.drawing import UNITS_PER_CM, Drawing, place, steps_of
from app.figures.themes import Ink, Pen, ThemeName, touches

_OPERATORS = {"M": "m", "l": "l", "c": "c", "z": "h"}
_MOST_POINTS_PER_CM = 1.75  # a small close-up is not blown up beyond its neighbours


def draw_figure(
    canvas: Canvas, drawing: Drawing, box: tuple[float, float, float, float], theme: ThemeName
) -> None:
    """Fit a drawing into a box: x and y of its lower left corner, width, height, in points."""
    left, low, width, height = box
    at = place(drawing, width, height, most=_MOST_POINTS_PER_CM)
    canvas.saveState()
    canvas.transform(at.scale, 0, 0, -at.scale, left + at.x, low + height - at.y)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for touch in touches(drawing, theme, at.scale * UNITS_PER_CM):
        if touch.fill:
            _fill(canvas, touch.fill)
        if touch.pen:
            _pen(canvas, touch.pen, 1 / at.scale)
        path = PDFPathObject([_operators(touch.outline)])
        canvas.drawPath(path, stroke=touch.pen is not None, fill=touch.fill is not None)
    canvas.restoreState()


@lru_cache(maxsize=4096)
def _operators(outline: str) -> str:
    return " ".join(
        " ".join((*map(str, points), _OPERATORS[letter])) for letter, points in steps_of(outline)
    )


def _fill(canvas: Canvas, ink: Ink) -> None:
    if len(set(ink)) == 1:
        canvas.setFillGray(ink[0])
    else:
        canvas.setFillColorRGB(*ink)


def _pen(canvas: Canvas, pen: Pen, scale: float) -> None:
    if len(set(pen.ink)) == 1:
        canvas.setStrokeGray(pen.ink[0])
    else:
        canvas.setStrokeColorRGB(*pen.ink)
    canvas.setLineWidth(round(pen.width * scale, 1))
    canvas.setDash([round(length * scale) for length in pen.dash] if pen.dash else [])
