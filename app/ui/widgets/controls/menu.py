"""Menus: of a button, and of a field (cut, copy, paste)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.ui.style import dress
from app.ui.stylesheet import MENU


class Menu(QMenu):
    """What a button opens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        dress(self, MENU)


def open_menu(field: QLineEdit, event: QContextMenuEvent) -> None:
    """Open the menu that Qt makes for a field, in the look of all menus."""
    menu = field.createStandardContextMenu()
    dress(menu, MENU)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())
