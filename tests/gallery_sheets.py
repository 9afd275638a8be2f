"""Every page of the sheet as a picture: python -m tests.gallery_sheets writes build/gallery/."""

from itertools import product
from pathlib import Path

import pypdfium2

from app.domain.codes import Language, RedFlag
from app.domain.programme import Layout
from app.pdf.home_programme import render
from tests.sheets import BACK, LEG, a_back_case, a_knee_case, a_sheet, an_achilles_case

OUT = Path(__file__).parent.parent / "build" / "gallery" / "sheets"
SCALE = 110 / 72
CASES = {
    "green": a_knee_case(),
    "amber": an_achilles_case(pain_next_morning=3),
    "red": a_knee_case(pain_next_morning=6),
    "time": a_back_case(),
    "stop": an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)),
    "six": a_knee_case(*LEG, *BACK[:2], pain_next_morning=3),
}


def main() -> None:
    """Draw each light in each layout and language, in colour and in grey."""
    OUT.mkdir(parents=True, exist_ok=True)
    for (name, case), layout, language in product(CASES.items(), Layout, Language):
        sheet = a_sheet(case, layout=layout, language=language)
        draw(f"{name}-{layout}-{language}", render(sheet))


def draw(name: str, pdf: bytes) -> None:
    """Write all pages of one document."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        picture = page.render(scale=SCALE).to_pil()
        picture.save(OUT / f"{name}-{number}.png")
        picture.convert("L").save(OUT / f"{name}-{number}-grey.png")


if __name__ == "__main__":
    main()
