"""Shows the real pages of a PDF, one below the other."""

import threading
from collections.abc import Iterator
from contextlib import closing
from math import ceil

import pypdfium2
from PySide6.QtCore import QSizeF, Qt
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
        empty(self._pages)
        sizes = page_sizes(pdf)
        name = self.tr("Page {n} of {count}")
        self._sheets = [
            _Sheet(name.format(n=number + 1, count=len(sizes)), pdf, number, size)
            for number, size in enumerate(sizes)
        ]
        for sheet in self._sheets:
            self._pages.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
            sheet.show()  # at once: what is hidden does not count in the height
        self._pages.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * px(MARGIN)
        wide = max(px(200), min(px(WIDEST), room))
        for sheet in self._sheets:
            sheet.fit(wide)
        self._pages.invalidate()
        self._content.setMinimumHeight(self._pages.minimumSize().height())
        self._pages.activate()


class _Sheet(QWidget):
    """One page on its paper; it is drawn once it is seen."""

    def __init__(self, name: str, pdf: bytes, number: int, size: QSizeF) -> None:
        super().__init__()
        self._pdf, self._number, self._size = pdf, number, size
        self._wide, self._image = 0, QPixmap()
        self.setAccessibleName(name)

    def fit(self, wide: int) -> None:
        """Be so many pixels wide."""
        if wide == self._wide:
            return
        self._wide, self._image = wide, QPixmap()
        ratio = self.devicePixelRatioF()
        high = ceil(self._size.height() * wide * ratio / self._size.width())
        self.setFixedSize(wide, round(high / ratio))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            ratio = self.devicePixelRatioF()
            image = rasterised_page(self._pdf, self._number, self._wide * ratio)
            image.setDevicePixelRatio(ratio)
            self._image = QPixmap.fromImage(image)
        painter = painter_on(self)
        painter.drawPixmap(0, 0, self._image)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """How large each page is, in points; none where there is no PDF."""
    if not pdf:
        return []
    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        return [QSizeF(*document.get_page_size(number)) for number in range(len(document))]


def rasterised_page(pdf: bytes, number: int, wide: float) -> QImage:
    """One page as a picture so many pixels wide."""
    with _ONE_AT_A_TIME, closing(pypdfium2.PdfDocument(pdf)) as document:
        page = document[number]
        return _picture(page, wide / page.get_width())


def rasterised(pdf: bytes, wide: float) -> Iterator[QImage]:
    """Each page as a picture so many pixels wide, one after the other: they are large."""
    for number in range(len(page_sizes(pdf))):
        yield rasterised_page(pdf, number, wide)


def _picture(page: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
    )
    return image.copy()  # the copy owns its pixels
