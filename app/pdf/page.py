"""Paper: grid, inks, rules, boxes, the four shapes. Lengths in points, y grows downwards."""

from contextlib import AbstractContextManager
from io import BytesIO
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.domain.clinic import PaperSize
from app.domain.codes import Language, Light
from app.pdf.setting import Lines
from app.pdf.tags import Element, Tags
from app.pdf.typeface import CAP, REGULAR, flat, register, width

rl_config.useA85 = 0  # binary streams: half the time, a fifth less to store
MM = 72 / 25.4
UNIT = 4.0  # one step of vertical rhythm
MARGIN = 15 * MM
TOP = 12 * MM
BOTTOM = 14 * MM
FOOT = 8.5 * MM
GUTTER = 4 * MM
COLUMNS = 12
TAGS = {Language.NB: "nb-NO", Language.EN: "en-GB"}
BLACK, WHITE = 0.0, 1.0
SHIFTS = {"left": 0.0, "centre": 0.5, "right": 1.0}


class Paper(NamedTuple):
    """Width and height of a sheet of paper."""

    width: float
    height: float


A4 = Paper(210 * MM, 297 * MM)
LETTER = Paper(612, 792)
PAPERS = {PaperSize.A4: A4, PaperSize.LETTER: LETTER}


class Tint(NamedTuple):
    """The fill of a light and the ink of the shape on it."""

    fill: tuple[float, float, float]
    ink: float


TINTS = {  # chosen by lightness: the same order in colour, in grey and for the colour-blind
    Light.GREEN: Tint((0.77, 0.92, 0.78), BLACK),
    Light.AMBER: Tint((0.94, 0.64, 0.12), BLACK),
    Light.RED: Tint((0.66, 0.15, 0.15), WHITE),
    Light.STOP: Tint((1, 1, 1), BLACK),
}


