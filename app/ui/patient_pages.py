"""The pages of one patient: made for the desk, and tied to where each leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.record import PatientFile, RecordedSession
from app.ui.pages.patient.patient_editor import PatientEditor
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.programme.programme_page import ProgrammePage
from app.ui.pages.session.correction_page import PAGE as CORRECTION
from app.ui.pages.session.correction_page import CorrectionPage
from app.ui.pages.session.diary_page import DiaryPage
from app.ui.pages.session.saved_page import SavedPage
from app.ui.pages.session.session_page import SessionPage
from app.ui.pages.session.sitting import Sitting
from app.ui.pages.sheet.sheet_page import SheetPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.translator import spoken
from app.ui.where import Where
from app.usecases.earlier_versions import version
from app.usecases.keep_form_draft import newest_form_on
from app.usecases.reword import in_language
from app.usecases.what_if import latest_of

if TYPE_CHECKING:
    from app.ui.desk import Desk


class PatientPages:
    """`makers` has a function for each page; it is told where one goes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.makers: dict[str, Callable[[Where], QWidget]] = {
            "editor": self._editor,
            "patient": self._patient,
            "session": self._session,
            CORRECTION: self._correction,
            "sheet": self._sheet,
            "diary": self._diary,
            "what-if": self._what_if,
            "together": self._together,
            "deletion": self._deletion,
            "programme": self._programme,
        }

    def _editor(self, where: Where) -> QWidget:
        whose = where.patient_id
        page = PatientEditor(self._desk.workspace, self._desk.file(whose) if whose else None)
        back = self._desk.go("patient" if whose else "today", whose)
        page.saved.connect(lambda saved: self._desk.show_page(Where("patient", saved)))
        page.closed.connect(lambda: self._desk.leave(back))
        return page

    def _patient(self, where: Where) -> QWidget:
        whose = where.patient_id
        page = PatientPage(self._desk.workspace, self._desk.file(whose))
        page.left.connect(self._desk.go("today", whose))
        page.session_asked.connect(self._desk.go("session", whose))
        page.sheet_asked.connect(self._desk.go("sheet", whose))
        page.edit_asked.connect(self._desk.go("editor", whose))
        page.diary_asked.connect(self._desk.go("diary", whose))
        page.programme_asked.connect(self._desk.go("programme", whose))
        page.draft_asked.connect(
            lambda: self._desk.show_page(Where("session", whose, continued=True))
        )
        page.trail_asked.connect(self._desk.go("trail", whose))
        page.what_if_asked.connect(self._desk.go("what-if", whose))
        page.together_asked.connect(self._desk.go("together", whose))
        page.delete_asked.connect(self._desk.go("deletion", whose))
        page.record_asked.connect(
            lambda recorded: self._desk.show_page(Where("session", whose, recorded.id))
        )
        page.version_asked.connect(
            lambda issued: self._desk.show_page(Where("sheet", whose, sheet_id=issued.id))
        )
        return page

    def _session(self, where: Where) -> QWidget:
        file = self._desk.file(where.patient_id)
        saved = next((each for each in file.sessions if each.id == where.session_id), None)
        if where.session_id and saved is None:
            saved = version(self._desk.workspace, where.session_id)
        if saved:
            return self._saved(where, file, saved)
        page = SessionPage(self._desk.workspace, file, continued=where.continued)
        self._tie(page.sitting, where)
        return page

    def _saved(self, where: Where, file: PatientFile, saved: RecordedSession) -> QWidget:
        saved = in_language(self._desk.workspace, saved, spoken().language)
        page = SavedPage(self._desk.workspace, file, saved)
        page.version_asked.connect(
            lambda which: self._desk.show_page(Where("session", where.patient_id, which))
        )
        self._tie(page.sitting, where)
        return page

    def _correction(self, where: Where) -> QWidget:
        file = self._desk.file(where.patient_id)
        wanted = str(where.session_id or newest_form_on(self._desk.workspace, CORRECTION))
        wrong = next((each for each in file.sessions if wanted.endswith(str(each.id))), None)
        if wrong is None:  # it was corrected meanwhile
            return self._patient(where)
        page = CorrectionPage(self._desk.workspace, file, wrong)
        self._tie(page.sitting, where)
        return page

    def _tie(self, sitting: Sitting, where: Where) -> None:
        desk, whose = self._desk, where.patient_id
        to_patient = desk.go("patient", whose)
        sitting.back_asked.connect(lambda: desk.leave(to_patient))
        sitting.clear_asked.connect(lambda: desk.leave(to_patient))
        sitting.sheet_asked.connect(desk.go("sheet", whose))
        sitting.rule_asked.connect(lambda rule: desk.leave(lambda: desk.show_rule(rule, whose)))
        sitting.correct_asked.connect(
            lambda wrong: desk.show_page(Where(CORRECTION, whose, wrong.id))
        )

    def _sheet(self, where: Where) -> QWidget:
        file = self._desk.file(where.patient_id)
        page = SheetPage(self._desk.workspace, file, where.sheet_id)
        page.left.connect(self._desk.go("patient", where.patient_id))
        return page

    def _diary(self, where: Where) -> QWidget:
        page = DiaryPage(self._desk.workspace, self._desk.file(where.patient_id))
        page.left.connect(self._desk.go("patient", where.patient_id))
        return page

    def _what_if(self, where: Where) -> QWidget:
        from app.ui.pages.patient.what_if_page import WhatIfPage  # noqa: PLC0415 (seldom needed)

        file = self._desk.file(where.patient_id)
        page = WhatIfPage(self._desk.workspace, file, latest_of(file).session)
        page.left.connect(self._desk.go("patient", where.patient_id))
        return page

    def _together(self, where: Where) -> QWidget:
        from app.ui.pages.patient.together_page import TogetherPage  # noqa: PLC0415 (seldom needed)

        file = self._desk.file(where.patient_id)
        page = TogetherPage(self._desk.workspace, file, latest_of(file))
        page.left.connect(self._desk.go("patient", where.patient_id))
        return page

    def _deletion(self, where: Where) -> QWidget:
        from app.ui.pages.patient.deletion_page import (  # noqa: PLC0415 (seldom needed)
            DeletionPage,
        )

        page = DeletionPage(self._desk.workspace, self._desk.file(where.patient_id))
        page.left.connect(self._desk.go("patient", where.patient_id))
        page.deleted.connect(self._tell_deleted)
        return page

    def _tell_deleted(self) -> None:
        self._desk.show_page(Where())
        if isinstance(self._desk.page, TodayPage):
            self._desk.page.tell(spoken().say("The records of one patient were deleted for good."))

    def _programme(self, where: Where) -> QWidget:
        whose = where.patient_id
        page = ProgrammePage(self._desk.workspace, self._desk.file(whose))
        page.left.connect(self._desk.go("patient", whose))
        page.paper_asked.connect(self._desk.go("sheet", whose))
        page.session_asked.connect(self._desk.go("session", whose))
        return page
