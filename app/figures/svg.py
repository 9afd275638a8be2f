"""Drawings as SVG, for documents and for looking at."""

from app.figures.drawing import UNITS_PER_CM, Drawing
from app.figures.themes import Ink, ThemeName, Touch, touches

_MM_PER_POINT = 25.4 / 72


def svg(drawing: Drawing, theme: ThemeName, width_mm: float) -> str:
    """The drawing as an SVG document of this width."""
    mm_per_unit = width_mm / drawing.width
    points_per_cm = mm_per_unit * UNITS_PER_CM / _MM_PER_POINT
    units_per_point = _MM_PER_POINT / mm_per_unit
    shown = touches(drawing, theme, points_per_cm)
    paths = "\n".join(_path(touch, units_per_point) for touch in shown)
    height_mm = drawing.height * mm_per_unit
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_mm:g}mm"'
        f' height="{height_mm:.2f}mm" viewBox="0 0 {drawing.width} {drawing.height}"'
        f' stroke-linecap="round" stroke-linejoin="round">\n{paths}\n</svg>\n'
    )


def _path(touch: Touch, scale: float) -> str:
    fill = _hex(touch.fill) if touch.fill else "none"
    return f'<path fill="{fill}"{_stroke(touch, scale)} d="{touch.outline}"/>'


def _stroke(touch: Touch, scale: float) -> str:
    if touch.pen is None:
        return ""
    dashes = " ".join(f"{length * scale:.0f}" for length in touch.pen.dash or ())
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f' stroke="{_hex(touch.pen.ink)}" stroke-width="{touch.pen.width * scale:.0f}"{dash}'


def _hex(ink: Ink) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in ink)
