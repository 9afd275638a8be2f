"""The progress page: lights, response and dose on one time axis, in words beneath."""

from collections.abc import Callable, Iterator
from datetime import date

from app.charts import HIGHEST_PAIN, Trend, Visit, weeks_between
from app.domain.clinic import PaperSize
from app.pdf.head import draw_foot, draw_head
from app.pdf.page import BLACK, MARGIN, MM, PAPERS, TOP, UNIT, WHITE, Page
from app.pdf.setting import Type, set_lines
from app.pdf.typeface import CAP, REGULAR, SEMI, check_letters, fitted
from app.sheet.progress import Progress, Strip

BODY = Type(12, 16)
LABELS = 40 * MM  # left of the axis
PAIN_HIGH, STRIP_HIGH = 52 * MM, 19 * MM
SIGN, DOT = 11.0, 2.6
MOST_WEEKS = 8
BANDS = (0.88, 0.95)  # grey of calm and of fine: seen, and still white enough to write on
BAR, BAR_GREY = 5.0, 0.45


def render_progress(progress: Progress, trends: tuple[Trend, ...], paper: PaperSize) -> bytes:
    """One page as PDF; `trends` stand in the order of the strips. Raises GlyphMissing."""
    check_letters(_words(progress))
    page = Page(progress.document_title, progress.language, PAPERS[paper])
    y = draw_head(page, progress.head, TOP) + 3 * UNIT
    with page.element("Figure", alt=" ".join(progress.summary)):
        y = _Chart(page, progress, trends).draw(y) + 7 * UNIT
    for text in progress.summary:
        with page.element("P"):
            y += page.lines(MARGIN, y, set_lines(text, page.full.width, BODY)) + 2 * UNIT
    draw_foot(page, progress.foot, progress.foot.bring, "")
    return page.finished()


