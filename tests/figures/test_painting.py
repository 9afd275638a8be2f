import io
import re
import statistics
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.figures.bake.baking import bake
from app.figures.drawing import Drawing, drawing_ids, load_drawing, place, steps_of
from app.figures.svg import svg
from app.figures.themes import LEAST_POINTS, ThemeName, theme_for_paper, touches
from app.pdf.figure import draw_figure
from app.resources import read_folder, read_text
from app.ui.widgets.bank.figure import paint_figure

MM = 72 / 25.4
THEMES: tuple[ThemeName, ...] = ("print", "small", "colour", "dark")
every_theme = pytest.mark.parametrize("theme", THEMES)
# A close-up is meant to end at its window.
WHOLE_FIGURES = [
    name.removesuffix(".toml")
    for name, pose in read_folder("exercises/figures").items()
    if "\ncrop = " not in pose
]
every_drawing = pytest.mark.parametrize("drawing_id", drawing_ids())


def drawing(drawing_id: str) -> Drawing:
    found = load_drawing(drawing_id)
    assert found is not None
    return found


def painted(shown: Drawing, theme: ThemeName, width: int = 300, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_figure(painter, shown, QRectF(0, 0, width, height), theme)
    painter.end()
    return image


def pdf_of(shown: Drawing) -> bytes:
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(40 * MM, 40 * MM), pageCompression=1)
    draw_figure(canvas, shown, (0, 0, 35 * MM, 32 * MM), "print")
    canvas.save()
    return page.getvalue()


def levels_of(image: QImage) -> list[int]:
    return [image.pixelColor(x, y).value() for x in range(300) for y in range(300)]


def test_an_exercise_without_a_drawing_has_none() -> None:
    assert load_drawing("no-such-exercise") is None


def test_path_data_becomes_absolute() -> None:
    assert steps_of("M10 20l5 -5c1 1 2 2 3 3zM0 1") == [
        ("M", (10, 20)),
        ("l", (15, 15)),
        ("c", (16, 16, 17, 17, 18, 18)),
        ("z", ()),
        ("M", (0, 1)),
    ]


def test_a_drawing_is_placed_in_the_middle_of_its_box() -> None:
    shown = drawing("squat")

    at = place(shown, shown.width * 2, shown.height * 4)
    assert (at.x, at.y, at.scale) == (0, shown.height, 2)


@every_drawing
@every_theme
def test_every_theme_shows_every_drawing(drawing_id: str, theme: ThemeName) -> None:
    inks = {touch.fill for touch in touches(drawing(drawing_id), theme, 1.0)}

    assert len(inks) > 3


@pytest.mark.parametrize("drawing_id", WHOLE_FIGURES)
def test_no_ink_reaches_the_edge(drawing_id: str) -> None:
    shown = drawing(drawing_id)
    width, height = shown.width // 50, shown.height // 50

    image = painted(shown, "print", width, height)
    edge = [image.pixelColor(x, y).value() for x in range(width) for y in (0, height - 1)]
    edge += [image.pixelColor(x, y).value() for x in (0, width - 1) for y in range(height)]
    assert min(edge) > 245


@pytest.mark.parametrize("drawing_id", ["bridge", "grip-squeeze", "sit-to-stand"])
def test_baking_again_gives_the_same_picture(drawing_id: str) -> None:
    """Other versions of the geometry library may move a point, not the picture."""
    again = bake(read_text(f"exercises/figures/{drawing_id}.toml"))

    now, before = (
        levels_of(painted(again, "print")),
        levels_of(painted(drawing(drawing_id), "print")),
    )
    assert statistics.mean(abs(a - b) for a, b in zip(now, before, strict=True)) < 0.5


@every_theme
def test_qt_paints_a_drawing(theme: ThemeName) -> None:
    image = painted(drawing("squat"), theme)

    darkness = [image.pixelColor(x, y).value() for x in range(0, 300, 5) for y in range(0, 300, 5)]
    assert min(darkness) < 100


def test_lines_on_paper_are_pure_black_and_at_least_as_thick_as_a_printer_holds() -> None:
    text = svg(drawing("bird-dog"), "small", 16)

    units_per_point = drawing("bird-dog").width / 16 / MM
    widths = [float(width) for width in re.findall(r'stroke-width="(\d+)"', text)]
    assert min(widths) / units_per_point == pytest.approx(LEAST_POINTS, abs=0.01)
    assert set(re.findall(r'stroke="(#\w+)"', text)) == {"#000000"}


def test_narrow_drawings_are_printed_in_the_small_theme() -> None:
    assert theme_for_paper(16) == "small"
    assert theme_for_paper(35) == "print"


@every_theme
def test_svg_is_well_formed(theme: ThemeName) -> None:
    root = ET.fromstring(svg(drawing("bridge"), theme, 35))  # noqa: S314 (our own file)

    assert root.get("width") == "35mm"
    assert len(root) > 20


def test_the_arrow_of_the_small_theme_is_thicker() -> None:
    fills = {path.fill for path in drawing("squat").paths}

    assert {"arrow", "arrow_small"} <= fills


def test_a_page_with_a_figure_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 0)

    sizes = [len(pdf_of(drawing(drawing_id))) for drawing_id in drawing_ids()]
    assert statistics.median(sizes) < 10_000
