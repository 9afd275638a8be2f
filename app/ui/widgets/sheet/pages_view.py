"""Shows the real pages of a PDF, one below the other."""

import threading
from contextlib import closing

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui.style import colour, dress, px
from app.ui.stylesheet import AREA
from app.ui.widgets.controls.card import box, column, empty
from app.ui.widgets.controls.painting import painter_on

POINTS_AN_INCH = 72
WIDEST = 720  # pixels at 100 %: wider, a page is only larger, not easier to read
MARGIN = 20
_ONE_AT_A_TIME = threading.Lock()  # PDFium knows no threads, and printing has one


class PagesView(QScrollArea):
    """The pages of a PDF, as wide as there is room. Page up and down scroll."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, AREA)
        self._pdf = b""
        self._sheets: list[_Sheet] = []
        self._pages = column(gap=16, margins=(MARGIN, 16, MARGIN, 16))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The pages as they are printed"))
        self._content = box(self._pages)
        self.setWidget(self._content)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these pages; nothing where there are none."""
        self._pdf = pdf
        empty(self._pages)
        count = page_count(pdf) if pdf else 0
        name = self.tr("Page {n} of {count}")
        self._sheets = [_Sheet(name.format(n=n, count=count)) for n in range(1, count + 1)]
        for sheet in self._sheets:
            self._pages.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()  # at once: what is hidden does not count in the height
        self._pages.addStretch(1)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        room = self.viewport().width() - 2 * px(MARGIN)
        wide = max(px(200), min(px(WIDEST), room))
        for number, image in enumerate(rasterised(self._pdf, wide * self.devicePixelRatioF())):
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._sheets[number].show_image(image)
        self._pages.invalidate()
        self._content.setMinimumHeight(self._pages.minimumSize().height())
        self._pages.activate()


class _Sheet(QWidget):
    """One page on its paper."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image = QPixmap()
        self.setAccessibleName(name)

    def show_image(self, image: QImage) -> None:
        self._image = QPixmap.fromImage(image)
        self.setFixedSize(self._image.deviceIndependentSize().toSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        painter.drawPixmap(0, 0, self._image)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)


def rasterised(pdf: bytes, wide: float) -> list[QImage]:
    """Each page as a picture so many pixels wide."""
    if not pdf:
        return []
    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        return [_picture(page, wide / page.get_width()) for page in document]


def _picture(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
        QImage.Format.Format_RGBX8888,
    )  # fmt: skip
    return image.copy()  # the copy owns its pixels
