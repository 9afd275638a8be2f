"""What is chosen for a new sheet: language, layout, next visit, and the reasons in own words."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.domain.codes import Language
from app.domain.programme import Layout
from app.domain.readability import words as words_of
from app.sheet.name_on_sheet import NameOnSheet
from app.sheet.why import MOST_WORDS
from app.ui.style import dress, font, px
from app.ui.stylesheet import PROSE
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import column, row
from app.ui.widgets.controls.date_field import DateField
from app.ui.widgets.controls.label import Label
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.segments import Segments
from app.ui.widgets.controls.typed import type_into, typed_in, typed_of

LEAST_WHY = 110
PAUSE_MS = 300  # after the last key before the pages are drawn anew
LANGUAGES = ((Language.NB, "Norsk bokmål"), (Language.EN, "English"))


class Chosen(NamedTuple):
    """What a sheet is to be. `why` is None where the proposed reasons stand."""

    language: Language
    layout: Layout
    valid_until: date | None
    why: str | None
    name: NameOnSheet = NameOnSheet.FULL


class SheetForm(QWidget):
    """`changed` speaks after every choice, `other_language` where new reasons are to be shown."""

    changed = Signal()
    other_language = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed = ""
        self._build()
        self._lay_out()
        self._listen()

    @property
    def chosen(self) -> Chosen:
        """The choices as they stand."""
        text = self.why.toPlainText().strip()
        own = None if text in {"", self._proposed.strip()} else text
        return Chosen(
            self.language.value or Language.NB,
            self.layout_of_sheet.value or Layout.CARDS,
            self.next_visit.value,
            own,
            self.name.value or NameOnSheet.FULL,
        )

    def start(self, language: Language, layout: Layout, name: NameOnSheet) -> None:
        """Show what is chosen at first, and no words of one's own."""
        self._show_proposed()
        self.language.show_value(language)
        self.layout_of_sheet.show_value(layout)
        self.name.show_value(name)
        self.next_visit.show_value(None)

    def choose_cards(self) -> None:
        """Leave a layout that has no room."""
        self.layout_of_sheet.show_value(Layout.CARDS)
        self.changed.emit()

    def propose(self, why: str) -> None:
        """Show the reasons that the advice gives, to be edited; what was typed stays."""
        own = self.chosen.why
        self._proposed = why
        if own is None:
            self._show_proposed()

    def typed(self) -> dict[str, str]:
        """What was written for this sheet alone, and what it was written for."""
        written = {"why": self.chosen.why or "", "next_visit": self.next_visit.text()}
        if not any(written.values()):
            return {}
        return {name: text for name, text in written.items() if text} | typed_of(self._choices())

    def show_typed(self, fields: dict[str, str]) -> None:
        """Put back what was written."""
        for name, control in self._choices().items():
            if fields.get(name, typed_in(control)) != typed_in(control):
                type_into(control, fields[name])
        type_into(self.next_visit, fields.get("next_visit", ""))
        self.why.setPlainText(fields.get("why") or self._proposed)

    def _choices(self) -> dict[str, QWidget]:
        return {"language": self.language, "layout": self.layout_of_sheet, "name": self.name}

    @property
    def problem(self) -> str:
        """Why something that stands here is refused; empty when all is well."""
        return self.next_visit.problem

    def hideEvent(self, event: QHideEvent) -> None:
        """What is left asks for nothing more; a window that is minimised is not left."""
        if not event.spontaneous():
            self._soon.stop()
        super().hideEvent(event)

    def _show_proposed(self) -> None:
        self.why.blockSignals(True)  # noqa: FBT003 (Qt takes it by place only)
        self.why.setPlainText(self._proposed)
        self.why.blockSignals(False)  # noqa: FBT003 (the same)
        self._count_words()

    def _build(self) -> None:
        layouts = (
            (Layout.OVERVIEW, self.tr("One page")),
            (Layout.CARDS, self.tr("Cards")),
            (Layout.LARGE, self.tr("Large print")),
        )
        self.language = Segments(LANGUAGES, Language.NB, name=self.tr("Language of the sheet"))
        self.layout_of_sheet = Segments(layouts, Layout.CARDS, name=self.tr("Layout of the sheet"))
        names = (
            (NameOnSheet.FULL, self.tr("Whole")),
            (NameOnSheet.INITIALS, self.tr("Initials")),
            (NameOnSheet.LINE, self.tr("A line")),
        )
        self.name = Segments(names, NameOnSheet.FULL, name=self.tr("Name on the sheet"))
        self.next_visit = DateField(name=self.tr("Next visit"))
        self.why = QPlainTextEdit()
        dress(self.why, PROSE)
        self.why.setFont(font("body"))
        self.why.setMinimumHeight(px(LEAST_WHY))
        self.why.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.why.setTabChangesFocus(True)
        self.why.setAccessibleName(self.tr("Why this pace"))
        self._counted = Label("", "caption", "ink3")
        self.again = Button(self.tr("Back to the proposal"), "back", icon="undo-2", height=32)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)

    def _lay_out(self) -> None:
        foot = column(self._counted, row(self.again, None), gap=2)
        made = column(
            labelled(self.tr("Language of the sheet"), self.language),
            labelled(self.tr("Layout of the sheet"), self.layout_of_sheet),
            labelled(self.tr("Name on the sheet"), self.name),
            labelled(self.tr("Next visit"), self.next_visit), 4,
            Label(self.tr("Why this pace"), "small_medium", buddy=self.why), self.why, foot,
            gap=4,
        )  # fmt: skip
        made.setStretch(made.indexOf(self.why), 1)
        self.setLayout(made)

    def _listen(self) -> None:
        self.language.changed.connect(lambda _: self._keep_language())
        self.layout_of_sheet.changed.connect(lambda _: self._keep_layout())
        self.name.changed.connect(lambda _: self._keep_name())
        self.next_visit.textEdited.connect(lambda _: self._soon.start(PAUSE_MS))
        self.why.textChanged.connect(self._typed)
        self.again.clicked.connect(self._propose_again)
        self._soon.timeout.connect(self.changed)

    def _keep_language(self) -> None:
        """One of them is always chosen."""
        if self.language.value is None:
            self.language.show_value(Language.NB)
        self.other_language.emit()

    def _keep_layout(self) -> None:
        if self.layout_of_sheet.value is None:
            self.layout_of_sheet.show_value(Layout.CARDS)
        self.changed.emit()

    def _keep_name(self) -> None:
        if self.name.value is None:
            self.name.show_value(NameOnSheet.FULL)
        self.changed.emit()

    def _propose_again(self) -> None:
        self._show_proposed()
        self.changed.emit()

    def _typed(self) -> None:
        self._count_words()
        self._soon.start(PAUSE_MS)

    def _count_words(self) -> None:
        count = len(words_of(self.why.toPlainText()))
        words = spoken().say("{n} of at most {most} words", n=count, most=MOST_WORDS)
        self._counted.setText(words)
        self._counted.show_ink("red_ink" if count > MOST_WORDS else "ink3")
