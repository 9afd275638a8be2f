"""How a line of the caseload is painted: the chosen one is a tinted, ringed block."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.style import colour, px
from app.ui.widgets.controls.light import draw_light, light_word, token_of
from app.ui.widgets.controls.painted_list import write_line
from app.ui.widgets.controls.painting import paint_icon
from app.ui.widgets.patient.caseload_row import Column, Line

ROW_HEIGHT = 48
INDENT = 20
_REASON = 112  # from the left of the light
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class CellPainter(QStyledItemDelegate):
    """Paints one cell."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(80), px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(cell)
        self._paint_ground(painter, cell, chosen=bool(state & QStyle.StateFlag.State_Selected))
        room = QRectF(cell).adjusted(px(INDENT) if index.column() == Column.NAME else 0, 0, 0, 0)
        painter.setClipRect(room.adjusted(0, 0, -px(8), 0))
        _PAINT[Column(index.column())](painter, room, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRect, *, chosen: bool) -> None:
        width = self._table.viewport().width()
        whole = QRectF(0, cell.top(), width, cell.height())
        if chosen:
            focus = self._table.hasFocus()
            painter.setPen(QPen(colour("focus" if focus else "control"), 2 if focus else 1))
            painter.setBrush(colour("accent_tint"))
            painter.drawRoundedRect(whole.adjusted(5, 1, -5, -1), 8, 8)
            return
        if cell.contains(cell.left(), self._pointer_y()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(whole.adjusted(5, 1, -5, -1), 8, 8)
        rule = QRectF(px(INDENT), cell.bottom(), width - 2 * px(INDENT), 1)
        painter.fillRect(rule, colour("line"))

    def _pointer_y(self) -> int:
        viewport = self._table.viewport()
        here = viewport.mapFromGlobal(QCursor.pos())
        return here.y() if viewport.rect().contains(here) else -1


def _name(painter: QPainter, room: QRectF, line: Line) -> None:
    left = _write(painter, room, f"{line.given_name} ", "body", "ink")
    left = _write(painter, left, line.family_name, "strong", "ink")
    _write(painter, left.adjusted(px(8), 0, 0, 0), line.age, "small", "ink3")


def _problem(painter: QPainter, room: QRectF, line: Line) -> None:
    _write(painter, room, line.problem, "body", "ink2")


def _light(painter: QPainter, room: QRectF, line: Line) -> None:
    if not line.told:
        return
    side, token = px(16), token_of(line.light)
    draw_light(painter, line.light, room.left() + 1, room.center().y() - side / 2, side)
    words = room.adjusted(px(26), 0, 0, 0)
    _write(painter, words, light_word(line.light), "small_strong", f"{token}_ink")
    _write(painter, room.adjusted(px(_REASON), 0, 0, 0), line.reason, "body", "ink")


def _seen(painter: QPainter, room: QRectF, line: Line) -> None:
    _write(painter, room, line.seen, "body", "ink2")


def _next(painter: QPainter, room: QRectF, line: Line) -> None:
    role, ink = ("medium", "accent") if line.asks else ("body", "ink2")
    _write(painter, room, line.next_step, role, ink)


def _review(painter: QPainter, room: QRectF, line: Line) -> None:
    if line.review == "–":
        _write(painter, room, line.review, "body", "ink2")
        return
    side = px(16)
    square = QRectF(room.left(), room.center().y() - side / 2, side, side)
    paint_icon(painter, "flag", square, "accent")
    _write(painter, room.adjusted(px(22), 0, 0, 0), line.review, "small_strong", "accent")


_PAINT = {
    Column.NAME: _name,
    Column.PROBLEM: _problem,
    Column.LIGHT: _light,
    Column.SEEN: _seen,
    Column.NEXT: _next,
    Column.REVIEW: _review,
}


def _write(painter: QPainter, room: QRectF, text: str, role: str, ink: str) -> QRectF:
    """Write in one line, with air before the next column."""
    return write_line(painter, room.adjusted(0, 0, -px(8), 0), text, role, ink).adjusted(
        0, 0, px(8), 0
    )