class Span(NamedTuple):
    """A stretch of the grid: left edge and width."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width


class Page:
    """A canvas with y downwards that draws plain strings only, never markup."""

    def __init__(self, title: str, language: Language, paper: Paper = A4) -> None:
        register()
        self.paper, self.title, self.language = paper, title, TAGS[language]
        self.buffer = BytesIO()
        self.canvas = Canvas(
            self.buffer,
            pagesize=paper,
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
            lang=self.language,
        )
        self.canvas.setTitle(title)
        self.canvas.setCreator("Takt")
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.tags = Tags(self.canvas)

    def element(
        self, kind: str, *, alt: str = "", instead: str = "", scope: str = ""
    ) -> AbstractContextManager[None]:
        """What is drawn meanwhile is a heading, paragraph, list … of the structure tree."""
        return self.tags.element(Element(kind, alt, instead, scope))

    # -- the grid --------------------------------------------------------

    @property
    def full(self) -> Span:
        """The whole measure."""
        return Span(MARGIN, self.paper.width - 2 * MARGIN)

    @property
    def limit(self) -> float:
        """Where text must end."""
        return self.paper.height - BOTTOM

    def columns(self, start: int, count: int) -> Span:
        """So many of the twelve columns from this one (1-based)."""
        wide = (self.full.width - (COLUMNS - 1) * GUTTER) / COLUMNS
        return Span(MARGIN + (start - 1) * (wide + GUTTER), count * (wide + GUTTER) - GUTTER)

    # -- ink -------------------------------------------------------------

    def rule(self, x: float, y: float, length: float, weight: float = 0.8) -> None:
        """A level line."""
        self._line((x, y, x + length, y), weight)

    def upright(self, x: float, y: float, length: float, weight: float = 0.8) -> None:
        """A vertical line."""
        self._line((x, y, x, y + length), weight)

    def slope(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """A line from point to point."""
        self._line((*start, *end), weight)

    def box(
        self, x: float, y: float, size: tuple[float, float], *, weight: float = 0.9,
        fill: float | tuple[float, float, float] | None = None, radius: float = 0,
    ) -> None:  # fmt: skip
        """A frame with top left corner x, y; filled when a fill is given."""
        across, down = size
        if fill is not None:
            self._ink(fill)
        self.canvas.setStrokeGray(BLACK)
        self.canvas.setLineWidth(weight)
        args = (x, self._up(y + down), across, down)
        with self.tags.marked(letters=False):
            if radius:
                self.canvas.roundRect(*args, radius, stroke=1, fill=int(fill is not None))
            else:
                self.canvas.rect(*args, stroke=1, fill=int(fill is not None))

    def disc(self, x: float, y: float, radius: float) -> None:
        """A black disc around x, y."""
        self._ink(BLACK)
        with self.tags.marked(letters=False):
            self.canvas.circle(x, self._up(y), radius, stroke=0, fill=1)

    def sign(self, light: Light, x: float, y: float, size: float, ink: float = BLACK) -> None:
        """The shape of a light around x, y: up-triangle, bar, down-triangle, ring."""
        self._ink(ink)
        self.canvas.setStrokeGray(ink)
        self.canvas.setLineWidth(size * (0.16 if light is Light.STOP else 0.04))
        self.canvas.setLineJoin(1)
        with self.tags.marked(letters=False):
            self._shape(light, x, y, size)
        self.canvas.setLineJoin(0)

    # -- letters ---------------------------------------------------------

    def text(  # noqa: PLR0913 (place, words and type of one line)
        self, x: float, base: float, text: str, font: str = REGULAR, size: float = 12,
        *, align: str = "left", ink: float = BLACK,
    ) -> None:  # fmt: skip
        """One line on a baseline, set from, around or towards x."""
        line = flat(text)
        shift = SHIFTS[align]
        self._ink(ink)
        with self.tags.marked():
            self.canvas.setFont(font, size)
            self.canvas.drawString(x - shift * width(line, font, size), self._up(base), line)

    def middle(
        self, x: float, y: float, text: str, font: str, size: float, *, ink: float = BLACK
    ) -> None:
        """One line whose capitals stand around x, y."""
        self.text(x, y + CAP * size / 2, text, font, size, align="centre", ink=ink)

    def lines(self, x: float, y: float, lines: Lines, *, align: str = "left") -> float:
        """Set lines with the top of the capitals at y; the height drawn."""
        self._ink(BLACK)
        with self.tags.marked():
            self._set(x, y, lines, align)
        return lines.height

    def _set(self, x: float, y: float, lines: Lines, align: str) -> None:
        for number, line in enumerate(lines.lines):
            base = y + lines.type.cap + number * lines.type.lead
            shift = SHIFTS[align] * lines.width(line)
            self._one(x - shift, base, lines, number)

    def next(self) -> None:
        """A new sheet of paper."""
        self.canvas.showPage()
        self.tags.next_page()

    def finished(self) -> bytes:
        """The document."""
        self.canvas.showPage()
        self.tags.write(self.title, self.language)
        self.canvas.save()
        return self.buffer.getvalue()

    def _one(self, x: float, base: float, lines: Lines, number: int) -> None:
        text = self.canvas.beginText(x, self._up(base))
        for font, letters in lines.stretches(number):
            text.setFont(font, lines.type.size)
            text.textOut(letters)
        self.canvas.drawText(text)

    def _up(self, y: float) -> float:
        return float(self.paper.height - y)

    def _ink(self, ink: float | tuple[float, float, float]) -> None:
        if isinstance(ink, tuple):
            self.canvas.setFillColorRGB(*ink)
        else:
            self.canvas.setFillGray(ink)

    def _line(self, ends: tuple[float, float, float, float], weight: float) -> None:
        x1, y1, x2, y2 = ends
        self.canvas.setStrokeGray(BLACK)
        self.canvas.setLineWidth(weight)
        with self.tags.marked(letters=False):
            self.canvas.line(x1, self._up(y1), x2, self._up(y2))

    def _shape(self, light: Light, x: float, y: float, size: float) -> None:
        if light is Light.AMBER:
            self._bar(x, y, size)
        elif light is Light.STOP:
            self.canvas.circle(x, self._up(y), size * 0.42, stroke=1, fill=0)
        else:
            self._triangle(x, y, size, 1 if light is Light.GREEN else -1)

    def _bar(self, x: float, y: float, size: float) -> None:
        self.canvas.roundRect(
            x - size / 2, self._up(y) - size * 0.19, size, size * 0.38, size * 0.05,
            stroke=1, fill=1,
        )  # fmt: skip

    def _triangle(self, x: float, y: float, size: float, up: int) -> None:
        path, middle = self.canvas.beginPath(), self._up(y)
        path.moveTo(x, middle + up * size * 0.45)
        path.lineTo(x + size * 0.52, middle - up * size * 0.42)
        path.lineTo(x - size * 0.52, middle - up * size * 0.42)
        path.close()
        self.canvas.drawPath(path, stroke=1, fill=1)
