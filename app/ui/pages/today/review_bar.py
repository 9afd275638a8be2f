"""On Today, once a month: the openings of the month before wait to be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.texts import MONTHS
from app.ui.translator import spoken
from app.ui.widgets.controls.button import Button
from app.ui.widgets.controls.card import Card, column, row
from app.ui.widgets.controls.label import Label
from app.usecases.review_access import review_due
from app.usecases.workspace import Workspace


class ReviewBar(QWidget):
    """Hidden while nothing is due. `wanted`: to the page."""

    wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        month = None if workspace.invented else review_due(workspace)
        words = spoken()
        named = words.say(MONTHS[month.month - 1]) if month else ""
        text = words.say("Who opened which patient in {month}? One page, once a month.",
                         month=named)  # fmt: skip
        self.read, self.later = Button(self.tr("Read")), Button(self.tr("Later"), "quiet")
        line = row(Label(text, wrap=True), self.read, self.later, gap=8, margins=(14, 6, 8, 6))
        line.setStretch(0, 1)
        self.setLayout(column(Card(line, "accent_tint", ""), margins=(0, 12, 0, 0)))
        self.read.clicked.connect(self.wanted)
        self.later.clicked.connect(self.hide)
        if month is None:
            self.hide()
