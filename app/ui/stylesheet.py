"""The stylesheets of what Qt itself paints: lists, menus, scroll bars, boxes to tick, dialogs.

Each widget wears its own. One sheet for the whole program would be asked about every widget of
every page, which made a page a third slower.
"""

from string import Template

TIP = """
QToolTip { background: $surface; color: $ink; border: 1px solid $control; padding: $px4; }
"""
MENU = """
QMenu { background: $surface; color: $ink; border: 1px solid $control; padding: $px4; }
QMenu::item { padding: $px6 $px20 $px6 $px12; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: $px4 $px8; }
"""
_BARS = """
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: $px12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $px12; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 3px; min-height: $px24;
    min-width: $px24; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
_AREA = """
QScrollArea { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid $focus; border-radius: 7px; }
QScrollArea > QWidget > QWidget { background: transparent; }
"""
_DROP_DOWN = """
QComboBox { background: $surface; color: $ink; border: 1px solid $control; border-radius: 7px;
    padding: 0 $px10; min-height: $px38; }
QComboBox:focus { border: 2px solid $focus; padding: 0 $px8; min-height: $px36; }
QComboBox::drop-down { border: none; width: $px28; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $control;
    selection-background-color: $accent_tint; selection-color: $ink; padding: $px4;
    outline: none; }
QComboBox QAbstractItemView::item { min-height: $px28; padding: 0 $px6; border: none;
    border-radius: 5px; }
QComboBox QAbstractItemView::item:selected { background: $accent_tint; color: $ink; }
"""
_LIST = """
QListWidget { background: $surface; color: $ink; border: 1px solid $control;
    border-radius: 7px; padding: $px4; outline: none; }
QListWidget:focus { border: 2px solid $focus; }
QListWidget::item { padding: 0 $px8; border-radius: 5px; }
QListWidget::item:selected { background: $accent_tint; color: $ink; }
"""
_PAINTED_LIST = """
QListWidget, QListWidget:focus { background: transparent; border: none; }
"""
_TILES = """
QListView { background: transparent; border: none; }
"""
_TABLE = """
QTableView { background: $surface; color: $ink; border: none; gridline-color: $line;
    selection-background-color: $accent_tint; selection-color: $ink; }
QTableCornerButton::section { background: $surface; border: none;
    border-bottom: 1px solid $line; }
QHeaderView::section { background: $surface; color: $ink2; border: none;
    padding: $px4 3px; border-bottom: 1px solid $line; font-size: $px12; font-weight: 600; }
"""
_PAINTED_TABLE = """
QTableView { background: transparent; outline: none;
    selection-background-color: transparent; }
QHeaderView { background: transparent; border: none; }
"""
_GRID = """
QTableView { background: $canvas; gridline-color: $control; }
QHeaderView, QTableCornerButton::section { background: $canvas; border: none; }
QHeaderView::section { background: $canvas; font-size: $px13; font-weight: 500; }
QHeaderView::section:horizontal { border-bottom: 1px solid $control; }
QHeaderView::section:vertical { border-bottom: 1px solid $line;
    border-right: 1px solid $control; padding: 0 $px8 0 0; }
"""
_PROSE = """
QPlainTextEdit { background: $surface; color: $ink; border: 1px solid $control;
    border-radius: 7px; padding: $px4 $px6; }
QPlainTextEdit:focus { border: 2px solid $focus; }
"""
_DIALOG = """
QDialog { background: $canvas; }
QLineEdit { background: $surface; border: 1px solid $control; border-radius: 7px; }
QPushButton { background: $surface; color: $ink; border: 1px solid $control;
    border-radius: 7px; padding: 0 $px16; min-height: $px36; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $focus; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled { background: $sunken; color: $ink3; border-color: $line; }
"""
BARS = _BARS + MENU
AREA = BARS + TIP + _AREA
DROP_DOWN = BARS + TIP + _DROP_DOWN
LIST = BARS + TIP + _LIST
PAINTED_LIST = LIST + _PAINTED_LIST
TILES = BARS + TIP + _TILES
TABLE = BARS + TIP + _TABLE
PAINTED_TABLE = TABLE + _PAINTED_TABLE
GRID = TABLE + _GRID
PROSE = BARS + _PROSE
DIALOG = BARS + TIP + _AREA + _DROP_DOWN + _LIST + _TABLE + _PROSE + _DIALOG

_SIZES = (4, 6, 8, 10, 12, 13, 16, 20, 24, 28, 36, 38)


def filled(sheet: str, colours: dict[str, str], text_scale: int) -> str:
    """A sheet with the colours and sizes of an appearance."""
    sizes = {f"px{size}": f"{round(size * text_scale / 100)}px" for size in _SIZES}
    return Template(sheet).substitute(colours | sizes)
