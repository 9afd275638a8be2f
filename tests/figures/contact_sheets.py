"""`python -m tests.figures.contact_sheets [ids]`: every drawing at its sizes, to be looked at."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from app.figures.drawing import drawing_ids, load_drawing
from app.figures.themes import ThemeName
from app.ui.widgets.bank.figure import paint_figure

FOLDER = Path("build/gallery/figures")
PIXELS_PER_MM = 8.0
SCREEN_PIXELS_PER_MM = 96 / 25.4
CAPTION = 10.0


class Sheet(NamedTuple):
    """A page of drawings of one size in one theme."""

    name: str
    theme: ThemeName
    width_mm: float
    columns: int
    rows: int


SHEETS = (
    Sheet("print-35mm", "print", 35, 6, 5),
    Sheet("small-16mm", "small", 16, 12, 10),
    Sheet("colour-80mm", "colour", 80, 3, 3),
    Sheet("dark-35mm", "dark", 35, 6, 5),
)


def draw_sheets(folder: Path, ids: Sequence[str], sheets: Sequence[Sheet] = SHEETS) -> list[Path]:
    """All sheets as PNG files; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for sheet in sheets:
        size = sheet.columns * sheet.rows
        for page, start in enumerate(range(0, len(ids), size), start=1):
            path = folder / f"{sheet.name}-{page}.png"
            _page(sheet, ids[start : start + size]).save(str(path))
            paths.append(path)
    return paths


def _page(sheet: Sheet, ids: Sequence[str]) -> QImage:
    """A page measured in the pixels of a screen, so that lines keep their real width."""
    cell = sheet.width_mm * SCREEN_PIXELS_PER_MM
    width, height = cell * 1.06, cell * 0.94 + CAPTION
    rows = -(-len(ids) // sheet.columns)
    zoom = PIXELS_PER_MM / SCREEN_PIXELS_PER_MM
    size = QSize(round(width * sheet.columns * zoom), round(height * rows * zoom))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("#1c2328" if sheet.theme == "dark" else "white"))
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    for index, drawing_id in enumerate(ids):
        row, column = divmod(index, sheet.columns)
        box = QRectF(column * width, row * height, width, height)
        _cell(painter, drawing_id, box, sheet.theme)
    painter.end()
    return image


def _cell(painter: QPainter, drawing_id: str, box: QRectF, theme: ThemeName) -> None:
    drawing = load_drawing(drawing_id)
    if drawing:
        paint_figure(painter, drawing, box.adjusted(2, 2, -2, -CAPTION), theme)
    font = painter.font()
    font.setPixelSize(4 if box.width() < 80 else 7)
    painter.setFont(font)
    painter.setPen(QColor("#888888"))
    name = QRectF(box.x(), box.bottom() - CAPTION, box.width(), CAPTION)
    painter.drawText(name, Qt.AlignmentFlag.AlignCenter, drawing_id)


def main() -> None:
    """Draw the sheets of all drawings, or of those named."""
    application = QGuiApplication([])
    for path in draw_sheets(FOLDER, sys.argv[1:] or drawing_ids()):
        sys.stdout.write(f"{path}\n")
    del application


if __name__ == "__main__":
    main()
