"""A stop that stands on the patient's page, and how it is lifted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.case import LatchedStop
from app.domain.errors import TaktError
from app.domain.record import PatientFile
from app.ui.errors import said
from app.ui.form_guard import Form, FormGuard
from app.ui.widgets.advice.stop_banner import Lifted, StopBanner
from app.ui.widgets.controls.card import column
from app.usecases.lift_stop import lift_stop
from app.usecases.workspace import Workspace


class StandingStop(QWidget):
    """Asks who assessed the patient, and what was found: there is no undo, so it asks first."""

    lifted = Signal()
    advice_asked = Signal()

    def __init__(self, workspace: Workspace, file: PatientFile, stop: LatchedStop) -> None:
        super().__init__()
        self._workspace, self._file = workspace, file
        self._banner = StopBanner(stop, workspace.today)
        self._banner.lift_asked.connect(self._lift)
        self._banner.advice_asked.connect(self.advice_asked)
        self._guard = FormGuard(workspace, self._banner, bool)
        self.setLayout(column(self._guard, self._banner, gap=0))
        self._guard.begin(Form("patient", file.episode.id, file.patient.id))

    def start(self) -> None:
        """Open the form that lifts the stop."""
        self._banner.start()

    def keep(self) -> None:
        """Keep what is typed. Raises NotSaved."""
        self._guard.keep()

    def _lift(self, found: Lifted) -> None:
        try:
            lift_stop(self._workspace, self._file, by=found.by, day=found.day, found=found.found)
        except TaktError as error:
            self._banner.show_problem(said(error))
            return
        self._banner.clear()
        self._guard.saved()
        self.lifted.emit()
