"""The desk: the rail, and the page one works on, of an unlocked clinic."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.patient import PatientId
from app.settings import Settings
from app.ui.patient_editor import PatientEditor
from app.ui.settings_page import SettingsPage
from app.ui.today_page import TodayPage
from app.ui.widgets.rail import Place, Rail
from app.usecases.keep_patients import open_patient
from app.usecases.workspace import Workspace


class Where(NamedTuple):
    """Which page one is on, and whose."""

    page: str = "today"
    patient_id: PatientId | None = None


class Desk(QWidget):
    """Goes from page to page. `lock_wanted` and `settings_changed` concern the whole program."""

    lock_wanted = Signal()
    settings_changed = Signal(object)

    def __init__(
        self, workspace: Workspace, settings: Settings, where: Where | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.workspace, self._settings = workspace, settings
        self.where = Where()
        self._page = QWidget()
        self._pages = QStackedWidget()
        self._makers: dict[str, Callable[[PatientId | None], QWidget]] = {
            "today": self._today,
            "settings": self._settings_page,
            "editor": self._editor,
            "patient": self._patient,
            "session": self._session,
            "sheet": self._sheet,
        }
        self._rail = Rail(
            (Place("today", self.tr("Today"), "sun", "Ctrl+1"),),
            (Place("settings", self.tr("Settings"), "settings", "Ctrl+,"),
             Place("lock", self.tr("Lock"), "lock", "Ctrl+L")),
        )  # fmt: skip
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._pages, 1)
        self._rail.chosen.connect(self._go)
        self._show(where or Where())

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._page

    def leave(self, then: Callable[[], None]) -> None:
        """Do this now, or when the page has asked what to do with what is not saved."""
        leave = getattr(self.page, "leave", None)
        if leave:
            leave(then)
        else:
            then()

    def go_to(self, where: Where) -> None:
        """Go to a page, unless the user would rather stay with what is not saved."""
        self.leave(lambda: self._show(where))

    def _go(self, key: str) -> None:
        if key == "lock":
            self.leave(self.lock_wanted.emit)
        else:
            self.go_to(Where(key))

    def _show(self, where: Where) -> None:
        before, self._page = self._page, self._makers[where.page](where.patient_id)
        self._pages.addWidget(self._page)
        self._pages.setCurrentWidget(self._page)
        self._pages.removeWidget(before)
        before.deleteLater()
        self.where = where
        self._rail.show_place("settings" if where.page == "settings" else "today")

    def _go_back(self, patient_id: PatientId | None) -> None:
        self._show(Where("patient", patient_id) if patient_id else Where())

    def _today(self, patient_id: PatientId | None) -> QWidget:
        page = TodayPage(self.workspace)
        page.open_patient.connect(lambda chosen: self.go_to(Where("patient", chosen)))
        page.new_session.connect(lambda chosen: self.go_to(Where("session", chosen)))
        page.new_patient.connect(lambda: self.go_to(Where("editor")))
        page.refresh()
        if patient_id:
            page.choose(patient_id)
        return page

    def _settings_page(self, _patient_id: PatientId | None) -> QWidget:
        page = SettingsPage(self.workspace, self._settings)
        page.settings_changed.connect(self.settings_changed)
        return page

    def _editor(self, patient_id: PatientId | None) -> QWidget:
        file = open_patient(self.workspace, patient_id) if patient_id else None
        page = PatientEditor(self.workspace, file)
        page.saved.connect(lambda saved: self._show(Where("patient", saved)))
        page.closed.connect(lambda: self.leave(lambda: self._go_back(patient_id)))
        return page

    def _patient(self, patient_id: PatientId | None) -> QWidget:
        raise NotImplementedError

    def _session(self, patient_id: PatientId | None) -> QWidget:
        raise NotImplementedError

    def _sheet(self, patient_id: PatientId | None) -> QWidget:
        raise NotImplementedError
