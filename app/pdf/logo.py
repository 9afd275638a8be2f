"""The clinic's logo: taken from a picture of any size, drawn eight millimetres high."""

import warnings
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from app.domain.clinic import LARGEST_LOGO
from app.domain.errors import TaktError, sentence
from app.pdf.page import MM, Page

HIGH, WIDEST = 8 * MM, 60 * MM
MOST_DOTS = (1417, 189)  # of that box, 600 to the inch
LARGEST_FILE = 5_000_000  # bytes
LARGEST_PICTURE = 40_000_000  # dots


class LogoRefused(TaktError):
    """A file that cannot become a logo."""


def read_logo(data: bytes) -> bytes:
    """A PNG or JPEG as it is kept: small, on white, without what cameras write into pictures.

    Raises LogoRefused.
    """
    if len(data) > LARGEST_FILE:
        raise LogoRefused(sentence("The picture is larger than 5 MB. Choose a smaller one."))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is judged here
        try:
            return _small_on_white(data)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            raise LogoRefused(
                sentence("This is not a picture that Takt can read. Choose a PNG or JPEG file.")
            ) from None


def logo_width(data: bytes) -> float:
    """How wide the logo stands on paper, in points."""
    across, down = ImageReader(BytesIO(data)).getSize()
    return min(WIDEST, HIGH * float(across / down))


def draw_logo(page: Page, data: bytes, x: float, y: float) -> None:
    """The logo with its top left corner at x, y; the clinic's name beside it is what is read."""
    with page.tags.artifact(), page.tags.marked(letters=False):
        page.canvas.drawImage(
            ImageReader(BytesIO(data)), x, page.paper.height - y - HIGH, logo_width(data), HIGH,
            preserveAspectRatio=True, anchor="w",
        )  # fmt: skip


def _small_on_white(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
        _check_size(picture)
        return _small(_on_white(picture))


def _check_size(picture: Image.Image) -> None:
    if picture.width * picture.height > LARGEST_PICTURE:
        raise LogoRefused(sentence("The picture has too many dots. Choose a smaller one."))


def _on_white(picture: Image.Image) -> Image.Image:
    picture.draft("RGB", MOST_DOTS)  # a large JPEG is decoded small
    whole = picture.convert("RGBA")
    ground = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(ground, whole).convert("RGB")


def _small(picture: Image.Image) -> bytes:
    """Scaled to the box; once more by half for as long as it takes too many bytes."""
    dots = MOST_DOTS
    while True:
        picture.thumbnail(dots)
        out = BytesIO()
        picture.save(out, "PNG", optimize=True)
        if out.tell() <= LARGEST_LOGO:
            return out.getvalue()
        dots = (dots[0] // 2, dots[1] // 2)
