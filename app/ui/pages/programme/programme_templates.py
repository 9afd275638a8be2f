"""Templates in the programme builder: opened in place, taken, kept, removed."""

from PySide6.QtCore import QObject, Signal

from app.domain.programme import Template
from app.ui.pages.programme.programme_layout import ProgrammeLayout
from app.usecases.keep_templates import keep_template, remove_template, templates
from app.usecases.workspace import Workspace


class ProgrammeTemplates(QObject):
    """`taken` carries the template that is to stand in place of the programme."""

    taken = Signal(object)

    def __init__(
        self, workspace: Workspace, parts: ProgrammeLayout, suggested: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._parts, self._suggested = workspace, parts, suggested
        self._removed: Template | None = None
        self.panel = parts.templates
        self.panel.apply_asked.connect(self._take)
        self.panel.keep_asked.connect(self._keep)
        self.panel.remove_asked.connect(self._remove)
        self.panel.put_back_asked.connect(self._put_back)
        self.panel.closed.connect(self._close)

    def open(self, *, to_keep: bool = False) -> None:
        """Show the templates, ready to take one or to keep this programme as one."""
        self.panel.open(templates(self._workspace), self._suggested, to_keep=to_keep)

    def _take(self, template: Template) -> None:
        self.panel.hide()
        self.taken.emit(template)

    def _keep(self, name: str) -> None:
        programme = self._parts.list.exercises
        before = self._named(name)
        keep_template(self._workspace, Template(name=name, exercises=programme))
        self._parts.tell(self.tr("Kept as {template}.").format(template=name))
        if before and before.exercises != programme:
            self._offer_back(before)
        else:
            self._close()

    def _remove(self, name: str) -> None:
        before = self._named(name)
        remove_template(self._workspace, name)
        if before:
            self._offer_back(before)

    def _named(self, name: str) -> Template | None:
        return next((each for each in templates(self._workspace) if each.name == name), None)

    def _offer_back(self, gone: Template) -> None:
        """The panel stays: the template as it was can be put back."""
        self._removed = gone
        self.panel.show_templates(templates(self._workspace))
        self.panel.show_removed(gone.name)
        self.panel.put_back.setFocus()

    def _put_back(self) -> None:
        if self._removed:
            keep_template(self._workspace, self._removed)
            self.panel.show_templates(templates(self._workspace))
        self.panel.show_removed("")
        self.panel.names.setFocus()

    def _close(self) -> None:
        self.panel.hide()
        self._parts.browser.start()
