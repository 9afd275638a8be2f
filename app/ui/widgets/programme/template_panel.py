"""Templates in place: one is taken with Enter, the present programme kept under a name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.programme import Template
from app.ui.style import dress, font, px
from app.ui.stylesheet import LIST
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button, Link
from app.ui.widgets.controls.card import Card, box, column, row
from app.ui.widgets.controls.label import FieldNote, Label
from app.ui.widgets.controls.painted_button import ENTER
from app.ui.widgets.controls.text_field import TextField

_LINE, _MOST_LINES = 32, 6


class TemplatePanel(Card):
    """`apply_asked` carries a template, `keep_asked` a name, `remove_asked` the name of one.

    `rename_asked` carries the name of one and another: the field takes that while one renames.
    """

    apply_asked = Signal(object)
    keep_asked = Signal(str)
    remove_asked = Signal(str)
    rename_asked = Signal(str, str)
    put_back_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._templates: tuple[Template, ...] = ()
        self._renamed = self._suggested = ""
        self.names = _Names()
        self.name = TextField(longest=60)
        self.problem = FieldNote()
        self.put_back = Link("")
        self._none = Label("", "small", "ink2", wrap=True)
        self._inside = column(gap=8, margins=(14, 12, 14, 12))
        super().__init__(self._inside, "surface", "accent", parent=parent)
        self._lay_out()
        self.hide()

    def open(self, templates: Sequence[Template], suggested: str, *, to_keep: bool) -> None:
        """Show these templates; the focus is where one takes one, or keeps one."""
        self._suggested = suggested
        self.show_templates(templates)
        self.show_removed("")
        self.show()
        if to_keep or not templates:
            self.name.setFocus()
            self.name.selectAll()
        else:
            self.names.setFocus()

    def show_templates(self, templates: Sequence[Template], chosen: str = "") -> None:
        """Show these templates, with one of them chosen and the focus on it."""
        self._end_renaming()
        self._templates = tuple(templates)
        self.names.clear()
        for each in self._templates:
            count = spoken().count("{n} exercise", "{n} exercises", len(each.exercises))
            line = QListWidgetItem(f"{each.name}   {count}", self.names)
            line.setSizeHint(QSize(px(100), px(_LINE)))
        names = [each.name for each in self._templates]
        self.names.setCurrentRow(names.index(chosen) if chosen else 0)
        if chosen:
            self.names.setFocus()
        self.names.setFixedHeight(px(_LINE) * min(_MOST_LINES, len(templates)) + px(12))
        for part in (self.names, self._take, self._rename, self._remove):
            part.setVisible(bool(templates))
        self._none.setVisible(not templates)

    def show_removed(self, name: str) -> None:
        """Offer to put back the template that was removed; nothing where there is none."""
        self.put_back.show_text(self.tr("Put {exercise} back").format(exercise=name))
        self.put_back.setVisible(bool(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._renamed:
            self._end_renaming()
            self.names.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        tr = self.tr
        self.names.setAccessibleName(tr("Templates"))
        self.name.setAccessibleName(tr("Name of the template"))
        self.name.setPlaceholderText(tr("Name of the template"))
        self._none.setText(tr("No template yet. Keep this programme as the first one."))
        self._take = Button(tr("Take this one"))
        self._rename = Button(tr("Rename"), "quiet")
        self._remove = Button(tr("Remove"), "quiet", icon="x")
        self._do, close = Button(tr("Keep as template")), Button(tr("Close"), "quiet")
        head = row(Label(tr("Templates"), "strong"), None, self.put_back, close, gap=8)
        line = row(self.name, self._do, gap=8)
        line.setStretch(0, 1)
        acts = row(self._take, self._rename, self._remove, None, gap=8)
        for part in (head, self._none, self.names, acts, line, self.problem):
            self._inside.addWidget(part if isinstance(part, QWidget) else box(part))
        close.clicked.connect(self.closed)
        self._listen()

    def _listen(self) -> None:
        self._take.clicked.connect(self._apply)
        self._remove.clicked.connect(self._ask_removal)
        self.names.taken.connect(self._apply)
        self._rename.clicked.connect(self._begin_renaming)
        self.names.removed.connect(self._ask_removal)
        self.names.renamed.connect(self._begin_renaming)
        self.name.returnPressed.connect(self._keep)
        self._do.clicked.connect(self._keep)
        self.put_back.clicked.connect(self.put_back_asked)

    def _chosen(self) -> Template | None:
        place = self.names.currentRow()
        return self._templates[place] if 0 <= place < len(self._templates) else None

    def _apply(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.apply_asked.emit(chosen)

    def _ask_removal(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.remove_asked.emit(chosen.name)

    def _begin_renaming(self) -> None:
        """The field takes the new name of the chosen one; Escape leaves it as it is."""
        chosen = self._chosen()
        if chosen:
            self._renamed = chosen.name
            self._do.show_text(self.tr("Rename"))
            self.name.setText(chosen.name)
            self.name.setFocus()
            self.name.selectAll()

    def _end_renaming(self) -> None:
        self._renamed = ""
        self._do.show_text(self.tr("Keep as template"))
        self.name.setText(self._suggested)
        self.problem.show_problem("")

    def _keep(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.problem.show_problem(self.tr("Write a name for the template."))
        elif self._renamed:
            self.rename_asked.emit(self._renamed, name)
        else:
            self.keep_asked.emit(name)


class _Names(QListWidget):
    """Enter takes the chosen one, F2 renames it, Delete removes it."""

    taken = Signal()
    removed = Signal()
    renamed = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, LIST)
        self.setFont(font("body"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _: self.taken.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.renamed.emit()
        else:
            super().keyPressEvent(event)
