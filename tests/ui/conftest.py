"""Every test of the window starts in Norwegian, in the light appearance, at 100 %."""

import pytest

from app.domain.codes import Language
from app.settings import Theme
from app.ui import style
from app.ui.application import prepare
from app.ui.translator import speak


@pytest.fixture(autouse=True)
def dressed(qapp):
    prepare(qapp)
    speak(Language.NB)
    style.wear(Theme.LIGHT, 100)
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def shown(qtbot):
    """Shows a widget in an active window, so that it takes keys."""

    kept = []

    def show(widget):
        kept.append(widget)
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show
