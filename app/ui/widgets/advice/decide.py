"""Deciding: follow the advice, or choose another light in one action."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.codes import Light, ReasonCode
from app.domain.errors import sentence
from app.domain.session import Override
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import box, column, row
from app.ui.widgets.controls.choice import DropDown
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.text_field import TextField

SHORT_WORDS = {
    Light.GREEN: (sentence("Up"), sentence("Up …")),
    Light.AMBER: (sentence("Hold"), sentence("Hold …")),
    Light.RED: (sentence("Down"), sentence("Down …")),
}
REASONS: dict[ReasonCode | None, str] = {
    None: sentence("Choose a reason"),
    ReasonCode.EXAMINATION: sentence("Found on examination"),
    ReasonCode.PATIENT_GOAL: sentence("The patient’s goal"),
    ReasonCode.PATIENT_PREFERENCE: sentence("The patient’s wish"),
    ReasonCode.OTHER_INFORMATION: sentence("Other information"),
    ReasonCode.MEASUREMENT_DOUBT: sentence("Doubt about an answer"),
    ReasonCode.AGREED_PROTOCOL: sentence("Agreed protocol"),
    ReasonCode.EQUIPMENT: sentence("Equipment at hand"),
    ReasonCode.OTHER: sentence("Other reason"),
}
NOTES = {
    Light.GREEN: sentence("Or choose yourself. Careful needs no reason."),
    Light.AMBER: sentence("Or choose yourself. Bolder needs a reason."),
    Light.RED: sentence("Or choose yourself. Bolder needs a reason."),
    Light.STOP: sentence("A stop cannot be overridden. It is cleared with name, date and reason."),
}


class Decide(QWidget):
    """The foot of the advice panel. `light_chosen` carries another light, or None for the advised.

    A bolder light than advised asks for a reason, in place.
    """

    save_asked = Signal()
    sheet_asked = Signal()
    light_chosen = Signal(object)
    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._advised: Light | None = None
        self._choice_on: Light | None = None  # what was advised when it was made
        self._choice: Light | None = None
        self._own_doses = self._bolder_doses = False
        self._build()
        self._lay_out()
        self._listen()
        self.show_advised(None)

    @property
    def override(self) -> Override | None:
        """The clinician's own choice; None where the advice is followed."""
        chosen = self.light or self._advised
        if chosen is None or (self.light is None and not self._own_doses):
            return None
        note = self._note.text().strip() or None
        code = self._reason.value if self._needs_reason() else None
        return Override(light=chosen, reason_code=code, note=note)

    @property
    def light(self) -> Light | None:
        """The light that was chosen instead of the advised one, if one was."""
        return self._choice if self._advised else None

    def show_advised(self, light: Light | None) -> None:
        """Show what is advised; another choice stands only while this is the same.

        With None nothing is judged: a choice waits for the light to come again.
        """
        if light and light != self._choice_on:
            self._choice, self._choice_on = None, light
        self._advised = light
        self._own_doses = self._bolder_doses = False
        self._problem.show_problem("")
        self._show()

    def show_plain(self) -> None:
        """Show that nothing is advised here, and nothing is to be followed."""
        self.show_advised(None)
        self._save.show_kind("primary")
        self._say(self.tr("The doses are your own. Change them in the programme."))

    def show_own_doses(self, *, chosen: bool, bolder: bool) -> None:
        """Whether doses were chosen otherwise than advised, and whether one is bolder."""
        self._own_doses, self._bolder_doses = chosen, bolder
        self._show()

    def show_problem(self, problem: str) -> None:
        """Say what keeps the decision from being stored; all that was typed stays."""
        self._problem.show_problem(problem)

    @property
    def chose_now(self) -> bool:
        """Whether a bolder choice was just made, and its reason is asked for."""
        return self._needs_reason() and self._reason.hasFocus()

    def typed(self) -> dict[str, str]:
        """What was chosen and why, as it is kept in a draft."""
        reason = self._reason.value
        found = {"light": self._choice or "", "reason": reason or "", "note": self._note.text()}
        return {name: str(text) for name, text in found.items() if text}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Choose so again, where it can still be chosen."""
        if "light" in typed and self._advised not in {None, Light.STOP}:
            self._choose(Light(typed["light"]))
        self._reason.show_value(ReasonCode(typed["reason"]) if "reason" in typed else None)
        self._note.setText(typed.get("note", ""))

    def start(self) -> None:
        """Put the focus on the first button."""
        (self._save if self._save.isVisibleTo(self) else self._sheet).setFocus()

    def show_saved(self, light: Light | None, *, followed: bool) -> None:
        """Show what was decided: from here on only the sheet is left to do."""
        self._choosing.hide()
        self._reasons.hide()
        self._clear.hide()
        self._problem.show_problem("")
        self._save.hide()
        self._sheet.show_kind("primary")
        self._sheet.setEnabled(True)
        words = self.tr("Saved. The advice was followed.")
        if light is None:
            words = self.tr("Saved.")
        elif not followed and light == self._advised:
            words = self.tr("Saved. You chose doses of your own.")
        elif not followed:
            words = self.tr("Saved. You chose: {light}.").format(
                light=spoken().say(_LONG_WORDS[light]).lower()
            )
        self._say(words)

    def hide_sheet(self) -> None:
        """No sheet follows from what is shown: another version holds."""
        self._sheet.setEnabled(False)
        self._sheet.hide()

    def lacks_reason(self) -> bool:
        """Whether a bolder choice has no reason yet; if so, its field takes the focus."""
        if not self._needs_reason() or self._reason.value:
            return False
        self._problem.show_problem(self.tr("Choose a reason first."))
        self._reason.setFocus()
        return True

    def _build(self) -> None:
        words = spoken()
        self._save = Button("", "primary", shortcut="Ctrl+S", height=42)
        self._sheet = Button(self.tr("Sheet"), shortcut="Ctrl+P", icon="printer", height=42)
        self._lights = {light: Button("", height=32) for light in SHORT_WORDS}
        for light, button in self._lights.items():
            button.show_light(light)
        self._says = Label("", "caption", "ink3", wrap=True)
        reasons = [(code, words.say(text)) for code, text in REASONS.items()]
        self._reason = DropDown(reasons, None, name=self.tr("Reason for more than advised"))
        self._note = TextField(
            name=self.tr("In your own words"), placeholder=self.tr("In your own words"),
            longest=2000,
        )  # fmt: skip
        self._problem = FieldNote()
        self._clear = Link(self.tr("Clear the stop"), "small")

    def _lay_out(self) -> None:
        self._choosing = box(row(*self._lights.values(), gap=8))
        self._reasons = box(column(self._reason, self._note, gap=4))
        act = row(self._save, self._sheet, gap=8)
        act.setStretch(0, 3)
        act.setStretch(1, 2)
        self.setLayout(
            column(self._reasons, self._problem, act, 2, self._says, self._choosing, self._clear,
                   gap=4)
        )  # fmt: skip

    def _listen(self) -> None:
        self._save.clicked.connect(self.save_asked)
        self._sheet.clicked.connect(self.sheet_asked)
        self._clear.clicked.connect(self.clear_asked)
        self._reason.changed.connect(lambda _: self._problem.show_problem(""))
        for light, button in self._lights.items():
            button.clicked.connect(lambda _=False, light=light: self._choose(light))

    def _choose(self, light: Light) -> None:
        self._choice = None if light == self._advised else light
        self._problem.show_problem("")
        self._show()
        if self._is_bolder(light):
            self._reason.setFocus()
        self.light_chosen.emit(self._choice)

    def _show(self) -> None:
        stop = self._advised == Light.STOP
        self._choosing.setVisible(self._advised is not None and not stop)
        self._clear.setVisible(stop)
        self._reasons.setVisible(self._needs_reason())
        self._say(spoken().say(NOTES[self._advised]) if self._advised else "")
        self._show_save(stop=stop)
        chosen = self.light or self._advised
        for light, button in self._lights.items():
            short, asking = SHORT_WORDS[light]
            button.show_text(spoken().say(asking if self._is_bolder(light) else short))
            button.show_kind("chosen" if light == chosen else "plain")

    def _say(self, words: str) -> None:
        self._says.setText(words)
        self._says.setVisible(bool(words))

    def _show_save(self, *, stop: bool) -> None:
        follows = self.light is None and self._advised is not None and not stop
        follows = follows and not self._own_doses
        self._save.show_text(self.tr("Agree") if follows else self.tr("Save"))
        self._save.show_kind("plain" if self._advised is None else "primary")

    def _needs_reason(self) -> bool:
        return self._bolder_doses or (self._choice is not None and self._is_bolder(self._choice))

    def _is_bolder(self, light: Light) -> bool:
        return self._advised is not None and light.severity < self._advised.severity


_LONG_WORDS = {
    Light.GREEN: sentence("Step up"),
    Light.AMBER: sentence("Hold"),
    Light.RED: sentence("Step back"),
    Light.STOP: sentence("Stop"),
}
