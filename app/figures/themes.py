"""Themes: which ink paths get on paper, in small print, and on light or dark screens."""

from typing import Literal, NamedTuple

from app.figures.drawing import Drawing

ThemeName = Literal["print", "small", "colour", "dark"]
Ink = tuple[float, float, float]

SMALL_BELOW_MM = 25  # narrower drawings are printed in the small theme
_FULL_SIZE = 1.17  # points per cm at which lines have their own width
LEAST_POINTS = 0.42
_GROWTH = 0.6  # beyond it lines grow more slowly than the drawing


class Pen(NamedTuple):
    """A line: ink, width in points at full size, dashes in points."""

    ink: Ink
    width: float
    dash: tuple[float, float] | None = None


class Theme(NamedTuple):
    """Inks of areas and pens of lines; what a theme does not name, it does not show."""

    fills: dict[str, Ink]
    pens: dict[str, Pen]
    thinnest: float  # least share of their own width that lines keep in small drawings

    def pens_at(self, points_per_cm: float) -> dict[str, Pen]:
        """The pens for a drawing whose centimetre is this large, none too thin for a printer."""
        share = points_per_cm / _FULL_SIZE
        scale = max(self.thinnest, share) if share < 1 else float(share**_GROWTH)
        return {role: _scaled(pen, scale) for role, pen in self.pens.items()}


class Touch(NamedTuple):
    """One path ready to be painted."""

    outline: str
    fill: Ink | None
    pen: Pen | None


def touches(drawing: Drawing, name: ThemeName, points_per_cm: float) -> tuple[Touch, ...]:
    """The paths that a theme shows, in painting order; widths and dashes in points."""
    theme = _THEMES[name, drawing.body]
    pens = theme.pens_at(points_per_cm)
    dressed = (
        Touch(path.outline, theme.fills.get(path.fill), pens.get(path.stroke))
        for path in drawing.paths
    )
    return tuple(touch for touch in dressed if touch.fill or touch.pen)


def theme_for_paper(width_mm: float) -> ThemeName:
    """The theme for a printed drawing of this width."""
    return "small" if width_mm < SMALL_BELOW_MM else "print"


def _scaled(pen: Pen, scale: float) -> Pen:
    dash = (pen.dash[0] * scale, pen.dash[1] * scale) if pen.dash else None
    return Pen(pen.ink, max(LEAST_POINTS, pen.width * scale), dash)


def _grey(level: float) -> Ink:
    return (level, level, level)


_BLACK, _WHITE = _grey(0), _grey(1)

