"""The parts of the programme builder and where they stand: three beside each other, or one."""

from collections.abc import Callable, Collection

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.codes import Light, Profile, Region
from app.domain.record import PatientFile
from app.exercises.bank import Bank, Hit
from app.ui import shortcuts
from app.ui.shown_names import shown_patient
from app.ui.style import px
from app.ui.translator import spoken
from app.ui.widgets.bank.browser import BankBrowser
from app.ui.widgets.controls.accessibility import announce
from app.ui.widgets.controls.button import BackArrow, Button
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.label import ElidedLabel, FieldNote, Key, Label
from app.ui.widgets.controls.light import LightShape
from app.ui.widgets.controls.tab_order import stops_in, tab_in_order
from app.ui.widgets.controls.unsaved_bar import UnsavedBar
from app.ui.widgets.programme.bulk_bar import BulkBar
from app.ui.widgets.programme.ladder import Ladder
from app.ui.widgets.programme.programme_list import ProgrammeList
from app.ui.widgets.programme.programme_notes import ProgrammeNotes
from app.ui.widgets.programme.template_panel import TemplatePanel
from app.usecases.workspace import Workspace

_THREE, _TWO = 1180, 860  # pixels at 100 %: from which so many parts stand beside each other
_BANK, _LADDER = 368, 280


