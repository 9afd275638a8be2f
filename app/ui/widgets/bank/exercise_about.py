"""All that the bank says of one exercise: drawing, words to the patient, dose, ladder, limits."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from app.domain.codes import Language
from app.exercises.bank import Bank, Hit
from app.ui import shortcuts
from app.ui.code_words import REGIONS
from app.ui.dose_words import counted, dose_words, often_words
from app.ui.translator import spoken
from app.ui.widgets.bank.exercise_tile import ExerciseTile
from app.ui.widgets.bank.exercise_words import AIMS, not_under, range_words, trait_words
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Line, box, column, empty, row
from app.ui.widgets.controls.label import Label

_DRAWING = 264, 190
_LABEL_WIDTH = 124
_DOT = " · "


class ExerciseAbout(QWidget):
    """`level_asked` carries another rung of the ladder, `favourite_asked` wants the star turned.

    `edit_asked` and `remove_asked` concern an exercise of the clinic's own.
    """

    level_asked = Signal(int)
    favourite_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, bank: Bank, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank = bank
        self._language = spoken().language
        self._hit: Hit | None = None
        self._favourite = False
        self._inside = column(gap=0)
        self.setLayout(self._inside)

    def show_hit(self, bank: Bank, hit: Hit | None, *, favourite: bool) -> None:
        """Show this exercise; nothing where there is none."""
        self._bank, self._hit, self._favourite = bank, hit, favourite
        empty(self._inside)
        if hit:
            self._inside.addWidget(box(self._content(hit)))

    def _content(self, hit: Hit) -> QLayout:
        parts: list[QWidget] = [self._head(hit), self._picture(hit), *self._told(hit)]
        if len(hit.exercise.rungs) > 1:
            parts += [Line(), *self._ladder(hit)]
        return column(*parts, gap=10, margins=(20, 16, 20, 18))

    def _head(self, hit: Hit) -> QWidget:
        words = spoken()
        in_norwegian = self._language is Language.NB
        name = Label(hit.rung.name.of(self._language), "title", wrap=True)
        swap = Link(self.tr("In English") if in_norwegian else self.tr("In Norwegian"))
        swap.clicked.connect(self._swap_language)
        star = Button(self.tr("Favourite"), shortcut=shortcuts.FAVOURITE.keys,
                      icon="star-filled" if self._favourite else "star")  # fmt: skip
        star.show_kind("chosen" if self._favourite else "plain")
        star.setShortcut("")  # the page has it
        star.clicked.connect(self.favourite_asked)
        line = row(name, swap, star, gap=12)
        line.setStretch(0, 1)
        traits = [words.say(REGIONS[each]) for each in hit.exercise.regions]
        traits += [words.say(AIMS[each]) for each in hit.exercise.aims]
        traits += trait_words(hit.rung, words)
        return box(column(line, Label(_DOT.join(traits), "small", "ink2", wrap=True), gap=4))

    def _picture(self, hit: Hit) -> QWidget:
        tile = ExerciseTile(self._bank, hit.exercise.id, hit.level, *_DRAWING)
        steps = enumerate(hit.rung.instructions.of(self._language), 1)
        lines = [Label(f"{n}. {text}", "body", wrap=True) for n, text in steps]
        return box(row(tile, box(column(*lines, None, *self._own_buttons(hit), gap=8)), gap=16))

    def _own_buttons(self, hit: Hit) -> list[QWidget]:
        if self._bank.own(hit.exercise.id) is None:
            return []
        edit = Button(self.tr("Change …"), icon="file-pen", shortcut=shortcuts.CHANGE.keys)
        edit.clicked.connect(self.edit_asked)
        remove = Button(self.tr("Remove"), "quiet", icon="x")
        remove.clicked.connect(self.remove_asked)
        return [box(row(edit, remove, None, gap=8))]

    def _told(self, hit: Hit) -> list[QWidget]:
        words, rung, language = spoken(), hit.rung, self._language
        unit = counted(self._bank, hit.exercise.id, rung.dose, words)
        dose = f"{dose_words(rung.dose, words, unit)}, {often_words(rung.dose, words)}"
        if rung.per_side:
            dose = f"{dose}, {self.tr('each side')}"
        shut = ", ".join(not_under(rung, words)) or self.tr("None")
        told = (
            (self.tr("To feel"), rung.feel.of(language)),
            (self.tr("Not to feel"), rung.avoid.of(language)),
            (self.tr("Common fault"), rung.fault.of(language)),
            (self.tr("Begins with"), dose),
            (self.tr("Grows within"), range_words(rung, words)),
            (self.tr("Shut out by"), shut),
        )
        return [_line(label, text) for label, text in told if text]

    def _ladder(self, hit: Hit) -> Iterable[QWidget]:
        yield Label(self.tr("The ladder, easiest first"), "strong")
        for level, rung in enumerate(hit.exercise.rungs, 1):
            name = f"{level}. {rung.name.of(self._language)}"
            here = level == hit.level
            title = Label(name, "small_strong") if here else self._rung_link(name, level)
            change = rung.change.of(self._language) if rung.change else ""
            note = Label(change, "small", "ink2", wrap=True)
            line = row(title, note, gap=12)
            line.setStretch(1, 1)
            yield box(line)

    def _rung_link(self, name: str, level: int) -> Link:
        link = Link(name, "small")
        link.clicked.connect(lambda: self.level_asked.emit(level))
        return link

    def _swap_language(self) -> None:
        here = self._language
        self._language = Language.EN if here is Language.NB else Language.NB
        self.show_hit(self._bank, self._hit, favourite=self._favourite)


def _line(label: str, text: str) -> QWidget:
    name = Label(label, "small_medium", "ink2")
    told = box(row(name, None, gap=0), width=_LABEL_WIDTH)
    line = row(told, Label(text, "small", wrap=True), gap=12)
    line.setStretch(1, 1)
    return box(line)
