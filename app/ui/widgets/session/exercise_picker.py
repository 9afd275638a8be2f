"""Adds an exercise: found in the bank by what is typed, or the clinic's own."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.dose import Dose
from app.domain.session import SessionExercise
from app.exercises.bank import Bank, Hit
from app.exercises.own import slug
from app.ui.dose_words import dose_words
from app.ui.style import dress, font, px
from app.ui.stylesheet import LIST
from app.ui.translator import spoken
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.card import column
from app.ui.widgets.controls.text_field import SearchField

SHOWN = 6
HIT_HEIGHT = 32
OWN_DOSE = Dose(sets=3, repetitions=10, per_week=3)


class ExercisePicker(QWidget):
    """A search with its hits below. `picked` carries the exercise, with the dose it begins with.

    Enter adds the marked hit, the arrows move the mark, Escape closes.
    """

    picked = Signal(object)
    closed = Signal()

    def __init__(self, bank: Bank) -> None:
        super().__init__()
        self._bank = bank
        self._found: list[SessionExercise] = []
        self.search = SearchField(self.tr("Find an exercise, or type the name of your own"), "")
        self._hits = _Hits()
        self._hits.setAccessibleName(self.tr("Exercises found"))
        self.setLayout(column(self.search, self._hits, gap=4))
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._pick)
        self.search.stepped.connect(self._move)
        self._hits.itemClicked.connect(lambda _: self._pick())
        self._find("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        words = spoken()
        hits = self._bank.search(text, words.language)[:SHOWN] if text.strip() else ()
        self._found = [_from_bank(hit) for hit in hits]
        self._hits.clear()
        for hit in hits:
            dose = dose_words(hit.rung.dose, words)
            self._hits.add(f"{hit.rung.name.of(words.language)}   {dose}")
        own = slug(text)
        if own and own not in {each.id for each in self._found}:
            self._found.append(SessionExercise(id=own, prescribed=OWN_DOSE))
            name = words.say("Add “{name}” as the clinic’s own", name=text.strip())
            self._hits.add(name)
        self._choose(0)
        self._hits.setVisible(bool(self._found))
        self._hits.setFixedHeight(len(self._found) * px(HIT_HEIGHT) + px(12))

    def _move(self, step: int) -> None:
        last = len(self._found) - 1
        self._choose(max(0, min(last, self._hits.currentRow() + step)))

    def _choose(self, place: int) -> None:
        """The keyboard stays in the search field, so the line is said."""
        self._hits.setCurrentRow(place)
        if self._found:
            announce(self.search, self._hits.item(place).text())

    def _pick(self) -> None:
        place = self._hits.currentRow()
        if 0 <= place < len(self._found):
            exercise = self._found[place]
            self.search.clear()
            self.picked.emit(exercise)


class _Hits(QListWidget):
    """The hits; the keyboard stays in the search field."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, LIST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(font("body"))

    def add(self, words: str) -> None:
        """One more line."""
        line = QListWidgetItem(words, self)
        line.setSizeHint(QSize(px(100), px(HIT_HEIGHT)))


def _from_bank(hit: Hit) -> SessionExercise:
    return SessionExercise(id=hit.exercise.id, prescribed=hit.rung.dose)
