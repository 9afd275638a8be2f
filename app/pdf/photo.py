"""A photo of the clinic's own exercise: taken from a camera's file, drawn on the sheet."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from app.domain.errors import TaktError, sentence
from app.exercises.own import LARGEST_PHOTO
from app.pdf.page import Page

LONGEST_SIDE = 900  # dots: 300 to the inch in the widest column
LARGEST_FILE = 25_000_000  # bytes
LARGEST_PICTURE = 60_000_000  # dots
QUALITIES = (85, 70, 50, 30)
_UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class PhotoRefused(TaktError):
    """A file that cannot become a photo of an exercise."""


def read_photo(data: bytes) -> bytes:
    """A PNG or JPEG as it is kept: a small JPEG of its dots alone, without place, day or camera.

    Raises PhotoRefused.
    """
    if len(data) > LARGEST_FILE:
        raise PhotoRefused(sentence("The photo is larger than 25 MB. Choose a smaller one."))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is judged here
        try:
            return _dots_alone(data)
        except _UNREADABLE:
            raise PhotoRefused(
                sentence("This is not a photo that Takt can read. Choose a PNG or JPEG file.")
            ) from None


def draw_photo(
    page: Page, data: bytes, title: str, box: tuple[float, float, float, float]
) -> None:
    """The whole photo in the middle of its box; `title` is what is read aloud."""
    left, low, width, height = box
    with page.element("Figure", alt=title), page.tags.marked():
        page.canvas.drawImage(
            ImageReader(BytesIO(data)), left, low, width, height,
            preserveAspectRatio=True, anchor="c",
        )  # fmt: skip


def _dots_alone(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
        if picture.width * picture.height > LARGEST_PICTURE:
            raise PhotoRefused(sentence("The photo has too many dots. Choose a smaller one."))
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded small
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _packed(_on_white(upright))


def _on_white(picture: Image.Image) -> Image.Image:
    """New dots, to which nothing that came with the old ones sticks."""
    seen = picture.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    ground.alpha_composite(seen)
    return ground.convert("RGB")


def _packed(picture: Image.Image) -> bytes:
    packed = b""
    for quality in QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality)
        packed = out.getvalue()
        if len(packed) <= LARGEST_PHOTO:
            break
    return packed
