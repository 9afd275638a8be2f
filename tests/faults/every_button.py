"""Every button that can be reached from the way in, on whatever page it stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from shiboken6 import isValid

from app.ui import dialogs
from app.ui.main_window import MainWindow
from tests.faults.acts import PASSPHRASE
from tests.faults.desk_acts import OTHER_PAPER

Way = tuple[int, ...]  # which button of the first page, then which of the page that it led to
Look = tuple[str, ...]  # a page, and the words of its buttons


def answer_questions(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """What the system would ask in a window of its own: always this folder, or nothing."""
    folder.mkdir()
    for ask in ("ask_save_path", "ask_package_path"):
        monkeypatch.setattr(dialogs, ask, lambda _parent, suggested: folder / suggested)
    monkeypatch.setattr(dialogs, "ask_folder", lambda _parent, _title: folder)
    monkeypatch.setattr(dialogs, "ask_package", lambda _parent: None)


@dataclass
class Walk:
    """Presses each button of each page, from the door on. `looks` are the pages that were seen."""

    window: MainWindow
    looks: set[Look] = field(default_factory=set)

    def everywhere(self, may_go_on: Callable[[], bool]) -> None:
        """Press everything; after each press is asked whether there is a way on from there."""
        ways: list[Way] = [()]
        for way in ways:
            for number in range(self._follow(way)):
                self._follow(way)
                self._press(number)
                if may_go_on() and self._is_new():
                    ways.append((*way, number))

    def _follow(self, way: Way) -> int:
        """From the door to where it leads; how many buttons there are."""
        if self.window.desk:  # the demonstration was opened: back to the clinic
            self.window.lock()
        self.window.greet()
        QApplication.processEvents()
        self._is_new()
        for number in way:
            self._press(number)
        return len(self._buttons())

    def _press(self, number: int) -> None:
        self._type()
        page = self.window.page
        self._buttons()[number].click()
        QApplication.processEvents()
        while isValid(page) and getattr(page, "at_work", False):
            QApplication.processEvents()

    def _type(self) -> None:
        """What opens a whole clinic, in every field."""
        fields = [each for each in self.window.page.findChildren(QLineEdit) if each.isVisible()]
        words = OTHER_PAPER if len(fields) == len(OTHER_PAPER) else [PASSPHRASE] * len(fields)
        for each, typed in zip(fields, words, strict=True):
            each.setText(typed)

    def _buttons(self) -> list[QAbstractButton]:
        every = self.window.page.findChildren(QAbstractButton)
        return [each for each in every if each.isVisible() and each.isEnabled()]

    def _is_new(self) -> bool:
        words = (each.text() or each.accessibleName() for each in self._buttons())
        look = (type(self.window.page).__name__, *words)
        if look in self.looks:
            return False
        self.looks.add(look)
        return True
