"""Pages of which one is shown; what is round them is no larger than that one needs."""

from PySide6.QtWidgets import QWidget

from app.ui.widgets.controls.card import column


class OneOf(QWidget):
    """As high as the page that is shown, where Qt's own stack is as high as its highest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._line = column(gap=0)
        self.setLayout(self._line)

    def add(self, page: QWidget) -> None:
        """Put in a page; the first one is shown."""
        self._line.addWidget(page)
        self._pages.append(page)
        self.turn_to(self._pages[0])

    def remove(self, page: QWidget) -> None:
        """Take a page out; the first one is shown."""
        self._pages.remove(page)
        page.hide()
        self.turn_to(self._pages[0])

    def turn_to(self, page: QWidget) -> None:
        """Show this page, and no other."""
        for each in self._pages:
            each.setHidden(each is not page)