class ProgrammeLayout:
    """Holds the widgets. The page gives them their meaning."""

    def __init__(
        self, workspace: Workspace, file: PatientFile, liked: Collection[str],
        bar: Callable[[Hit], str], save: Callable[[], bool],
    ) -> None:  # fmt: skip
        self._in_bank = False
        self._narrow = False
        limited = bool(file.episode.restrictions)
        self.browser = BankBrowser(
            workspace.bank, liked, bar if limited else None, folded=True,
            near=_region_of(file, workspace.bank),
        )  # fmt: skip
        self.list = ProgrammeList(workspace.bank)
        self.list.setMinimumHeight(px(20))  # it scrolls; what stands above it does not
        self.ladder = Ladder(workspace.bank, bar)
        self.bulk = BulkBar()
        self.notes = ProgrammeNotes()
        self.templates = TemplatePanel()
        self.problem = FieldNote()
        self.unsaved = UnsavedBar(save)
        self._make_head(file)
        self.layout = self._lay_out(file)

    def tell(self, words: str) -> None:
        """Say what was done."""
        self._told.setText(words)
        announce(self.list, words)
        self._told.setAccessibleName(words)

    def show_count(self, count: int) -> None:
        """Say how many exercises there are."""
        self._count.setText(spoken().count("{n} exercise", "{n} exercises", count))

    def fit(self, width: int) -> None:
        """Put as many parts beside each other as have room."""
        self._narrow = width < px(_TWO)
        if self._narrow:
            self.list.put_above(self.templates)
            self.list.put_below(self.notes, self.bulk)
        else:
            if self._column.indexOf(self.templates) < 0:
                self._column.insertWidget(self._column.indexOf(self.list), self.templates)
            for part in (self.notes, self.bulk, self._hints):
                self._column.addWidget(part)
        self.ladder.setVisible(width >= px(_THREE))
        self._to_bank.setVisible(self._narrow)
        self._to_programme.setVisible(self._narrow)
        self._hints.setVisible(not self._narrow)
        self._left.setMaximumWidth(px(2000 if self._narrow else _BANK))
        self._left.setMinimumWidth(0 if self._narrow else px(_BANK))
        self._fit_head()
        self._show_side()

    def _fit_head(self) -> None:
        """The buttons below the name, and where they are four below each other."""
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if self._narrow else ways.LeftToRight
        self._head.setDirection(way)
        four = not self.first_session.isHidden()
        self._buttons.setDirection(way if four else ways.LeftToRight)

    def swap(self) -> None:
        """F6: between bank and programme."""
        in_bank = self.browser.isAncestorOf(self.browser.window().focusWidget())
        self._in_bank = not (self._in_bank if self._narrow else in_bank)
        self._show_side()
        if self._in_bank:
            self.browser.start()
        else:
            self.list.reach(self.list.present)

    def chain(self) -> None:
        """Let Tab go as the eye does, after rows have come or moved."""
        below = (stop for part in (self.notes, self.bulk, self.ladder) for stop in stops_in(part))
        tab_in_order([*self.list.stops(), *below])

    def on_keys(self, page: QWidget, keys: str, then: Callable[[], object]) -> None:
        """Do this on these keys, wherever the focus is on the page."""
        action = QAction(page)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked: then())
        page.addAction(action)

    def _show_side(self) -> None:
        self._left.setVisible(not self._narrow or self._in_bank)
        self._middle.setVisible(not self._narrow or not self._in_bank)

    def _make_head(self, file: PatientFile) -> None:
        tr = self.list.tr
        self.back = BackArrow(tr("Back to the patient"))
        self.undo = Button(tr("Undo"), "quiet", shortcut=shortcuts.UNDO.keys, icon="undo-2")
        self.redo = Button(tr("Redo"), "quiet", shortcut=shortcuts.REDO.keys)
        self.open_templates = Button(
            tr("Templates"), shortcut=shortcuts.TEMPLATES.keys, icon="layers"
        )
        self.save = Button(tr("Save"), shortcut=shortcuts.SAVE.keys, icon="save")
        begun = file.latest is not None
        self.to_paper = Button(tr("To paper"), "primary" if begun else "plain",
                               shortcut=shortcuts.SHEET.keys, icon="printer")  # fmt: skip
        self.first_session = Button(tr("First session"), "primary", shortcut=shortcuts.NEW.keys,
                                    icon="plus")  # fmt: skip
        if begun:
            self.first_session.hide()
        self._to_bank = Button(tr("To the bank"), shortcut=shortcuts.OTHER_SIDE.keys)
        self._to_programme = Button(tr("To the programme"), shortcut=shortcuts.OTHER_SIDE.keys)
        for each in (self._to_bank, self._to_programme):
            each.setShortcut("")  # the page has it
            each.clicked.connect(self.swap)
        self._count = Label("", "small", "ink2")
        self._told = ElidedLabel("", "small", "ink2")

    def _lay_out(self, file: PatientFile) -> QVBoxLayout:
        tr = self.list.tr
        who = row(
            self.back, Label(tr("Programme"), "title"),
            ElidedLabel(shown_patient(file.patient), "body", "ink2"),
            self.undo, self.redo, gap=6,
        )  # fmt: skip
        who.setStretch(2, 1)
        self._head = self._beside(who)
        about = row(Label(tr("The programme"), "strong"), self._count, self._told,
                    self._to_bank, gap=8)  # fmt: skip
        about.setStretch(2, 1)
        self._hints = self._keys()
        self._column = column(about, self._stop(file), self.templates, self.list,
                              self.notes, self.bulk, self._hints, gap=8)  # fmt: skip
        self._column.setStretch(3, 1)
        self._middle = box(self._column)
        self.ladder.setFixedWidth(px(_LADDER))
        self._left = box(column(self._to_programme, self.browser, gap=8))
        body = row(self._left, self._middle, self.ladder, gap=16)
        body.setStretch(1, 1)
        content = column(self._head, self.problem, body, gap=10, margins=(20, 12, 20, 12))
        content.setStretch(2, 1)
        outer = column(self.unsaved, gap=0)
        outer.addLayout(content, 1)
        return outer

    def _beside(self, who: QBoxLayout) -> QBoxLayout:
        kept = row(None, self.open_templates, self.save, gap=6)
        self._buttons = row(kept, row(None, self.to_paper, self.first_session, gap=6), gap=6)
        self._buttons.setStretch(0, 1)
        head = row(who, self._buttons, gap=8)
        head.setStretch(0, 1)
        return head

    def _keys(self) -> QWidget:
        tr = self.list.tr
        told = (("Alt+↑ ↓", tr("moves")), (tr("Del"), tr("takes out")),
                (tr("Space"), tr("chooses several")),
                ("Ctrl+- Ctrl++", tr("less, more")))  # fmt: skip
        parts: list[QWidget] = []
        for keys, what in told:
            parts += [Key(keys), Label(what, "caption", "ink2")]
        return box(row(*parts, None, gap=6))

    def _stop(self, file: PatientFile) -> QWidget:
        """Says that all is stopped, while it is."""
        words = self.list.tr(
            "All exercises are stopped. The stop is lifted on the patient's page."
        )
        line = row(LightShape(Light.STOP, 20),
                   Label(words, "medium", "stop_ink", wrap=True), gap=10,
                   margins=(14, 8, 12, 8))  # fmt: skip
        line.setStretch(1, 1)
        card = Card(line, "stop_tint", "stop_edge")
        stopped = file.episode.latched_stop is not None
        if not stopped:
            card.hide()
        self.save.setEnabled(not stopped)
        return card


def _region_of(file: PatientFile, bank: Bank) -> Region | None:
    """Where the trouble is: as it was written, or what the first exercise is for."""
    first = bank.get(file.prescribed[0].id) if file.prescribed else None
    back = Region.LOW_BACK if file.episode.profile is Profile.LOW_BACK else None
    return file.episode.region or back or (first.region if first else None)
