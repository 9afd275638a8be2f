from io import BytesIO

import pypdfium2
import pytest
from msgspec import structs
from PIL import Image
from pypdf import PdfReader

from app.domain.clinic import LARGEST_LOGO
from app.domain.programme import Layout
from app.pdf import logo
from app.pdf.home_programme import render
from app.pdf.logo import HIGH, LogoRefused, logo_width, read_logo
from app.pdf.page import MARGIN, MM, TOP
from tests.pdf.pages import outside
from tests.sheets import a_sheet

RED = (200, 16, 32)


def picture(size=(600, 300), kind="PNG", mode="RGB", ink=RED, **more):
    out = BytesIO()
    Image.new(mode, size, ink).save(out, kind, **more)
    return out.getvalue()


def with_logo(data, **changes):
    sheet = a_sheet(**changes)
    return structs.replace(sheet, head=structs.replace(sheet.head, logo=data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_is_kept_small_and_in_its_shape(kind):
    kept = Image.open(BytesIO(read_logo(picture((4000, 2000), kind))))

    assert kept.format == "PNG"
    assert kept.size == (378, 189)


def test_what_a_camera_writes_into_a_picture_is_not_kept():
    noted = Image.Exif()
    noted[0x010E] = "Kari Nordmann i hagen"

    kept = read_logo(picture(kind="JPEG", exif=noted))

    assert b"Nordmann" in picture(kind="JPEG", exif=noted)
    assert b"Nordmann" not in kept


def test_what_can_be_seen_through_becomes_white():
    kept = Image.open(BytesIO(read_logo(picture(mode="RGBA", ink=(0, 0, 0, 0)))))

    assert kept.getpixel((5, 5)) == (255, 255, 255)


def test_a_picture_that_would_grow_huge_is_refused_in_words():
    huge = bytearray(picture(kind="JPEG"))
    frame = huge.index(b"\xff\xc0")
    huge[frame + 5 : frame + 9] = b"\x28\x00\x3c\x01"  # height and width: 157 million dots

    with pytest.raises(LogoRefused, match="too many dots"):
        read_logo(bytes(huge))


def test_a_picture_full_of_detail_is_scaled_until_it_fits():
    dots = Image.effect_noise((3000, 400), 90).convert("RGB")
    out = BytesIO()
    dots.save(out, "PNG")

    assert len(read_logo(out.getvalue())) <= LARGEST_LOGO


BAD = {
    "nothing": b"",
    "text": b"not a picture",
    "cut short": picture()[:200],
    "gif": picture(kind="GIF"),
    "only a head": b"\x89PNG\r\n\x1a\n" + bytes(60),
    "pdf": b"%PDF-1.4 " * 20,
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_picture_is_refused_with_a_sentence(data):
    with pytest.raises(LogoRefused, match="PNG or JPEG"):
        read_logo(data)


def test_a_file_or_a_picture_too_large_is_refused_before_it_is_decoded(monkeypatch):
    with pytest.raises(LogoRefused, match="5 MB"):
        read_logo(bytes(logo.LARGEST_FILE + 1))

    monkeypatch.setattr(logo, "LARGEST_PICTURE", 100_000)
    with pytest.raises(LogoRefused, match="dots"):
        read_logo(picture())


@pytest.mark.parametrize("layout", Layout)
def test_the_logo_stands_eight_millimetres_high_left_of_the_name(layout):
    data = read_logo(picture())
    pdf = render(with_logo(data, layout=layout))

    page = pypdfium2.PdfDocument(pdf)[0]
    images = [each for each in page.get_objects() if isinstance(each, pypdfium2.PdfImage)]
    left, low, right, high = images[0].get_bounds()
    assert (left, right) == pytest.approx((MARGIN, MARGIN + 16 * MM), abs=0.1)
    assert high - low == pytest.approx(8 * MM, abs=0.1)
    assert page.get_height() - high == pytest.approx(TOP, abs=0.1)
    text = page.get_textpage()
    place = text.get_text_range().index("Fjordgata")
    assert text.get_charbox(place)[0] > right
    assert outside(pdf) == []


def test_a_very_wide_logo_takes_sixty_millimetres_at_most():
    data = read_logo(picture((3000, 100)))

    assert logo_width(data) == pytest.approx(60 * MM)
    assert pytest.approx(8 * MM) == HIGH


def test_the_same_logo_gives_the_same_bytes():
    sheet = with_logo(read_logo(picture()))

    assert render(sheet) == render(sheet)


@pytest.mark.parametrize("layout", Layout)
def test_the_mark_of_an_issued_sheet_stands_in_its_foot(layout):
    sheet = a_sheet(layout=layout)
    foot = structs.replace(sheet.foot, mark="a1b2c3d4")

    pdf = render(structs.replace(sheet, foot=foot))

    assert "a1b2c3d4" in PdfReader(BytesIO(pdf)).pages[-1].extract_text()
    assert outside(pdf) == []