# Lines below a point must be pure black on paper: a grey line breaks into dots.
_PRINT_FILLS = {
    "skin": _WHITE, "skin_far": _grey(0.86),
    "shirt": _grey(0.80), "shirt_far": _grey(0.66),
    "shorts": _grey(0.42), "shorts_far": _grey(0.30),
    "shoe": _BLACK, "shoe_far": _grey(0.30),
    "sole": _WHITE, "sole_far": _grey(0.93),
    "hair": _BLACK, "eye": _BLACK, "weight": _grey(0.42),
    "prop": _grey(0.95), "prop_top": _WHITE, "prop_side": _grey(0.86),
    "floor": _grey(0.90), "ghost": _grey(0.93),
    "arrow": _BLACK, "arrow_halo": _WHITE,
}  # fmt: skip
_PRINT_PENS = {
    "line": Pen(_BLACK, 0.95),
    "line_far": Pen(_BLACK, 0.62),
    "inner": Pen(_BLACK, 0.6),
    "prop": Pen(_BLACK, 0.42),
    "ghost": Pen(_BLACK, 0.42, (1.1, 1.5)),
    "band_edge": Pen(_WHITE, 3.6),
    "band": Pen(_BLACK, 2.1),
    "band_core": Pen(_WHITE, 0.7, (3.2, 2.4)),
}
_SMALL_HIDES = ("eye", "sole", "sole_far", "floor", "arrow", "arrow_halo")
_SMALL_FILLS = {
    **{role: ink for role, ink in _PRINT_FILLS.items() if role not in _SMALL_HIDES},
    "skin_far": _grey(0.80), "shirt": _grey(0.82), "ghost": _grey(0.90),
    "arrow_small": _BLACK, "arrow_small_halo": _WHITE,
}  # fmt: skip
_SMALL_PENS = {
    "line": Pen(_BLACK, 1.15),
    "line_far": Pen(_BLACK, 0.9),
    "prop": Pen(_BLACK, 0.7),
    "ghost": Pen(_BLACK, 0.5, (1.1, 1.5)),
    "band_edge": Pen(_WHITE, 3.6),
    "band": Pen(_BLACK, 2.1),
}
_COLOUR_FILLS: dict[str, Ink] = {
    "skin": (0.96, 0.84, 0.74), "skin_far": (0.87, 0.74, 0.64),
    "shirt": (0.33, 0.66, 0.68), "shirt_far": (0.26, 0.55, 0.57),
    "shorts": (0.20, 0.30, 0.42), "shorts_far": (0.16, 0.25, 0.36),
    "shoe": (0.93, 0.47, 0.32), "shoe_far": (0.80, 0.40, 0.28),
    "sole": _WHITE, "sole_far": _grey(0.93),
    "hair": (0.32, 0.22, 0.17), "eye": (0.16, 0.20, 0.24), "weight": (0.36, 0.40, 0.45),
    "prop": (0.96, 0.95, 0.93), "prop_top": (0.99, 0.98, 0.97), "prop_side": (0.87, 0.85, 0.82),
    "floor": (0.92, 0.94, 0.95), "ghost": _grey(0.93),
    "arrow": (0.85, 0.30, 0.20), "arrow_halo": _WHITE,
}  # fmt: skip
_OTHER_CLOTHES: dict[str, Ink] = {
    "skin": (0.60, 0.42, 0.32), "skin_far": (0.52, 0.36, 0.27),
    "shirt": (0.98, 0.80, 0.42), "shirt_far": (0.88, 0.70, 0.34),
    "shorts": (0.36, 0.33, 0.50), "shorts_far": (0.30, 0.27, 0.42),
    "hair": (0.13, 0.11, 0.11), "shoe": _grey(0.95), "shoe_far": _grey(0.85),
}  # fmt: skip
_COLOUR_PENS = {
    "line": Pen((0.16, 0.20, 0.24), 0.85),
    "line_far": Pen((0.30, 0.34, 0.38), 0.62),
    "inner": Pen((0.16, 0.20, 0.24), 0.6),
    "prop": Pen(_grey(0.45), 0.5),
    "ghost": Pen(_grey(0.55), 0.5, (2.2, 1.8)),
    "band_edge": Pen(_WHITE, 3.6),
    "band": Pen((0.80, 0.25, 0.25), 2.1),
    "band_core": Pen((1.0, 0.8, 0.8), 0.7, (3.2, 2.4)),
}
_NIGHT: Ink = (0.11, 0.14, 0.16)
_DARK_FILLS: dict[str, Ink] = {
    **_COLOUR_FILLS,
    "shorts": (0.34, 0.47, 0.62), "shorts_far": (0.28, 0.40, 0.54),
    "hair": (0.55, 0.38, 0.27), "weight": (0.55, 0.60, 0.66),
    "prop": (0.33, 0.37, 0.41), "prop_top": (0.42, 0.46, 0.50), "prop_side": (0.26, 0.30, 0.33),
    "floor": (0.17, 0.20, 0.23), "ghost": (0.22, 0.26, 0.29),
    "arrow": (1.0, 0.52, 0.38), "arrow_halo": _NIGHT, "eye": _NIGHT,
}  # fmt: skip
_DARK_CLOTHES: dict[str, Ink] = {
    **_OTHER_CLOTHES,
    "shorts": (0.50, 0.46, 0.68), "shorts_far": (0.42, 0.38, 0.58),
    "hair": (0.42, 0.35, 0.33),
}  # fmt: skip
_DARK_PENS = {
    **_COLOUR_PENS,
    "line": Pen(_NIGHT, 0.85),
    "line_far": Pen(_NIGHT, 0.62),
    "inner": Pen(_NIGHT, 0.6),
    "prop": Pen((0.62, 0.67, 0.71), 0.5),
    "ghost": Pen((0.62, 0.67, 0.71), 0.5, (2.2, 1.8)),
    "band_edge": Pen(_NIGHT, 3.6),
    "band": Pen((0.95, 0.45, 0.42), 2.1),
}

_THEMES: dict[tuple[ThemeName, str], Theme] = {
    ("print", "a"): Theme(_PRINT_FILLS, _PRINT_PENS, 0.5),
    ("print", "b"): Theme(_PRINT_FILLS, _PRINT_PENS, 0.5),
    ("small", "a"): Theme(_SMALL_FILLS, _SMALL_PENS, 0.6),
    ("small", "b"): Theme(_SMALL_FILLS, _SMALL_PENS, 0.6),
    ("colour", "a"): Theme({**_COLOUR_FILLS, **_OTHER_CLOTHES}, _COLOUR_PENS, 0.5),
    ("colour", "b"): Theme(_COLOUR_FILLS, _COLOUR_PENS, 0.5),
    ("dark", "a"): Theme({**_DARK_FILLS, **_DARK_CLOTHES}, _DARK_PENS, 0.5),
    ("dark", "b"): Theme(_DARK_FILLS, _DARK_PENS, 0.5),
}
