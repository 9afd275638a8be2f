"""What a programme makes one think of: many exercises, doses bolder than advised, a reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.codes import ReasonCode
from app.exercises.arrange import FEW, MANY
from app.ui.translator import spoken
from app.ui.widgets.advice.decide import REASONS
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import Icon, Label
from app.ui.widgets.controls.labelled import SideBySide
from app.ui.widgets.controls.text_field import TextField


class ProgrammeNotes(Card):
    """Nothing where all is as usual; a sentence at four; a reason above five or when bolder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._asked = False
        self._count = Label("", "small", wrap=True)
        self._bold = Label("", "small", wrap=True)
        words = spoken()
        self.reason: DropDown[ReasonCode | None] = DropDown(
            [(code, words.say(text)) for code, text in REASONS.items()], None, name=""
        )
        self.note = TextField(longest=2000)
        self._ask = SideBySide(self.reason, self.note).stretch(1)
        told = column(self._count, self._bold, self._ask, gap=6)
        line = row(Icon("flag", 18, "accent"), box(told), gap=10, margins=(14, 10, 12, 10))
        line.setStretch(1, 1)
        super().__init__(line, "accent_tint", "", parent=parent)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.note.setAccessibleName(self.tr("More about the reason"))
        self.note.setPlaceholderText(self.tr("More about the reason"))
        self.hide()

    def show_programme(self, count: int, bold: Sequence[str]) -> None:
        """Show what so many exercises and these bolder ones, each in words, ask for."""
        self._count.setText(self._about_count(count))
        self._count.setVisible(count > FEW)
        self._bold.setText(
            self.tr("Bolder than advised: {exercises}.").format(exercises=", ".join(bold))
        )
        self._bold.setVisible(bool(bold))
        self._asked = count > MANY or bool(bold)
        self._ask.setVisible(self._asked)
        self.setVisible(count > FEW or self._asked)

    def show_reason(self, reason: ReasonCode | None, note: str) -> None:
        """Show what was chosen and written, without telling anyone."""
        self.reason.show_value(reason)
        if self.note.text() != note:
            self.note.setText(note)

    def lacking(self) -> str:
        """What to do where a reason is asked for and not given; empty when all is well."""
        if not self._asked or self.reason.value is not None:
            return ""
        self.reason.setFocus()
        return self.tr("Choose a reason below.")

    def _about_count(self, count: int) -> str:
        if count > MANY:
            return self.tr(
                "{n} exercises: choose a reason. A review advises fewer than four (Bachmann "
                "2018). Of 15 older people those with two did them better than those with eight; "
                "how often they did them was alike (Henry 1999)."
            ).format(n=count)
        return self.tr(
            "{n} exercises. A review advises fewer than four (Bachmann 2018)."
        ).format(n=count)  # fmt: skip
