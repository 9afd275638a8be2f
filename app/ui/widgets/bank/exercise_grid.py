"""Exercises as tiles: drawing, name, and what must be known before one is chosen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.exercises.bank import Bank, Hit
from app.ui.style import dress, px
from app.ui.stylesheet import TILES
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_grid_paint import TilePainter, star_of
from app.ui.widgets.bank.pictures import Pictures
from app.ui.widgets.controls.painted_button import ENTER

TILE_WIDTH, TILE_HEIGHT = 156, 122
_SPARE = 4  # without it Qt puts the last column on the next line
_Index = QModelIndex | QPersistentModelIndex
HIT, TOLD = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Told(NamedTuple):
    """What a tile says beside its name; `barred` is the sentence of a restriction."""

    favourite: bool = False
    taken: bool = False
    barred: str = ""


class ExerciseGrid(QListView):
    """`chosen` carries the hit under the mark or None, `opened` the one to be taken.

    `favourite_asked` carries the hit whose star was pressed.
    """

    chosen = Signal(object)
    opened = Signal(object)
    favourite_asked = Signal(object)

    def __init__(self, bank: Bank, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Exercises"))
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list itself takes it
        self.pictures = Pictures(bank, self)
        self._hits = _Hits(self)
        self.setModel(self._hits)
        self.setItemDelegate(TilePainter(self))
        self._dress()
        self.pictures.painted.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit(self.hit))
        self.doubleClicked.connect(lambda _: self._open())

    @property
    def hit(self) -> Hit | None:
        """The hit under the mark."""
        index = self.currentIndex()
        return index.data(HIT) if index.isValid() else None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All that are shown."""
        return tuple(self._hits.hits)

    def show_hits(self, hits: Sequence[Hit], told: Mapping[str, Told]) -> None:
        """Show these, and what is told of each exercise (or rung, as "squat 3")."""
        before = self.hit
        self.pictures.forget()
        self._hits.show(hits, told)
        place = list(hits).index(before) if before and before in hits else 0
        self.setCurrentIndex(self._hits.index(place))
        if not hits:
            self.chosen.emit(None)

    def show_told(self, told: Mapping[str, Told]) -> None:
        """Tell something else of the same exercises."""
        self._hits.told = told
        self.viewport().update()

    def choose(self, exercise_id: str, level: int = 1) -> None:
        """Put the mark on this rung, if it is shown."""
        for place, hit in enumerate(self._hits.hits):
            if (hit.exercise.id, hit.level) == (exercise_id, level):
                self.setCurrentIndex(self._hits.index(place))
                self.scrollTo(self.currentIndex())

    def step(self, by: int) -> None:
        """Move the mark so many tiles on."""
        place = max(0, min(len(self._hits.hits) - 1, self.currentIndex().row() + by))
        self.setCurrentIndex(self._hits.index(place))

    @property
    def columns(self) -> int:
        """How many tiles stand beside each other."""
        return max(1, (self.viewport().width() - _SPARE) // px(TILE_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and star_of(self.visualRect(index)).contains(event.position()):
            self.favourite_asked.emit(index.data(HIT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = (self.viewport().width() - _SPARE) // self.columns
        if self.gridSize().width() != wide:
            self.pictures.forget()
            self.setGridSize(QSize(wide, px(TILE_HEIGHT)))
        super().resizeEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def _open(self) -> None:
        if self.hit:
            self.opened.emit(self.hit)

    def _dress(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        dress(self, TILES)
        self.setMinimumSize(px(TILE_WIDTH) + px(16), px(TILE_HEIGHT // 2))


class _Hits(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.told: Mapping[str, Told] = {}

    def show(self, hits: Sequence[Hit], told: Mapping[str, Told]) -> None:
        self.beginResetModel()
        self.hits, self.told = list(hits), told
        self.endResetModel()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        told = self._told(hit)
        if role == HIT:
            return hit
        if role == TOLD:
            return told
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.rung.name.of(spoken().language)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._description(hit, told)
        return None

    def _told(self, hit: Hit) -> Told:
        usual = self.told.get(hit.exercise.id, Told())
        return self.told.get(f"{hit.exercise.id} {hit.level}", usual)

    def _description(self, hit: Hit, told: Told) -> str:
        parts = [hit.rung.name.of(spoken().language)]
        parts += [self.tr("favourite")] if told.favourite else []
        parts += [self.tr("in the programme")] if told.taken else []
        return ", ".join([*parts, told.barred] if told.barred else parts)
