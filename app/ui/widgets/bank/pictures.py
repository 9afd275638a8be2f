"""Drawings and photos as pictures, each painted once, while nothing else is to be done."""

from typing import NamedTuple

from PySide6.QtCore import QBuffer, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImageReader, QPainter, QPixmap

from app.exercises.bank import Bank
from app.figures.drawing import load_drawing
from app.ui.style import is_dark
from app.ui.widgets.bank.figure import paint_figure

_MOST = 12_000_000  # pixels kept: every rung in a list, and more than one window can show
_kept: "dict[_Wanted, QPixmap]" = {}


class _Wanted(NamedTuple):
    drawing: str
    photo: bytes
    width: int
    height: int
    ratio: float
    dark: bool


class Pictures(QObject):
    """Gives what is painted already; the rest it paints later, and tells by `painted`."""

    painted = Signal()

    def __init__(self, bank: Bank, parent: QObject) -> None:
        super().__init__(parent)
        self._bank = bank
        self._awaited: list[_Wanted] = []
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._paint_next)

    def get(self, exercise_id: str, level: int, size: QSize, ratio: float) -> QPixmap | None:
        """The picture of a rung in this size; None while it is not painted yet."""
        wanted = _wanted(self._bank, exercise_id, level, size, ratio)
        found = _kept.get(wanted)
        if found is None and wanted not in self._awaited:
            self._awaited.append(wanted)
            self._clock.start()
        return found

    def show_bank(self, bank: Bank) -> None:
        """Take photos and drawings from another bank from now on."""
        self._bank = bank

    def forget(self) -> None:
        """Paint nothing any more that is not asked for again."""
        self._awaited.clear()

    def _paint_next(self) -> None:
        if self._awaited:
            _keep(self._awaited.pop(0))
            self.painted.emit()
        else:
            self._clock.stop()


def picture(bank: Bank, exercise_id: str, level: int, size: QSize, ratio: float) -> QPixmap:
    """The picture of a rung, painted at once."""
    wanted = _wanted(bank, exercise_id, level, size, ratio)
    return _kept.get(wanted) or _keep(wanted)


def _wanted(bank: Bank, exercise_id: str, level: int, size: QSize, ratio: float) -> _Wanted:
    known = bank.get(exercise_id)
    drawing = known.rung(level).drawing if known else ""
    photo = bank.photo(exercise_id)
    return _Wanted(drawing, photo, size.width(), size.height(), ratio, is_dark())


def _keep(wanted: _Wanted) -> QPixmap:
    made = _kept[wanted] = _painted(wanted)
    while len(_kept) > 1 and sum(map(_pixels, _kept.values())) > _MOST:
        del _kept[next(iter(_kept))]  # the oldest
    return made


def _pixels(picture: QPixmap) -> int:
    return picture.width() * picture.height()


def _painted(wanted: _Wanted) -> QPixmap:
    made = QPixmap(QSize(wanted.width, wanted.height) * wanted.ratio)
    made.setDevicePixelRatio(wanted.ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter, room = QPainter(made), QRectF(0, 0, wanted.width, wanted.height)
    drawing = load_drawing(wanted.drawing) if wanted.drawing else None
    if wanted.photo:
        _paint_photo(painter, wanted.photo, room)
    elif drawing:
        paint_figure(painter, drawing, room, "dark" if wanted.dark else "colour")
    painter.end()
    return made


def _paint_photo(painter: QPainter, data: bytes, room: QRectF) -> None:
    """The photo, unpacked no larger than it is shown: a whole one would hold the window."""
    held = QBuffer()
    held.setData(data)
    reader = QImageReader(held)
    ratio = painter.device().devicePixelRatio()
    size = reader.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size * ratio)
    photo = reader.read()
    where = QRectF(0, 0, size.width(), size.height())
    where.moveCenter(room.center())
    if not photo.isNull():
        painter.drawImage(where, photo)
