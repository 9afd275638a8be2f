"""The pages of the clinic as a whole: made for the desk, and tied to where each leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.pages.backups.backup_keeper import BackupKeeper
from app.ui.pages.programme.bank_page import BankPage
from app.ui.pages.settings.rules_page import RulesPage
from app.ui.pages.settings.settings_page import SettingsPage
from app.ui.pages.today.today_page import TodayPage
from app.ui.where import Where
from app.ui.widgets.patient.caseload_row import Order
from app.usecases.back_up import root_of
from app.usecases.keep_patients import last_opened
from app.usecases.unfinished import Unfinished
from app.usecases.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.desk import Desk


class ClinicPages:
    """`makers` has a function for each page; it is told where one goes."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._order = desk, Order()
        self.makers: dict[str, Callable[[Where], QWidget]] = {
            "today": self._today,
            "settings": self._settings_page,
            "rules": self._rules,
            "exercises": self._bank,
            "mirror": self._mirror,
            "backups": self._backups,
            "restore": self._restore,
            "hand over": self._hand_over,
        }

    def _today(self, where: Where) -> QWidget:
        page = TodayPage(self._desk.workspace)
        page.open_patient.connect(lambda chosen: self._desk.show_page(Where("patient", chosen)))
        page.new_session.connect(lambda chosen: self._desk.show_page(Where("session", chosen)))
        page.new_patient.connect(self._desk.go("editor", None))
        page.order_changed.connect(self._keep_order)
        page.unfinished_asked.connect(self._go_on_with)
        page.review_wanted.connect(self._desk.go("access", None))
        page.table.show_order(self._order)
        page.backups_asked.connect(self._desk.go("backups", None))
        if self._desk.keeper:
            self._desk.keeper.changed.connect(page.foot.tell_backups)
        whose = where.patient_id or last_opened(self._desk.workspace)
        if whose:
            page.choose(whose)
        return page

    def _go_on_with(self, left: Unfinished) -> None:
        self._desk.show_page(Where(left.page, left.patient_id, continued=True))

    def _keep_order(self, order: Order) -> None:
        self._order = order

    def _settings_page(self, _where: Where) -> QWidget:
        page = SettingsPage(self._desk.workspace, self._desk.settings)
        page.settings_changed.connect(self._desk.settings_changed)
        page.keys_asked.connect(self._desk.go("keys", None))
        page.backups_asked.connect(self._desk.go("backups", None))
        page.access_asked.connect(self._desk.go("access", None))
        return page

    def _backups(self, _where: Where) -> QWidget:
        from app.ui.pages.backups.backups_page import BackupsPage  # noqa: PLC0415 (seldom needed)

        page = BackupsPage(
            self._desk.workspace,
            self._desk.keeper or BackupKeeper(self._desk.workspace, self._desk),
        )
        page.left.connect(self._desk.go("settings", None))
        page.restore_asked.connect(self._desk.go("restore", None))
        page.hand_over_asked.connect(self._desk.go("hand over", None))
        return page

    def _restore(self, _where: Where) -> QWidget:
        from app.ui.pages.backups.restore_page import RestorePage  # noqa: PLC0415 (seldom needed)

        page = RestorePage(
            root_of(self._desk.workspace), self._desk.workspace.clock, self._desk.workspace
        )
        page.left.connect(self._desk.go("backups", None))
        page.ready.connect(self._desk.restore_ready)
        return page

    def _hand_over(self, _where: Where) -> QWidget:
        from app.ui.pages.backups.hand_over_page import HandOverPage  # noqa: PLC0415 (seldom needed)

        page = HandOverPage(self._desk.workspace)
        page.left.connect(self._desk.go("backups", None))
        return page

    def _rules(self, where: Where) -> QWidget:
        file = self._desk.file(where.patient_id) if where.patient_id else None
        return RulesPage(self._desk.workspace, file)

    def _mirror(self, _where: Where) -> QWidget:
        from app.ui.pages.today.mirror_page import MirrorPage  # noqa: PLC0415 (seldom needed)

        page = MirrorPage(self._desk.workspace)
        page.opened.connect(
            lambda whose, which: self._desk.show_page(Where("session", whose, which))
        )
        return page

    def _bank(self, where: Where) -> QWidget:
        page = BankPage(self._desk.workspace, continued=where.continued)
        page.bank_changed.connect(self._take_over)
        return page

    def _take_over(self, workspace: Workspace) -> None:
        self._desk.workspace = workspace
