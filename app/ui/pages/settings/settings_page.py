"""Settings: language and appearance, at once; the letterhead of the sheets."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.clinic import Clinic
from app.settings import Settings, Theme
from app.ui.pages.settings.letterhead import Letterhead
from app.ui.pages.settings.safety_card import SafetyCard
from app.ui.pages.sheet.saved_files import SavedFiles
from app.ui.pages.start.advice_question import ABOUT_ADVICE, ADVICE_CHOICES
from app.ui.pages.start.first_start_page import LANGUAGES
from app.ui.pages.start.first_start_side import PURPOSE
from app.ui.translator import spoken
from app.ui.widgets.controls.card import Card, box, column, reading_page
from app.ui.widgets.controls.label import Label, Saying
from app.ui.widgets.controls.labelled import labelled
from app.ui.widgets.controls.segments import Segments
from app.usecases.keep_clinic import change_advice, clinic
from app.usecases.workspace import Workspace

_TEXT_SCALES = (100, 125, 150, 175, 200)
_OF_SAFETY = ("lock_after_min", "lock_minimised")


class SettingsPage(QWidget):
    """What holds for the whole program. `settings_changed` carries Settings."""

    settings_changed = Signal(object)
    keys_asked = Signal()
    backups_asked = Signal()
    access_asked = Signal()

    def __init__(
        self, workspace: Workspace, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._settings = workspace, settings
        self.language = Segments(LANGUAGES, settings.language)
        self.theme = Segments(_themes(self), settings.theme)
        self.text_scale = Segments(_scales(), settings.text_scale)
        whole, hidden = self.tr("Whole"), self.tr("As initials")
        self.hides_names = Segments(((False, whole), (True, hidden)), settings.hides_names)
        self.safety = SafetyCard(settings, workspace)
        self.letterhead, stored = Letterhead(workspace), clinic(workspace)
        self.advice = Segments(
            [(shown, spoken().say(words)) for shown, words in ADVICE_CHOICES], stored.advice
        )
        self._answered = Saying("small", "ink2")
        self._show_answered(stored)
        self._lay_out()
        self._connect()

    @property
    def unsaved(self) -> bool:
        """Whether the letterhead holds what is not saved."""
        return self.letterhead.guard.unsaved

    def leave(self, then: Callable[[], None]) -> None:
        """Go on at once, or ask in place what to do with what is not saved."""
        self.letterhead.guard.leave(then)

    def keep_draft_now(self) -> None:
        """Keep what is typed, before the page goes. Raises NotSaved."""
        self.letterhead.guard.keep()

    def _lay_out(self) -> None:
        tr = self.tr
        self._safe = box(column(self.safety, 16, gap=0))
        content = column(
            Label(tr("Settings"), "title"), 16, Card(self._appearance()), 16,
            Card(column(self.letterhead, gap=0)), 16, Card(self._advice()), 16, self._safe,
            Card(self._exports()), 16,
            Label(spoken().say(PURPOSE), "small", "ink3", wrap=True), None,
            gap=0, margins=(32, 18, 32, 24),
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.letterhead.guard)
        layout.addWidget(reading_page(content, 820))

    def _appearance(self) -> QVBoxLayout:
        tr = self.tr
        return column(
            Label(tr("Language and appearance"), "heading"), 12,
            labelled(tr("Language"), self.language), 12,
            labelled(tr("Appearance"), self.theme), 12,
            labelled(tr("Text size"), self.text_scale), 12,
            labelled(tr("Names on the screen"), self.hides_names,
                     Label(tr("F9 turns them. On paper they are chosen by themselves."), "small",
                           "ink2", wrap=True)),
            gap=0, margins=(20, 16, 20, 16),
        )  # fmt: skip

    def _advice(self) -> QVBoxLayout:
        return column(
            Label(self.tr("Advice"), "heading"), 4,
            Label(spoken().say(ABOUT_ADVICE), "small", "ink2", wrap=True), 12,
            labelled(self.tr("Shall Takt show advice?"), self.advice), 8, self._answered,
            gap=0, margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _exports(self) -> QVBoxLayout:
        words = self.tr("These files are not encrypted. Delete them when they have served.")
        return column(
            Label(self.tr("Saved files"), "heading"), 4,
            Label(words, "small", "ink2", wrap=True), 10, SavedFiles(self._workspace),
            gap=0, margins=(20, 16, 20, 20),
        )  # fmt: skip

    def _connect(self) -> None:
        for name in ("language", "theme", "text_scale", "hides_names", *_OF_SAFETY):
            self._field(name).changed.connect(lambda value, name=name: self._set(name, value))
        self.advice.changed.connect(self._answer)
        self.safety.keys_asked.connect(self.keys_asked)
        self.safety.backups.asked.connect(self.backups_asked)
        self.safety.access_asked.connect(self.access_asked)
        self._safe.setHidden(self._workspace.invented)  # it has nothing to protect

    def _set(self, name: str, value: Any) -> None:
        if value is None:
            self._field(name).show_value(getattr(self._settings, name))
            return
        self._settings = self._settings._replace(**{name: value})
        self.settings_changed.emit(self._settings)

    def _field(self, name: str) -> Segments[Any]:
        field: Segments[Any] = getattr(self.safety if name in _OF_SAFETY else self, name)
        return field

    def _answer(self, shown: bool | None) -> None:  # noqa: FBT001 (what the signal carries)
        stored = clinic(self._workspace)
        if shown is not None and shown != stored.advice:
            stored = change_advice(self._workspace, shown=shown)
        self.advice.show_value(stored.advice)
        self._show_answered(stored)

    def _show_answered(self, stored: Clinic) -> None:
        day = stored.advice_answered
        words = self.tr("Answered {day}.").format(day=spoken().long_date(day)) if day else ""
        self._answered.setText(words)


def _themes(page: QWidget) -> tuple[tuple[Theme, str], ...]:
    return (
        (Theme.SYSTEM, page.tr("Same as the system")),
        (Theme.LIGHT, page.tr("Light")),
        (Theme.DARK, page.tr("Dark")),
        (Theme.HIGH_CONTRAST, page.tr("High contrast")),
    )


def _scales() -> tuple[tuple[int, str], ...]:
    return tuple((scale, f"{scale}\N{NO-BREAK SPACE}%") for scale in _TEXT_SCALES)
