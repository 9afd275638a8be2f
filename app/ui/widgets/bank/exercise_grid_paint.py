"""Paints the tile of one exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.style import colour, font, px
from app.ui.tokens import CARD_RADIUS, CONTROL_RADIUS
from app.ui.widgets.controls.painting import paint_icon

if TYPE_CHECKING:
    from app.exercises.bank import Hit
    from app.ui.widgets.bank.exercise_grid import ExerciseGrid, Told

_Index = QModelIndex | QPersistentModelIndex
_GAP, _WORDS, _ICON = 4, 34, 18
_QUIET = 0.35  # how much is left of a drawing that a restriction shuts out


def star_of(tile: QRect) -> QRectF:
    """Where the star of a tile is, with room for a finger."""
    side = px(30)
    return QRectF(tile.right() - px(_GAP) - side, tile.bottom() - px(_GAP) - side, side, side)


class TilePainter(QStyledItemDelegate):
    """Drawing above, name below with a tick where it is taken and a star where it is liked."""

    def __init__(self, grid: ExerciseGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        from app.ui.widgets.bank.exercise_grid import HIT, TOLD  # noqa: PLC0415 (it imports this)

        hit: Hit = index.data(HIT)
        told: Told = index.data(TOLD)
        gap = px(_GAP)
        card = QRectF(option.rect).adjusted(gap, gap, -gap, -gap)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, card, here=here, over=over)
        self._paint_picture(painter, card, hit, told)
        self._paint_words(painter, card, index.data(), told, starred=here or over)
        painter.restore()

    def _paint_card(self, painter: QPainter, card: QRectF, *, here: bool, over: bool) -> None:
        focused = here and self._grid.hasFocus()
        rim = QPen(colour("accent"), 2) if here else QPen(colour("line"), 1)
        painter.setPen(QPen(colour("focus"), 3) if focused else rim)
        painter.setBrush(colour("accent_tint" if here else "hover" if over else "surface"))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)

    def _paint_picture(self, painter: QPainter, card: QRectF, hit: Hit, told: Told) -> None:
        pad = px(5)
        paper = card.adjusted(pad, pad, -pad, -px(_WORDS))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("paper"))
        painter.drawRoundedRect(paper, CONTROL_RADIUS, CONTROL_RADIUS)
        room = paper.adjusted(3, 3, -3, -3).toRect()
        ratio = self._grid.devicePixelRatioF()
        shown = self._grid.pictures.get(hit.exercise.id, hit.level, room.size(), ratio)
        if shown:
            painter.setOpacity(_QUIET if told.barred else 1)
            painter.drawPixmap(room.topLeft(), shown)
            painter.setOpacity(1)
        if told.barred:
            self._paint_barred(painter, paper, told.barred)

    def _paint_barred(self, painter: QPainter, paper: QRectF, why: str) -> None:
        strip = QRectF(paper.left(), paper.bottom() - px(24), paper.width(), px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface", 0.9))
        painter.drawRect(strip)
        side = px(14)
        sign = QRectF(strip.left() + px(4), strip.center().y() - side / 2, side, side)
        paint_icon(painter, "triangle-alert", sign, "ink")
        self._write(painter, strip.adjusted(px(22), 0, -2, 0), why, "caption", "ink")

    def _paint_words(
        self, painter: QPainter, card: QRectF, name: str, told: Told, *, starred: bool
    ) -> None:
        line = QRectF(card.left(), card.bottom() - px(_WORDS), card.width(), px(_WORDS))
        right, side = line.right() - px(6), px(_ICON)
        star = "star-filled" if told.favourite else "star"
        for icon, shown in ((star, told.favourite or starred), ("check", told.taken)):
            if shown:
                right -= side
                square = QRectF(right, line.center().y() - side / 2, side, side)
                ink = "ink3" if icon == "star" else "accent"
                paint_icon(painter, icon, square, ink)
                right -= px(2)
        words = QRectF(line.left() + px(9), line.top(), right - line.left() - px(9), line.height())
        role = "small_strong" if told.taken else "small_medium"
        self._write(painter, words, name, role, "ink2" if told.barred else "ink")

    def _write(self, painter: QPainter, room: QRectF, text: str, role: str, ink: str) -> None:
        painter.setFont(font(role))
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
