"""The stylesheet of what Qt itself paints: menus, lists, boxes to tick, scroll bars, dialogs."""

from string import Template

STYLESHEET = Template("""
QMainWindow, QDialog { background: $canvas; }
QToolTip { background: $surface; color: $ink; border: 1px solid $control; padding: $px4; }
QScrollArea { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid $focus; border-radius: 7px; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: $px12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $px12; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 3px; margin: 3px; min-height: $px24;
    min-width: $px24; }
QScrollBar::handle:hover { background: $ink3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $surface; color: $ink; border: 1px solid $control; padding: $px4; }
QMenu::item { padding: $px6 $px20 $px6 $px12; border-radius: 4px; }
QMenu::item:selected { background: $accent_tint; color: $ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: $px4 $px8; }
QComboBox { background: $surface; color: $ink; border: 1px solid $control; border-radius: 7px;
    padding: 0 $px10; min-height: $px38; }
QComboBox:focus { border: 2px solid $focus; padding: 0 $px8; min-height: $px36; }
QComboBox::drop-down { border: none; width: $px28; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $control;
    selection-background-color: $accent_tint; selection-color: $ink; padding: $px4;
    outline: none; }
QComboBox QAbstractItemView::item { min-height: $px28; padding: 0 $px6; }
QListWidget { background: $surface; color: $ink; border: 1px solid $control;
    border-radius: 7px; padding: $px4; outline: none; }
QListWidget::item { padding: 0 $px8; border-radius: 5px; }
QListWidget::item:selected { background: $accent_tint; color: $ink; }
QTableView { background: $surface; color: $ink; border: none; gridline-color: $line;
    selection-background-color: $accent_tint; selection-color: $ink; }
DiaryGrid { background: $canvas; gridline-color: $control; }
QTableCornerButton::section { background: $surface; border: none;
    border-bottom: 1px solid $line; }
QHeaderView::section { background: $surface; color: $ink2; border: none;
    padding: $px4 3px; border-bottom: 1px solid $line; font-size: $px12; font-weight: 600; }
DiaryGrid QHeaderView, DiaryGrid QTableCornerButton::section { background: $canvas;
    border: none; }
DiaryGrid QHeaderView::section { background: $canvas; font-size: $px13; font-weight: 500; }
DiaryGrid QHeaderView::section:horizontal { border-bottom: 1px solid $control; }
DiaryGrid QHeaderView::section:vertical { border-bottom: 1px solid $line;
    border-right: 1px solid $control; padding: 0 $px8 0 0; }
QLineEdit { background: transparent; border: none; }
QDialog QLineEdit { background: $surface; border: 1px solid $control; border-radius: 7px; }
QPlainTextEdit { background: $surface; color: $ink; border: 1px solid $control;
    border-radius: 7px; padding: $px4 $px6; }
QPlainTextEdit:focus { border: 2px solid $focus; }
QDialog QPushButton { background: $surface; color: $ink; border: 1px solid $control;
    border-radius: 7px; padding: 0 $px16; min-height: $px36; }
QDialog QPushButton:hover { background: $hover; }
QDialog QPushButton:focus { border: 2px solid $focus; }
QDialog QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QDialog QPushButton:disabled { background: $sunken; color: $ink3; border-color: $line; }
QDateEdit { background: $surface; color: $ink; border: 1px solid $control; border-radius: 7px;
    padding: 0 $px10; min-height: $px36; }
QDateEdit:focus { border: 2px solid $focus; }
""")
