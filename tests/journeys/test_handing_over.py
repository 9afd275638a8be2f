"""A practice leaves one PC as a package, and is taken over on another."""

from app.ui import dialogs
from app.ui.where import Where
from app.usecases.keep_patients import caseload
from tests.journeys.conftest import PASSPHRASE

OF_PACKAGE = "fem andre ord på rad"


def test_a_practice_is_handed_over_and_taken_over_on_another_pc(
    returning, doors, start, qtbot, tmp_path, monkeypatch
):
    package = tmp_path / "praksis.takthandover"
    monkeypatch.setattr(dialogs, "ask_package_path", lambda *_: package)
    monkeypatch.setattr(dialogs, "ask_package", lambda *_: package)
    returning.desk.show_page(Where("hand over"))
    _choose(returning.page.secret, OF_PACKAGE)
    returning.page.save.click()
    qtbot.waitUntil(lambda: bool(returning.page._result.text()), timeout=60_000)
    returning.discard_and_close()
    doors.folder.rename(tmp_path / "the old PC")

    page = _took_over(start(), qtbot)

    assert len(caseload(page.desk.workspace)) == 1


def _took_over(window, qtbot):
    window.page.take_over.click()
    page = window.page
    page.choose.click()
    page.passphrase.setText(OF_PACKAGE)
    page.look.click()
    qtbot.waitUntil(page._taking.isVisible, timeout=60_000)
    _choose(page.secret, PASSPHRASE)
    page.take.click()
    qtbot.waitUntil(lambda: window.desk is not None, timeout=60_000)
    return window


def _choose(secret, passphrase):
    secret.passphrase.setText(passphrase)
    secret.again.setText(passphrase)
