"""The list of backups to choose from, and what is seen in one."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.texts import Texts
from app.ui.pages.backups.backup_words import moment_in_words
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Link
from app.ui.widgets.controls.card import box, column, empty, row, scrolling
from app.ui.widgets.controls.choice_row import ChoiceRow
from app.ui.widgets.controls.label import ElidedLabel, Label
from app.ui.widgets.controls.tab_order import tab_in_order
from app.usecases.restore import Choice, Counts, PatientSeen, is_here

_FEW, _TALL = 6, 240


def facts(counts: Counts, words: Texts) -> str:
    """As in: 12 patients, 240 sessions, 3.1.2025 to 23.11.2026."""
    parts = [
        words.count("{n} patient", "{n} patients", counts.patients),
        words.count("{n} session", "{n} sessions", counts.sessions),
    ]
    if counts.first_day and counts.last_day:
        first, last = (date.fromisoformat(day) for day in (counts.first_day, counts.last_day))
        days = words.short_date(first), words.short_date(last)
        parts.append(words.say("{first} to {last}", first=days[0], last=days[1]))
    return ", ".join(parts)


class BackupList(QWidget):
    """The newest few, and all when asked. `chosen` carries a Choice."""

    chosen = Signal(object)

    def __init__(self, root: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._choices: tuple[Choice, ...] = ()
        self.choice: Choice | None = None
        self.rows: list[ChoiceRow] = []
        self._lines = column(gap=6)
        self.more = Link(self.tr("Show all backups"))
        self.more.clicked.connect(lambda: self._fill(len(self._choices)))
        self.setLayout(column(self._lines, self.more, gap=8))

    def start(self) -> None:
        """Put the focus on the first."""
        if self.rows:
            self.rows[0].setFocus()

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Show these, the newest first."""
        self._choices, self.choice = choices, None
        self._fill(_FEW)

    def _fill(self, many: int) -> None:
        for each in self.rows:
            each.hide()
            each.deleteLater()
        self.rows = [self._row(each) for each in self._choices[:many]]
        for each in self.rows:
            self._lines.addWidget(each)
        self.more.setVisible(len(self._choices) > many)
        tab_in_order([*self.rows, self.more])

    def _row(self, choice: Choice) -> ChoiceRow:
        tr, words = self.tr, spoken()
        place = tr("on this PC") if is_here(self._root, choice) else tr("outside this PC")
        made = ChoiceRow(
            moment_in_words(choice.manifest.at, words),
            facts(choice.manifest.state, words),
            f"{place} · {words.number(choice.size / 1e6, 1)} MB",
        )
        made.setChecked(choice is self.choice)
        made.clicked.connect(lambda: self._choose(choice))
        return made

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.chosen.emit(choice)


class Contents(QWidget):
    """Everybody who stands in a backup, to be looked at and not to be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = column(gap=0)
        self.setLayout(self._room)
        self.hide()

    def show_patients(self, seen: tuple[PatientSeen, ...]) -> None:
        """Show one line each."""
        empty(self._room)
        tr = self.tr
        lines = column(*(_line(each) for each in seen), None, gap=4, margins=(0, 4, 12, 4))
        area = scrolling(box(lines))
        area.setMinimumHeight(min(px(_TALL), px(28) * len(seen) + px(12)))
        area.setMaximumHeight(px(_TALL))
        words = tr("The backup is whole. This is what stands in it; nothing can be changed here.")
        self._room.addWidget(Label(words, "small", "ink2", wrap=True))
        self._room.addWidget(area)
        self.show()


def _line(seen: PatientSeen) -> QWidget:
    words = spoken()
    born = f"{seen.name}, {seen.birth_year}" if seen.birth_year else seen.name
    count = words.count("{n} session", "{n} sessions", seen.sessions)
    last = words.short_date(date.fromisoformat(seen.last_day)) if seen.last_day else ""
    line = row(ElidedLabel(born), Label(count, "small", "ink2"), Label(last, "small", "ink2"),
               gap=16)  # fmt: skip
    line.setStretch(0, 1)
    return box(line)
