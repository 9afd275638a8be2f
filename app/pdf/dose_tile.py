"""The dose in large type: numbers with their words, how often, on which days."""

from dataclasses import dataclass

from app.pdf.page import BLACK, MM, UNIT, WHITE, Page, Span
from app.pdf.typeface import BOLD, CAP, MEDIUM, REGULAR, fitted, width
from app.sheet.outline import dose_in_words
from app.sheet.sheet import DoseNumber, DoseTile

DOSE = 34.0
WORD = 11.5
STRIP = 15.0
PAD = 3.5 * MM
MOST_BESIDE = 2  # extras that may stand beside the numbers


@dataclass(frozen=True)
class Arranged:
    """Where each part of a dose has room: on the line below, in the word, beside, or outside."""

    line: str
    word: str = ""
    beside: tuple[str, ...] = ()
    among: str = ""


def arranged(page: Page, dose: DoseTile) -> Arranged:
    """Each part in the best place that has room; `among` is left to the instructions."""
    inner = _inner(page)
    on_line = dose.extras if dose.quotas else ()
    line = _joined(dose.often, dose.side, *on_line)
    if width(line, BOLD, WORD) <= inner:
        beside = () if dose.quotas or not _fit_beside(page, dose) else dose.extras
        over = () if dose.quotas or beside else dose.extras
        return Arranged(line, beside=beside, among=_capital(_joined(*over)))
    word = _joined(dose.numbers[-1].word, dose.side)
    in_word = not dose.quotas and _column() + width(word, REGULAR, WORD) <= inner
    beside = () if dose.quotas or in_word or not _fit_beside(page, dose) else dose.extras
    among = _joined(*(() if beside else dose.extras), "" if in_word else dose.side)
    return Arranged(dose.often, word if in_word else "", beside, _capital(among))


def tile_height(dose: DoseTile) -> float:
    """The least height of the tile."""
    numbers = 2.3 * UNIT + CAP * DOSE + 1.6 * UNIT + CAP * WORD
    if dose.quotas:
        numbers = 2 * UNIT + CAP * 25 + 3.3 * UNIT + (CAP * 15.5 + UNIT) * (len(dose.quotas) - 1)
    return numbers + 1.4 * UNIT + CAP * WORD + 1.5 * UNIT + STRIP + 2.2 * UNIT


def draw_tile(
    page: Page, dose: DoseTile, weekdays: tuple[str, ...], y: float, height: float
) -> None:
    """The tile in the last four columns; read aloud as one sentence."""
    with page.element("P", instead=dose_in_words(dose, weekdays)):
        _draw_tile(page, dose, weekdays, y, height)


def _draw_tile(
    page: Page, dose: DoseTile, weekdays: tuple[str, ...], y: float, height: float
) -> None:
    at, parts = page.columns(9, 4), arranged(page, dose)
    page.box(at.x, y, (at.width, height), weight=1.1)
    inside = Span(at.x + PAD, _inner(page))
    if dose.quotas:
        _quotas(page, dose, inside, y + 2 * UNIT)
    else:
        draw_dose(page, inside.x, y + 2.3 * UNIT, _spoken(dose, parts.word), DOSE, WORD)
        _beside(page, parts.beside, inside.right, y + 2.3 * UNIT + CAP * DOSE)
    strip = y + height - 2.2 * UNIT - STRIP
    size = fitted(parts.line, BOLD, WORD, inside.width)
    page.text(inside.x, strip - 1.5 * UNIT, parts.line, BOLD, size)
    draw_days(page, inside, strip, dose.days, weekdays)


def draw_days(
    page: Page, at: Span, y: float, days: tuple[bool, ...], weekdays: tuple[str, ...],
    *, size: float = 10,
) -> None:  # fmt: skip
    """A strip of seven days, Monday first: black is a day to train."""
    step = (at.width + 2) / 7
    for number, (on, name) in enumerate(zip(days, weekdays, strict=True)):
        left = at.x + number * step
        page.box(left, y, (step - 2, 1.5 * size), fill=BLACK if on else WHITE, weight=0.8)
        font, ink = (BOLD, WHITE) if on else (REGULAR, BLACK)
        page.middle(left + (step - 2) / 2, y + 0.75 * size, name, font, size, ink=ink)


def draw_dose(
    page: Page, x: float, y: float, numbers: tuple[DoseNumber, ...], size: float, word: float
) -> None:
    """3 × 15 with a word below each number; the second column stands at the same x everywhere."""
    column, base = x + _column(size, word), y + CAP * size
    for at, number in zip((x, column), numbers, strict=False):
        page.text(at - size * 0.03, base, number.number, BOLD, size)
        page.text(at, base + 1.6 * UNIT + CAP * word, number.word, REGULAR, word)
    first = width(numbers[0].number, BOLD, size)
    page.text((x + first + column) / 2, base, "×", MEDIUM, size * 0.8, align="centre")


def dose_height(size: float, word: float) -> float:
    """Height of the numbers with their words."""
    return CAP * size + 1.6 * UNIT + CAP * word


def fits_after_times(text: str, size: float, word: float, room: float) -> bool:
    """Whether the word below the second number has room."""
    return _column(size, word) + width(text, REGULAR, word) <= room


def _column(size: float = DOSE, word: float = WORD) -> float:
    """Where the second number begins."""
    words = max(width(each, REGULAR, word) for each in ("ganger", "times"))
    return max(words + word, width("00", BOLD, size) + size * 0.35)


def _inner(page: Page) -> float:
    return page.columns(9, 4).width - 2 * PAD


def _fit_beside(page: Page, dose: DoseTile) -> bool:
    """Whether load, hold and band have room beside the numbers."""
    last = dose.numbers[-1]
    taken = _column() + max(width(last.number, BOLD, DOSE), width(last.word, REGULAR, WORD))
    room = _inner(page) - taken
    fits = all(width(extra, BOLD, WORD) + 6 <= room for extra in dose.extras)
    return len(dose.extras) <= MOST_BESIDE and fits


def _spoken(dose: DoseTile, word: str) -> tuple[DoseNumber, ...]:
    *first, last = dose.numbers
    return (*first, DoseNumber(number=last.number, word=word or last.word))


def _beside(page: Page, extras: tuple[str, ...], right: float, base: float) -> None:
    for number, extra in enumerate(extras):
        page.text(right, base - number * 15, extra, BOLD, WORD, align="right")


def _quotas(page: Page, dose: DoseTile, at: Span, y: float) -> None:
    for number, quota in enumerate(dose.quotas):
        size, label, font = (15.5, 12.0, REGULAR) if number else (25.0, 13.0, BOLD)
        base = y + CAP * size
        page.text(at.x, base, quota.week, font, label)
        weight = MEDIUM if number else BOLD
        page.text(at.right, base, quota.amount, weight, size, align="right")
        y = base + 1.9 * UNIT
        if not number and len(dose.quotas) > 1:
            page.rule(at.x, y - 0.2 * UNIT, at.width, 0.6)
            y += 1.6 * UNIT


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
