"""A form with its panel beside; below a strip that opens the panel, where only one has room."""

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.style import px
from app.ui.widgets.advice.panel import AdvicePanel
from app.ui.widgets.advice.strip import AdviceStrip
from app.ui.widgets.controls.card import row
from app.ui.widgets.session.form import SessionForm

BESIDE = 1168  # pixels at 100 %: the width from which the panel stands beside the form


class FormAndPanel(QWidget):
    """F6 goes from one to the other. `left` is the column that holds the form."""

    def __init__(
        self, left: QVBoxLayout, form: SessionForm, panel: AdvicePanel, strip: AdviceStrip
    ) -> None:
        super().__init__()
        self._left, self._form, self._panel, self._strip = left, form, panel, strip
        self._narrow: bool | None = None
        self._line = row(left, panel, gap=0)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self._key = QShortcut(QKeySequence("F6"), self)
        self._key.activated.connect(self.swap)
        strip.opened.connect(self.swap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(BESIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self._strip.setVisible(narrow)
            self._strip.show_open(panel=False)
            self._key.setEnabled(not narrow)  # the strip's button has the same key
            self._panel.setVisible(not narrow)
            self._form.show()
            self._panel.fill(fills=narrow)
            (self._left if narrow else self._line).addWidget(self._panel)

    def show_panel(self) -> None:
        """Let the panel be seen: something is said there."""
        if self._narrow and not self._panel.isVisible():
            self.swap()

    def show_form(self) -> None:
        """Let the form be seen: something is asked there."""
        if self._narrow and self._panel.isVisible():
            self.swap()

    def swap(self) -> None:
        """To the other side; where only one has room, it takes the other's place."""
        in_panel = self._panel.isAncestorOf(self.focusWidget())
        if self._narrow:
            to_panel = not self._panel.isVisible()
            self._panel.setVisible(to_panel)
            self._form.setVisible(not to_panel)
            self._strip.show_open(panel=to_panel)
            in_panel = not to_panel
        if in_panel:
            self._form.start()
        else:
            self._panel.start()
