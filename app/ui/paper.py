"""Prints the pages of a PDF from memory: no file is written on the way."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.ui import dialogs
from app.ui.widgets.pages_view import rasterised

JOB = "Takt"  # what others see in the queue of the printer: never a name
DOTS_AN_INCH = 300
INCHES_WIDE = 210 / 25.4


def print_pages(pdf: bytes, parent: QWidget) -> bool:
    """Print the pages on A4; whether they were sent to a printer."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(JOB)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    if not dialogs.ask_printer(printer, parent):
        return False
    _paint(printer, pdf)
    return True


def _paint(printer: QPrinter, pdf: bytes) -> None:
    painter = QPainter(printer)
    for number, image in enumerate(rasterised(pdf, DOTS_AN_INCH * INCHES_WIDE)):
        if number:
            printer.newPage()
        painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), image)
    painter.end()
