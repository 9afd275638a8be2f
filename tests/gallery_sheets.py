"""Every page of the sheet as a picture: python -m tests.gallery_sheets writes build/gallery/."""

from datetime import timedelta
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from msgspec import structs
from PIL import Image

from app.domain.clinic import PaperSize
from app.domain.codes import AgainstUsual, Language, RedFlag, Soreness, Swelling
from app.domain.programme import Layout
from app.pdf.home_programme import render
from app.pdf.logo import read_logo
from app.pdf.photo import read_photo
from app.sheet.sheet import Sheet
from app.usecases.access_copy import access_copy
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.open_demonstration import open_demonstration
from app.usecases.progress_page import progress_page
from tests.builders import NOW, TODAY
from tests.sheets import (
    BACK,
    LEG,
    a_back_case,
    a_knee_case,
    a_sheet,
    a_sheet_with_own,
    a_sore_back_case,
    an_achilles_case,
    an_operated_case,
)

OUT = Path(__file__).parent.parent / "build" / "gallery" / "sheets"
SCALE = 110 / 72
FAR = 5  # from two metres a page is a fifth of what it is in the hand
ABREAST = 8
TWELVE = (*LEG, *BACK, "heel-slide", "clam", "wall-sit", "calf-stretch")
WORSE = {"sleep": AgainstUsual.WORSE, "mood": AgainstUsual.WORSE}
CASES = {
    "tendon-green": an_achilles_case(),
    "tendon-amber": an_achilles_case(pain_next_morning=3),
    "tendon-red": an_achilles_case(pain_next_morning=6),
    "tendon-stop": an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)),
    "back-green": a_sore_back_case(),
    "back-amber": a_sore_back_case(soreness=Soreness.NEXT_DAY),
    "back-red": a_sore_back_case(settled_after_h=96),
    "back-stop": a_sore_back_case(new_neurology=True),
    "time-green": a_back_case(),
    "time-amber": a_back_case(flare=True),
    "time-red": a_back_case(fatigue_days=20, performance=AgainstUsual.WORSE, **WORSE),
    "time-stop": a_back_case(red_flags=(RedFlag.CAUDA_EQUINA,)),
    "operated-green": an_operated_case(swelling=Swelling.NONE),
    "operated-amber": an_operated_case(swelling=Swelling.NONE, pain_next_morning=3),
    "operated-red": an_operated_case(swelling=Swelling.TWO),
    "operated-stop": an_operated_case(red_flags=(RedFlag.WOUND_INFECTION,)),
    "knee-green": a_knee_case(),
    "knee-amber": a_knee_case(pain_usual=9, pain_next_morning=9),
    "knee-red": a_knee_case(pain_next_morning=6),
    "knee-stop": a_knee_case(red_flags=(RedFlag.FRACTURE_SUSPECTED,)),
    "one": a_knee_case("squat"),
    "six": a_knee_case(*LEG, *BACK[:2], pain_next_morning=3),
    "twelve": a_knee_case(*TWELVE, pain_next_morning=3),
}
LONG_NAME = "Maximilian-Alexander Bartholomæus Hohenzollern-Sigmaringen-Ås"
NINETY = (
    "Smerten var 3 av 10 i dag, og vi venter med å øke litt. " * 6 + "Vi tar det rolig en stund."
)


def main() -> None:
    """Draw each light of each profile in each layout and language, in colour and in grey."""
    OUT.mkdir(parents=True, exist_ok=True)
    for layout, language in product(Layout, Language):
        far = []
        for name, case in CASES.items():
            sheet = a_sheet(case, layout=layout, language=language)
            far += draw(f"{name}-{layout}-{language}", render(sheet))
        _from_two_metres(f"two-metres-{layout}-{language}", far)
    _extremes()
    for layout, plain in product(Layout, (False, True)):
        own = a_sheet_with_own(
            read_photo(_picture("JPEG")), layout=layout, language=Language.NB, plain=plain
        )
        draw(f"own-{'plain' if plain else 'advised'}-{layout}", render(own))
    with TemporaryDirectory() as folder:
        _demonstration(Path(folder))


def _extremes() -> None:
    """The longest and the shortest texts, and one week and six weeks of diary."""
    for layout, paper in product(Layout, PaperSize):
        draw(f"longest-{layout}-{paper}", render(_longest(layout, paper)))
    for name in ("Bo", "Eli"):
        draw(f"shortest-{name}", render(a_sheet(name=name, why="Vi venter.")))
    for weeks in (1, 6):
        until = TODAY + timedelta(days=7 * weeks)
        for layout in (Layout.CARDS, Layout.LARGE):
            draw(f"weeks-{weeks}-{layout}", render(a_sheet(layout=layout, valid_until=until)))


def _longest(layout: Layout, paper: PaperSize) -> Sheet:
    """A name of sixty letters, ninety words of reasons, a logo, the mark of the records."""
    sheet = a_sheet(layout=layout, name=LONG_NAME, why=NINETY)
    head = structs.replace(sheet.head, logo=read_logo(_picture("PNG")))
    foot = structs.replace(sheet.foot, mark="0a1b2c3d")
    return structs.replace(sheet, head=head, foot=foot, paper=paper)


def _from_two_metres(name: str, pages: list[Image.Image]) -> None:
    """All pages as small as they are seen from there, in colour and in grey."""
    small = [page.resize((page.width // FAR, page.height // FAR)) for page in pages]
    wide, high = small[0].width + 4, small[0].height + 4
    rows = -(-len(small) // ABREAST)
    wall = Image.new("RGB", (ABREAST * wide, rows * high), "grey")
    for number, page in enumerate(small):
        wall.paste(page, (number % ABREAST * wide, number // ABREAST * high))
    wall.save(OUT / f"{name}.png")
    wall.convert("L").save(OUT / f"{name}-grey.png")


def _picture(kind: str) -> bytes:
    picture, out = Image.new("RGB", (600, 300), "navy"), BytesIO()
    picture.save(out, kind)
    return out.getvalue()


def _demonstration(folder: Path) -> None:
    """Progress pages and an access copy of the demonstration clinic."""
    workspace = open_demonstration(folder, lambda: NOW)
    for number, row in enumerate(caseload(workspace), 1):
        file = open_patient(workspace, row.patient.id)
        draw(f"progress-{number}", progress_page(workspace, file))
    draw("access-copy", access_copy(workspace, row.patient.id, Language.NB).pdf)
    workspace.close()


def draw(name: str, pdf: bytes) -> list[Image.Image]:
    """Write all pages of one document; the pictures."""
    pages = [page.render(scale=SCALE).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    for number, picture in enumerate(pages, 1):
        picture.save(OUT / f"{name}-{number}.png")
        picture.convert("L").save(OUT / f"{name}-{number}-grey.png")
    return pages


if __name__ == "__main__":
    main()
