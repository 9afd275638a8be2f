"""A saved session read again: as it was answered, advised on and decided; every version of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.record import PatientFile, RecordedSession
from app.ui.pages.session.sitting import Sitting
from app.ui.widgets.controls.card import column
from app.ui.widgets.session.version_bar import VersionBar
from app.usecases.earlier_versions import known_before, versions_of
from app.usecases.replay import rulebook_for
from app.usecases.workspace import Workspace


class SavedPage(QWidget):
    """`version_asked` carries the id of another version of the same session."""

    version_asked = Signal(object)

    def __init__(self, workspace: Workspace, file: PatientFile, saved: RecordedSession) -> None:
        super().__init__()
        versions = versions_of(workspace, saved)
        before = known_before(file, versions)
        bar = VersionBar([(each.id, each.decision.decided_at) for each in versions], saved.id)
        bar.asked.connect(self.version_asked)
        self._what_holds = bar.links[-1] if saved.id != versions[-1].id else None
        rulebook = rulebook_for(workspace, file, saved)
        self.sitting = Sitting(workspace, before, rulebook, bar)
        self.sitting.show_saved(saved)
        if self._what_holds:
            self.sitting.header.hide_correct()
            self.sitting.panel.decide.hide_sheet()
        self.setLayout(column(self.sitting, gap=0))

    def start(self) -> None:
        """Put the focus on what comes next."""
        if self._what_holds:
            self._what_holds.setFocus()
        else:
            self.sitting.panel.start()
