"""The exercise bank to search in: a word, a few filters, and what was found as tiles."""

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.codes import Language, Region
from app.exercises.bank import Bank, Hit
from app.ui import shortcuts
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_grid import ExerciseGrid, Told
from app.ui.widgets.bank.filters import BankFilters
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.choice import TickBox
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.text_field import SearchField

_LOW = 440
Bar = Callable[[Hit], str]


class BankBrowser(QWidget):
    """`chosen` carries the hit under the mark or None, `opened` the one that is wanted.

    `bar` says why a rung is shut out by a restriction; where one does, it is marked or hidden.
    What is for the region `near` comes first. `favourite_asked` carries an exercise id and
    whether it is to be a favourite.
    """

    chosen = Signal(object)
    opened = Signal(object)
    favourite_asked = Signal(str, bool)

    def __init__(
        self, bank: Bank, favourites: Collection[str], bar: Bar | None = None, *,
        folded: bool = False, near: Region | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._bank, self._bar, self._folded, self._near = bank, bar, folded, near
        self._favourites = frozenset(favourites)
        self._taken: frozenset[str] = frozenset()
        rungs = sum(len(each.rungs) for each in bank)
        self.search = SearchField(
            self.tr("Search in {n} exercises").format(n=rungs), shortcuts.SEARCH.keys
        )
        self.filters = BankFilters(folded=folded)
        self.hide_barred = TickBox(self.tr("Hide what a restriction shuts out"))
        self.grid = ExerciseGrid(bank)
        self.clear = Button(self.tr("Show all"), icon="x")
        self._count = Label("", "small", "ink3")
        self._nothing = Label(
            self.tr("No exercise fits. Use fewer words or filters."), "body", "ink2", wrap=True
        )
        self._lay_out()
        self._connect()
        self.look()

    def start(self) -> None:
        """Begin in the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def show_bank(self, bank: Bank) -> None:
        """Search in another bank from now on."""
        self._bank = bank
        self.grid.pictures.show_bank(bank)
        self.look()

    def show_favourites(self, favourites: Collection[str]) -> None:
        """Show these as favourites, where they stand; the next search puts them first."""
        self._favourites = frozenset(favourites)
        self.grid.show_told(self._told(self.grid.hits))

    def show_taken(self, taken: Collection[str]) -> None:
        """Show what is in the programme; each as exercise id and level, such as "squat 3"."""
        self._taken = frozenset(taken)
        self.grid.show_told(self._told(self.grid.hits))

    def look(self) -> None:
        """Search with what stands in the field and the filters."""
        hits = self._bank.search(
            self.search.text(), spoken().language, self.filters.wanted(self._favourites),
            self._favourites, self._near,
        )  # fmt: skip
        if self._bar and self.hide_barred.isChecked():
            bar = self._bar
            hits = tuple(hit for hit in hits if not bar(hit))
        self.grid.show_hits(hits, self._told(hits))
        self.grid.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self.clear.setVisible(bool(self.search.text()) or self.filters.narrowed)
        self._count.setText(spoken().count("{n} exercise", "{n} exercises", len(hits)))
        if self.search.hasFocus():
            announce(self.search, self._count.text() if hits else self._nothing.text())

    def show_exercise(self, exercise_id: str, level: int = 1) -> None:
        """Put the mark on this rung; what hides it is cleared first."""
        if not any(hit.exercise.id == exercise_id and hit.level == level
                   for hit in self.grid.hits):  # fmt: skip
            self.search.clear()
            self.filters.clear()
        self.grid.choose(exercise_id, level)

    @property
    def language(self) -> Language:
        """In which names are searched and shown."""
        return spoken().language

    def toggle_favourite(self, hit: Hit | None) -> None:
        """Ask for the other: a favourite, or one among the others again."""
        if hit:
            found = hit.exercise.id in self._favourites
            self.favourite_asked.emit(hit.exercise.id, not found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < px(_LOW)
        self.filters.fold(folded=self._folded or low)
        self._foot.setVisible(not low)

    def _told(self, hits: Collection[Hit]) -> dict[str, Told]:
        return {
            f"{hit.exercise.id} {hit.level}": Told(
                favourite=hit.exercise.id in self._favourites,
                taken=f"{hit.exercise.id} {hit.level}" in self._taken,
                barred=self._bar(hit) if self._bar else "",
            )
            for hit in hits
        }

    def _lay_out(self) -> None:
        if self._bar is None:
            self.hide_barred.hide()  # shown before it stands in the page, it were a window
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(0, px(8), 0, 0)
        self._nothing.hide()
        self._foot = box(row(self._count, None, self.clear, gap=8))
        layout = column(
            self.search,
            self.filters,
            self.hide_barred,
            self._nothing,
            self.grid,
            self._foot,
            gap=8,
        )
        layout.setStretch(layout.indexOf(self._nothing), 1)
        layout.setStretch(layout.indexOf(self.grid), 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look_for)
        self.search.stepped.connect(lambda step: self.grid.step(step * self.grid.columns))
        self.search.returnPressed.connect(self._open)
        self.filters.changed.connect(self.look)
        self.hide_barred.toggled.connect(lambda _: self.look())
        self.clear.clicked.connect(self._clear)
        self.grid.chosen.connect(self.chosen)
        self.grid.opened.connect(self.opened)
        self.grid.favourite_asked.connect(self.toggle_favourite)
        favourite = QAction(self)
        favourite.setShortcut(shortcuts.FAVOURITE.keys)
        favourite.triggered.connect(lambda: self.toggle_favourite(self.grid.hit))
        self.addAction(favourite)

    def _look_for(self, text: str) -> None:
        """Of what was typed, the best hit is the one that Enter takes."""
        self.look()
        if text:
            self.grid.step(-len(self.grid.hits))

    def _open(self) -> None:
        """What is typed next finds the next one."""
        if self.grid.hit:
            self.opened.emit(self.grid.hit)
            self.search.selectAll()

    def _clear(self) -> None:
        self.search.clear()
        self.filters.clear()
        self.search.setFocus()
