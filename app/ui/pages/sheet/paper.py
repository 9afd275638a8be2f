"""Prints the pages of a PDF from memory: no file is written on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.ui import dialogs
from app.ui.waiting import beside, inert
from app.ui.widgets.sheet.pages_view import rasterised

JOB = "Takt"  # what others see in the queue of the printer: never a name
DOTS_AN_INCH = 300
POINTS_AN_INCH = 72
_BAND, _CALM = 150, 16  # lines of a page: of a band, and alike where it ends
_MAKE_FILES = ("pdf", "xps", "onenote")  # printers that are none, by their names


InFile = Callable[[Path | None], object]


def print_pages(pdf: bytes, parent: QWidget, in_file: InFile = lambda _file: None) -> bool:
    """Print the pages on their own paper; whether they were sent to a printer.

    `in_file` hears where they lie when the printer was a file, None where only it knows.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB)
    paper = _paper_of(pdf)
    printer.setPageSize(paper)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if not dialogs.ask_printer(printer, parent):
        return False
    with inert(parent.window()):
        beside(lambda: _paint(printer, pdf, paper))  # two pages take half a second
    if printer.outputFileName():
        in_file(Path(printer.outputFileName()))
    elif makes_a_file(printer.printerName()):
        in_file(None)
    return True


def makes_a_file(printer: str) -> bool:
    """Whether a printer of this name is none, but asks for a place by itself."""
    return any(each in printer.casefold() for each in _MAKE_FILES)


def _paper_of(pdf: bytes) -> QPageSize:
    document = PdfDocument(pdf)
    wide, high = document.get_page_size(0)
    document.close()
    return QPageSize(QSizeF(wide, high), QPageSize.Unit.Point)


def _paint(printer: QPrinter, pdf: bytes, paper: QPageSize) -> None:
    painter = QPainter(printer)
    wide = paper.sizePoints().width() / POINTS_AN_INCH
    for number, image in enumerate(rasterised(pdf, DOTS_AN_INCH * wide)):
        if number:
            printer.newPage()
        _draw(painter, printer.pageLayout().fullRectPixels(printer.resolution()), image)
    painter.end()


def _draw(painter: QPainter, page: QRect, image: QImage) -> None:
    """Band by band: a whole page at once would hold the window for a fifth of a second."""
    dots = page.height() / image.height()
    for top, foot in bands(image):
        lines = min(foot + 1, image.height()) - top  # a little over the next one
        place = QRectF(page.left(), page.top() + top * dots, page.width(), lines * dots)
        painter.drawImage(place, image, QRectF(0, top, image.width(), lines))


def bands(image: QImage) -> Iterator[tuple[int, int]]:
    """First line and end of each; cut in calm places, so that no seam shows in words."""
    dots, wide = bytes(image.constBits()), image.bytesPerLine()
    top = alike = 0
    for foot in range(1, image.height()):
        same = dots[(foot - 1) * wide : foot * wide] == dots[foot * wide : (foot + 1) * wide]
        alike = alike + 1 if same else 0
        if alike >= _CALM and foot - top >= _BAND:
            yield top, foot
            top = foot
    yield top, image.height()
