"""A photo is kept as its dots alone; what is no photo is refused with a sentence."""

from io import BytesIO
from struct import pack
from zlib import crc32

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app.exercises.own import LARGEST_PHOTO
from app.pdf.photo import LARGEST_FILE, LONGEST_SIDE, PhotoRefused, read_photo

GPS, GPS_TEXT, CAMERA, ORIENTATION = 34853, 29, 271, 274


def a_photo(kind="JPEG", size=(1600, 1200), **saved):
    out = BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, kind, **saved)
    return out.getvalue()


def a_located_jpeg():
    exif = Image.Exif()
    exif[CAMERA], exif[ORIENTATION] = "SecretCamera", 6
    exif.get_ifd(GPS)[GPS_TEXT] = "2026:11:23"
    return a_photo(exif=exif, comment=b"SecretComment")


def a_noted_png():
    notes = PngInfo()
    notes.add_text("Location", "SecretPlace")
    return a_photo("PNG", (300, 200), pnginfo=notes)


def a_bomb():
    header = b"IHDR" + pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + pack(">I", 13) + header + pack(">I", crc32(header))


HOSTILE = {
    "empty": b"",
    "text": b"not a picture",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.no/a.png"/></svg>',
    "gif": a_photo("GIF", (40, 40)),
    "truncated jpeg": a_photo()[:5000],
    "truncated png": a_noted_png()[:2000],
    "bomb": a_bomb(),
    "too large a file": bytes(LARGEST_FILE + 1),
}


@pytest.mark.parametrize("photo", [a_located_jpeg(), a_noted_png()], ids=["jpeg", "png"])
def test_no_metadata_is_left(photo):
    assert b"Secret" in photo

    kept = read_photo(photo)

    assert not any(word in kept for word in (b"Secret", b"Exif", b"2026", b"http", b"ICC_"))
    assert not Image.open(BytesIO(kept)).getexif()


def test_a_photo_is_kept_small_and_upright():
    kept = read_photo(a_located_jpeg())

    with Image.open(BytesIO(kept)) as picture:
        assert picture.format == "JPEG"
        assert picture.height == LONGEST_SIDE > picture.width
    assert len(kept) <= LARGEST_PHOTO


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_photo_is_refused_with_a_sentence(data):
    with pytest.raises(PhotoRefused, match=r"Choose a"):
        read_photo(data)