class _Chart:
    """Panels above one axis of days."""

    def __init__(self, page: Page, progress: Progress, trends: tuple[Trend, ...]) -> None:
        self.page, self.progress, self.trends = page, progress, trends
        self.any = trends[0]
        self.left = MARGIN + LABELS
        self.wide = page.full.right - self.left - 6 * MM

    def draw(self, y: float) -> float:
        self._weeks(y, self._floor(y))  # first, so that bars stand before the lines
        if any(visit.light for visit in self.any.visits):
            y = self._lights(y) + 3 * UNIT
        if self.progress.pain:
            y = self._pain(y) + 4 * UNIT
        for strip, trend in zip(self.progress.strips, self.trends, strict=True):
            y = self._strip(strip, trend, y) + 3 * UNIT
        return y + CAP * 10 + UNIT

    def _floor(self, y: float) -> float:
        """Where the axis of days stands, below all panels."""
        if any(visit.light for visit in self.any.visits):
            y += SIGN + UNIT + 3 * UNIT
        if self.progress.pain:
            y += PAIN_HIGH + 4 * UNIT
        return y + (STRIP_HIGH + 3 * UNIT) * len(self.progress.strips)

    def _x(self, day: date) -> float:
        days = (self.any.last_day - self.any.first_day).days or 1
        return self.left + self.wide * (day - self.any.first_day).days / days

    def _label(self, y: float, text: str, *below: str) -> None:
        size = fitted(text, SEMI, 12, LABELS - 4 * MM)
        self.page.text(MARGIN, y + CAP * 12, text, SEMI, size)
        for number, line in enumerate(below, 1):
            size = fitted(line, REGULAR, 11, LABELS - 4 * MM)
            self.page.text(MARGIN, y + CAP * 12 + 15 * number, line, REGULAR, size)

    def _lights(self, y: float) -> float:
        self._label(y, self.progress.lights)
        for visit in self.any.visits:
            if visit.light:
                self.page.sign(visit.light, self._x(visit.day), y + SIGN / 2, SIGN)
        return y + SIGN + UNIT

    def _pain(self, y: float) -> float:
        step = PAIN_HIGH / HIGHEST_PAIN
        floor = y + PAIN_HIGH
        low = 0.0
        for high, grey in zip((self.any.calm, self.any.fine), BANDS, strict=True):
            if high is not None:
                self.page.box(self.left, floor - high * step, (self.wide, (high - low) * step),
                              weight=0, fill=grey)  # fmt: skip
                low = high
        for value in {0, low, *filter(None, (self.any.calm,)), HIGHEST_PAIN}:
            self.page.rule(self.left, floor - value * step, self.wide, 0.4)
            self.page.text(self.left - 6, floor - value * step + CAP * 5, f"{value:g}",
                           REGULAR, 10, align="right")  # fmt: skip
        self._label(y, self.progress.pain)
        self._key(y + 15, self.progress.morning, filled=True)
        self._key(y + 30, self.progress.during, filled=False)
        self._line(lambda visit: visit.pain_next_morning, floor, step)
        for visit in self.any.visits:
            if visit.pain_during is not None:
                self._ring(self._x(visit.day), floor - visit.pain_during * step, DOT + 0.8)
        self._dots(floor, step)
        return floor

    def _key(self, y: float, text: str, *, filled: bool) -> None:
        middle = y + CAP * 6
        if filled:
            self.page.disc(MARGIN + 4, middle, DOT)
        else:
            self._ring(MARGIN + 4, middle, DOT + 0.8)
        self.page.text(MARGIN + 12, y + CAP * 12, text, REGULAR, 11)

    def _line(self, value: Callable[[Visit], int | None], floor: float, step: float) -> None:
        """From answer to answer; a visit without one breaks the line."""
        for one, other in zip(self.any.visits, self.any.visits[1:], strict=False):
            start, end = value(one), value(other)
            if start is not None and end is not None:
                self.page.slope(
                    (self._x(one.day), floor - start * step),
                    (self._x(other.day), floor - end * step), 1.2,
                )  # fmt: skip

    def _dots(self, floor: float, step: float) -> None:
        for visit in self.any.visits:
            if visit.pain_next_morning is not None:
                self.page.disc(self._x(visit.day), floor - visit.pain_next_morning * step, DOT)

    def _ring(self, x: float, y: float, radius: float) -> None:
        side = 2 * radius
        self.page.box(x - radius, y - radius, (side, side), weight=1, fill=WHITE, radius=radius)

    def _strip(self, strip: Strip, trend: Trend, y: float) -> float:
        grown = strip.first != strip.latest and not strip.before
        doses = (f"{strip.first} →", strip.latest) if grown else (strip.latest,)
        self._label(y, strip.title, *doses)
        floor = y + STRIP_HIGH
        most = max((visit.volume or 0 for visit in trend.visits), default=0) or 1
        for visit in trend.visits:
            if visit.volume:
                high = STRIP_HIGH * visit.volume / most
                same = visit.dose is not None and visit.dose.level == strip.level
                self.page.box(self._x(visit.day) - BAR / 2, floor - high, (BAR, high), weight=0.7,
                              fill=BAR_GREY if same else WHITE)  # fmt: skip
        self.page.rule(self.left, floor, self.wide, 0.8)
        return floor

    def _weeks(self, top: float, y: float) -> None:
        for monday in self._mondays():
            x = self._x(monday)
            self.page.upright(x, top + SIGN + 2 * UNIT, y - top - SIGN - 2 * UNIT, 0.25)
            self.page.text(x, y + CAP * 10 + UNIT, f"{monday.day}.{monday.month}.", REGULAR, 10,
                           align="centre", ink=BLACK)  # fmt: skip

    def _mondays(self) -> Iterator[date]:
        for each in weeks_between(self.any.first_day, self.any.last_day, MOST_WEEKS):
            if self.any.first_day <= each <= self.any.last_day:
                yield each


def _words(progress: Progress) -> list[str]:
    head = progress.head
    strips = [text for each in progress.strips for text in (each.title, each.first, each.latest)]
    return [head.clinic, head.telephone, head.therapist, head.name, *strips, *progress.summary]
