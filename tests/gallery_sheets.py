"""Every page of the sheet as a picture: python -m tests.gallery_sheets writes build/gallery/."""

from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from msgspec import structs
from PIL import Image

from app.domain.clinic import PaperSize
from app.domain.codes import Language, RedFlag, Swelling
from app.domain.programme import Layout
from app.pdf.home_programme import render
from app.pdf.logo import read_logo
from app.usecases.access_copy import access_copy
from app.usecases.keep_patients import caseload, open_patient
from app.usecases.open_demonstration import open_demonstration
from app.usecases.progress_page import progress_page
from tests.builders import NOW
from tests.sheets import (
    BACK,
    LEG,
    a_back_case,
    a_knee_case,
    a_sheet,
    an_achilles_case,
    an_operated_case,
)

OUT = Path(__file__).parent.parent / "build" / "gallery" / "sheets"
SCALE = 110 / 72
TWELVE = (*LEG, *BACK, "heel-slide", "clam", "wall-sit", "calf-stretch")
CASES = {
    "tendon-green": an_achilles_case(),
    "tendon-amber": an_achilles_case(pain_next_morning=3),
    "tendon-red": an_achilles_case(pain_next_morning=6),
    "tendon-stop": an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)),
    "knee-green": a_knee_case(),
    "knee-red": a_knee_case(pain_next_morning=6),
    "time-green": a_back_case(),
    "time-amber": a_back_case(flare=True),
    "time-stop": a_back_case(red_flags=(RedFlag.CAUDA_EQUINA,)),
    "operated-amber": an_operated_case(),
    "operated-red": an_operated_case(swelling=Swelling.TWO),
    "one": a_knee_case("squat"),
    "six": a_knee_case(*LEG, *BACK[:2], pain_next_morning=3),
    "twelve": a_knee_case(*TWELVE, pain_next_morning=3),
}


def main() -> None:
    """Draw each light in each layout and language, in colour and in grey."""
    OUT.mkdir(parents=True, exist_ok=True)
    for (name, case), layout, language in product(CASES.items(), Layout, Language):
        sheet = a_sheet(case, layout=layout, language=language)
        draw(f"{name}-{layout}-{language}", render(sheet))
    with_logo = a_sheet(layout=Layout.CARDS)
    head = structs.replace(with_logo.head, logo=read_logo(_logo()))
    letter = structs.replace(with_logo, head=head, paper=PaperSize.LETTER)
    draw("logo-letter", render(letter))
    with TemporaryDirectory() as folder:
        _demonstration(Path(folder))


def _logo() -> bytes:
    picture, out = Image.new("RGB", (600, 300), "navy"), BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _demonstration(folder: Path) -> None:
    """Progress pages and an access copy of the demonstration clinic."""
    workspace = open_demonstration(folder, lambda: NOW)
    for number, row in enumerate(caseload(workspace), 1):
        file = open_patient(workspace, row.patient.id)
        draw(f"progress-{number}", progress_page(workspace, file))
    draw("access-copy", access_copy(workspace, row.patient.id, Language.NB).pdf)
    workspace.close()


def draw(name: str, pdf: bytes) -> None:
    """Write all pages of one document."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        picture = page.render(scale=SCALE).to_pil()
        picture.save(OUT / f"{name}-{number}.png")
        picture.convert("L").save(OUT / f"{name}-{number}-grey.png")


if __name__ == "__main__":
    main()
