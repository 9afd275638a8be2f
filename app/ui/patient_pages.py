"""The pages of one patient: made for the desk, and tied to where each leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.pages.patient.patient_editor import PatientEditor
from app.ui.pages.patient.patient_page import PatientPage
from app.ui.pages.programme.programme_page import ProgrammePage
from app.ui.pages.session.correction_page import PAGE as CORRECTION
from app.ui.pages.session.correction_page import CorrectionPage
from app.ui.pages.session.diary_page import DiaryPage
from app.ui.pages.session.session_page import SessionPage
from app.ui.pages.sheet.sheet_page import SheetPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.translator import spoken
from app.ui.where import Where
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
        return page

    def _session(self, where: Where) -> QWidget:
        file = self._desk.file(where.patient_id)
        saved = next((each for each in file.sessions if each.id == where.session_id), None)
        if saved:
            saved = in_language(self._desk.workspace, saved, spoken().language)
        page = SessionPage(self._desk.workspace, file, saved, continued=where.continued)
        self._tie(page, where)
        return page

    def _correction(self, where: Where) -> QWidget:
        file = self._desk.file(where.patient_id)
        wanted = str(where.session_id or newest_form_on(self._desk.workspace, CORRECTION))
        wrong = next((each for each in file.sessions if wanted.endswith(str(each.id))), None)
        if wrong is None:  # it was corrected meanwhile
            return self._patient(where)
        page = CorrectionPage(self._desk.workspace, file, wrong)
        self._tie(page, where)
        return page

    def _tie(self, page: SessionPage, where: Where) -> None:
        whose = where.patient_id
        page.left.connect(self._desk.go("patient", whose))
        page.sheet_asked.connect(self._desk.go("sheet", whose))
        page.stop_asked.connect(self._desk.go("patient", whose))
        page.rule_asked.connect(lambda rule: self._desk.show_rule(rule, whose))
        page.correct_asked.connect(
            lambda wrong: self._desk.show_page(Where(CORRECTION, whose, wrong))
        )

    def _sheet(self, where: Where) -> QWidget:
        page = SheetPage(self._desk.workspace, self._desk.file(where.patient_id))
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
