"""What the window looks like now: colours, fonts and sizes of the chosen appearance."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.resources import FOLDER
from app.settings import Theme
from app.ui.stylesheet import TIP, filled
from app.ui.tokens import DARK, DISPLAY_FROM, HIGH_CONTRAST, LIGHT, TYPE, Colours

_THEMES = {Theme.LIGHT: LIGHT, Theme.DARK: DARK, Theme.HIGH_CONTRAST: HIGH_CONTRAST}


class _Look:
    """The one appearance of the running program; pages are built anew when it changes."""

    colours: Colours = LIGHT
    text_scale: int = 100


def wear(theme: Theme, text_scale: int) -> None:
    """Let the whole program look like this. Pages built before must be built anew."""
    _Look.colours = _THEMES[_resolved(theme)]
    _Look.text_scale = text_scale
    font.cache_clear()
    _filled.cache_clear()
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(_palette())
        application.setFont(font("body"))


def dress(widget: QWidget, sheet: str) -> None:
    """Give a widget that Qt itself paints its look: a list, a menu, a scroll bar."""
    widget.setStyleSheet(_filled(sheet))


def show_tip(widget: QWidget, words: str) -> None:
    """Give a widget words that show while one points at it."""
    if words and not widget.styleSheet():
        dress(widget, TIP)
    widget.setToolTip(words)


def let_through(field: QWidget) -> None:
    """Let a field paint its words only; what is behind them shows."""
    palette = field.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    field.setPalette(palette)


def load_fonts() -> None:
    """Make the fonts of resources/ known to Qt."""
    for file in sorted((FOLDER / "fonts").glob("TaktSans*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour of the present appearance by its token."""
    found = QColor(getattr(_Look.colours, name))
    found.setAlphaF(alpha)
    return found


def is_dark() -> bool:
    """Whether light ink stands on a dark surface."""
    return _Look.colours is not LIGHT


def px(pixels: float) -> int:
    """So many pixels at 100 % text size, in the present text size."""
    return round(pixels * _Look.text_scale / 100)


@cache
def font(role: str) -> QFont:
    """The font of a role of the type scale."""
    size, weight = TYPE[role]
    made = QFont("Takt Sans Display" if size >= DISPLAY_FROM else "Takt Sans")
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if role.startswith("dose"):
        made.setFeature(QFont.Tag("tnum"), 1)  # figures of equal width
    made.setFeature(QFont.Tag("cv05"), 1)  # l with a tail: never mistaken for I or 1
    return made


def text_width(text: str, role: str) -> int:
    """How many pixels a text takes in this role."""
    return int(QFontMetricsF(font(role)).horizontalAdvance(text) + 0.99)


def _resolved(theme: Theme) -> Theme:
    if theme is not Theme.SYSTEM:
        return theme
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return Theme.DARK if dark else Theme.LIGHT


def _palette() -> QPalette:
    palette = QPalette(colour("surface"), colour("canvas"))
    for role, name in (
        (QPalette.ColorRole.WindowText, "ink"),
        (QPalette.ColorRole.Base, "surface"),
        (QPalette.ColorRole.Text, "ink"),
        (QPalette.ColorRole.ButtonText, "ink"),
        (QPalette.ColorRole.PlaceholderText, "ink3"),
        (QPalette.ColorRole.Highlight, "accent"),
        (QPalette.ColorRole.HighlightedText, "on_accent"),
        (QPalette.ColorRole.Link, "accent"),
        (QPalette.ColorRole.ToolTipBase, "surface"),
        (QPalette.ColorRole.ToolTipText, "ink"),
    ):
        palette.setColor(role, colour(name))
    return palette


@cache
def _filled(sheet: str) -> str:
    return filled(sheet, _Look.colours._asdict(), _Look.text_scale)
