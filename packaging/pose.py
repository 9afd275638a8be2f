"""`make pose FILE=…`: a pose file as it will look, redrawn on save.

Figure, themes, sizes and check results stand side by side, so that an author sees a wrong
sign at once.
"""

import argparse
import os
import tomllib
from pathlib import Path

import msgspec
from PySide6.QtCore import QFileSystemWatcher, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.figures.bake.baking import bake
from app.figures.bake.checks import warnings
from app.figures.bake.pose_file import read_pose_file
from app.figures.bake.scene import Scene
from app.figures.drawing import Drawing
from app.figures.svg import svg
from app.figures.themes import ThemeName
from app.ui.widgets.bank.figure import paint_figure

PIXELS_PER_MM = 96 / 25.4
SETTLED_MS = 80  # editors write in several steps
NIGHT, DAY = QColor("#1c2328"), QColor("white")

# Theme, left, top and size in mm.
CELLS: tuple[tuple[ThemeName, float, float, float], ...] = (
    ("colour", 3, 3, 80),
    ("dark", 86, 3, 80),
    ("print", 169, 3, 80),
    ("print", 3, 86, 35),
    ("small", 41, 86, 16),
)


class Preview(QWidget):
    """The drawing of one pose file in all themes, with its warnings."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._drawing: Drawing | None = None
        self._said: list[str] = []
        self.setWindowTitle(path.name)
        self.setFixedSize(round(252 * PIXELS_PER_MM), round(124 * PIXELS_PER_MM))
        self._watcher = QFileSystemWatcher([str(path)], self)
        self._watcher.fileChanged.connect(lambda: QTimer.singleShot(SETTLED_MS, self.redraw))
        self.redraw()

    def redraw(self) -> None:
        """Read the file again; after a mistake the last good drawing stays."""
        text = self._path.read_text("utf-8")
        try:
            self._drawing = bake(text)
            self._said = warnings(Scene(read_pose_file(text))) or ["all checks passed"]
        except (ValueError, msgspec.ValidationError, tomllib.TOMLDecodeError) as wrong:
            self._said = [str(wrong)]
        self._watcher.addPath(str(self._path))  # editors replace the file
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.fillRect(self.rect(), DAY)
        for theme, *place in CELLS:
            self._paint_cell(painter, theme, *(part * PIXELS_PER_MM for part in place))
        painter.setPen(QColor("black"))
        painter.drawText(round(62 * PIXELS_PER_MM), round(90 * PIXELS_PER_MM), self._path.stem)
        for number, line in enumerate(self._said, start=2):
            painter.drawText(
                round(62 * PIXELS_PER_MM), round((88 + number * 5) * PIXELS_PER_MM), line
            )
        painter.end()

    def _paint_cell(
        self, painter: QPainter, theme: ThemeName, left: float, top: float, size: float
    ) -> None:
        box = QRectF(left, top, size, size)
        if theme == "dark":
            painter.fillRect(box, NIGHT)
        if self._drawing:
            paint_figure(painter, self._drawing, box, theme)


def main() -> None:
    """Open the preview, or write it as a picture, or write the drawing alone."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--png", type=Path, help="write the whole preview instead")
    arguments.add_argument("--svg", type=Path, help="write the drawing for a document instead")
    chosen = arguments.parse_args()
    if chosen.svg:
        chosen.svg.write_text(svg(bake(chosen.file.read_text("utf-8")), "print", 80), "utf-8")
    else:
        show(chosen.file, chosen.png)


def show(file: Path, picture: Path | None) -> None:
    """The preview in a window; as a picture it needs no screen."""
    if picture:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    preview = Preview(file)
    if picture:
        preview.grab().save(str(picture))
        return
    preview.show()
    application.exec()


if __name__ == "__main__":
    main()
