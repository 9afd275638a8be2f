"""Templates in the programme builder: opened in place, taken, kept, removed."""

from PySide6.QtCore import QObject, Signal

from app.domain.errors import TaktError
from app.domain.programme import Template
from app.ui.errors import said
from app.ui.pages.programme.programme_layout import ProgrammeLayout
from app.ui.pages.programme.steps import Steps


class ProgrammeTemplates(QObject):
    """`taken` carries the template that is to stand in place of the programme.

    `changed` speaks when another set of templates is kept.
    """

    taken = Signal(object)
    changed = Signal()

    def __init__(
        self, steps: Steps, parts: ProgrammeLayout, suggested: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steps, self._parts, self._suggested = steps, parts, suggested
        self._removed: Template | None = None
        self.panel = parts.templates
        self.panel.apply_asked.connect(self._take)
        self.panel.keep_asked.connect(self._keep)
        self.panel.remove_asked.connect(self._remove)
        self.panel.rename_asked.connect(self._rename)
        self.panel.put_back_asked.connect(self._put_back)
        self.panel.closed.connect(self._close)

    def open(self, *, to_keep: bool = False) -> None:
        """Show the templates, ready to take one or to keep this programme as one."""
        self.panel.open(self._steps.now.templates, self._suggested, to_keep=to_keep)
        self._parts.list.show_top()

    def show(self) -> None:
        """Show them as they stand after a step back or forth."""
        self.panel.show_removed("")
        self.panel.show_templates(self._steps.now.templates)

    def _take(self, template: Template) -> None:
        self.panel.hide()
        self.taken.emit(template)

    def _keep(self, name: str) -> None:
        programme = self._parts.list.exercises
        before = self._named(name)
        try:
            self._steps.keep(Template(name=name, exercises=programme))
        except TaktError as error:
            self.panel.problem.show_problem(said(error))
            return
        self.changed.emit()
        self._parts.tell(self.tr("Kept as {template}.").format(template=name))
        if before and before.exercises != programme:
            self._offer_back(before)
        else:
            self._close()

    def _rename(self, name: str, new: str) -> None:
        try:
            self._steps.rename(name, new)
        except TaktError as error:
            self.panel.problem.show_problem(said(error))
            return
        self.changed.emit()
        self.panel.show_templates(self._steps.now.templates, new)
        self._parts.tell(self.tr("{template} is called {name} now. Ctrl+Z takes it back.").format(
            template=name, name=new))  # fmt: skip

    def _remove(self, name: str) -> None:
        before = self._named(name)
        self._steps.remove(name)
        self.changed.emit()
        if before:
            self._offer_back(before)

    def _named(self, name: str) -> Template | None:
        return next((each for each in self._steps.now.templates if each.name == name), None)

    def _offer_back(self, gone: Template) -> None:
        """The panel stays: the template as it was can be put back."""
        self._removed = gone
        self.panel.show_templates(self._steps.now.templates)
        self.panel.show_removed(gone.name)
        self.panel.put_back.setFocus()

    def _put_back(self) -> None:
        if self._removed:
            self._steps.keep(self._removed)
            self.changed.emit()
            self.panel.show_templates(self._steps.now.templates)
        self.panel.show_removed("")
        self.panel.names.setFocus()

    def _close(self) -> None:
        self.panel.hide()
        self._parts.browser.start()
