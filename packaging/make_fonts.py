"""Cut the static fonts of the window out of Inter's variable font into resources/fonts/.

Needs the packages fontpkg-inter and fonttools, which Takt itself does not:
    python packaging/make_fonts.py
Inter is under the SIL Open Font License 1.1 without a reserved font name.
"""

import shutil
import sys
from pathlib import Path

import fontpkg_inter
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SOURCE = Path(fontpkg_inter.__file__).parent
OUT = Path(__file__).parent.parent / "resources" / "fonts"
CUTS = (  # family, style, weight, optical size
    ("Takt Sans", "Regular", 400, 14),
    ("Takt Sans", "Medium", 500, 14),
    ("Takt Sans", "SemiBold", 600, 14),
    ("Takt Sans Display", "SemiBold", 600, 32),
)
LETTERS = [*range(0x20, 0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), 0x20AC, 0x2116,
           *range(0x2190, 0x219A), *range(0x2200, 0x2270), 0x2713, 0x2717, *range(0x300, 0x330),
           *range(0x2150, 0x2160), *range(0x2070, 0x20A0), 0x25CF, 0xFFFD]  # fmt: skip
MUST = "čđŋšŧžČĐŊŠŦŽæøåÆØÅłŁąęńśźż≤≥→½−–×·•↑↓…"


def cut(family: str, style: str, weight: int, optical: int) -> None:
    """Write one static font with Latin letters only."""
    variable = TTFont(SOURCE / "files" / "Inter[opsz,wght].ttf")
    font = instancer.instantiateVariableFont(variable, {"wght": weight, "opsz": optical})
    options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    rename(font, family, style)
    font["OS/2"].usWeightClass = weight
    missing = [letter for letter in MUST if ord(letter) not in font.getBestCmap()]
    if missing:
        sys.exit(f"{family} {style} lacks {missing}")
    font.save(OUT / f"{family}-{style}.ttf".replace(" ", ""))


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the font its own name, so that an Inter on the machine is not taken instead."""
    names = font["name"]
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    plain = style == "Regular"
    wanted = {
        1: family if plain else f"{family} {style}", 2: "Regular", 4: f"{family} {style}",
        6: f"{family}-{style}".replace(" ", ""), 16: family, 17: style,
    }  # fmt: skip
    for platform in ((3, 1, 0x409), (1, 0, 0)):
        for number, text in wanted.items():
            names.setName(text, number, *platform)


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    shutil.copy(SOURCE / "LICENSE", OUT / "LICENSE-Inter.txt")
    for each in CUTS:
        cut(*each)
