from itertools import product

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.domain.codes import Light
from app.settings import Theme
from app.ui import style
from app.ui.tokens import DARK, HIGH_CONTRAST, LIGHT
from app.ui.widgets.controls.light import draw_light

THEMES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}
WORDS = [
    *product(("ink", "ink2", "ink3"), ("surface", "canvas", "sunken", "accent_tint", "hover")),
    *product(("accent",), ("surface", "canvas", "accent_tint")),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
    *((f"{light}_ink", ground) for light in ("green", "amber", "red", "stop", "none")
      for ground in (f"{light}_tint", "surface", "accent_tint")),
    *product(("ink2",), ("green_tint", "amber_tint", "red_tint", "stop_tint", "none_tint")),
]  # fmt: skip
PARTS = [
    *product(("control", "focus", "green", "amber_edge", "red", "stop"), ("surface",)),
    ("none_edge", "surface"),
    *product(("control", "focus"), ("canvas",)),
    ("accent", "accent_tint"), ("green", "green_tint"), ("amber_edge", "amber_tint"),
    ("red", "red_tint"), ("stop", "stop_tint"), ("on_stop", "stop"), ("red_edge", "surface"),
]  # fmt: skip
EYES = {  # Viénot, Brettel and Mollon 1999; a rough single plane for tritanopia
    "protanopia": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranopia": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
    "tritanopia": ((1, 0.1462, -0.1462), (0, 0.8575, 0.1425), (0, 0.8575, 0.1425)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
SIDE = 28
LIGHTS = (*Light, None)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_stand_out_from_what_is_behind_them(theme, ink, ground):
    colours = THEMES[theme]

    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("part", "ground"), PARTS)
def test_parts_stand_out_from_what_is_behind_them(theme, part, ground):
    colours = THEMES[theme]

    assert contrast(getattr(colours, part), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
@pytest.mark.parametrize("eye", EYES)
def test_no_two_lights_look_alike_to_any_eye(theme, eye):
    style.wear(theme, 100)
    seen = [painted(light, EYES[eye]) for light in LIGHTS]

    differing = [
        sum(abs(a - b) > 24 for a, b in zip(one, other, strict=True)) / len(one)
        for place, one in enumerate(seen)
        for other in seen[place + 1 :]
    ]

    assert min(differing) > 0.12


def test_large_text_is_twice_as_large():
    style.wear(Theme.LIGHT, 200)

    assert style.font("body").pixelSize() == 28
    assert style.px(36) == 72


def test_the_fonts_are_those_of_the_program():
    assert style.font("body").exactMatch()
    assert style.font("title").exactMatch()


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(rgb: str) -> float:
    red, green, blue = (linear(int(rgb[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def painted(light: Light | None, eye: tuple[tuple[float, ...], ...]) -> list[float]:
    """The brightness of each pixel as this eye sees it."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(style.colour("surface"))
    painter = QPainter(image)
    draw_light(painter, light, 1, 1, SIDE - 2)
    painter.end()
    pixels = (QColor(image.pixel(x, y)) for y in range(SIDE) for x in range(SIDE))
    return [brightness(pixel, eye) for pixel in pixels]


def brightness(pixel: QColor, eye: tuple[tuple[float, ...], ...]) -> float:
    channels = [linear(part) for part in (pixel.red(), pixel.green(), pixel.blue())]
    seen = [sum(a * b for a, b in zip(row, channels, strict=True)) for row in eye]
    weights = (0.2126, 0.7152, 0.0722)
    light = max(0.0, sum(a * b for a, b in zip(weights, seen, strict=True)))
    return 255 * light ** (1 / 2.2)
