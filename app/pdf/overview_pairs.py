"""Exercises of the overview side by side, where one below the other they have no room."""

from collections.abc import Callable
from dataclasses import dataclass

from app.pdf.block import Block
from app.pdf.dose_tile import draw_days
from app.pdf.exercise_row import draw_drawing, draw_numeral
from app.pdf.page import UNIT, Page, Span
from app.pdf.setting import Lines, Run, Type, set_lines
from app.pdf.typeface import BOLD, CAP, REGULAR, width
from app.sheet.outline import dose_in_words
from app.sheet.sheet import DoseTile, Sheet

TITLE = Type(13, 15, BOLD)
BODY = Type(12, 14.4)
NUMERAL, INDENT = 15.5, 21.0
ABOVE, BELOW = 2.3, 1.5  # for the disc of the number, and for descenders
AMOUNT = 20.0
STRIP, WEEK = 13.5, 154.0
TALLEST = 96.0


@dataclass(frozen=True)
class Close:
    """How close the exercises stand: width of the drawing, air, and what each shows.

    Where the amount is not in large type, a first day that all share is told once.
    """

    drawing: float = 58
    pad: float = 6
    gap: float = 6.5
    instructions: int = 0
    strip: bool = True
    large: bool = True


@dataclass(frozen=True)
class _Cell:
    height: float
    draw: Callable[[Page, float, float], None]


def pairs(page: Page, sheet: Sheet, close: Close, room: float = 0) -> list[Block]:
    """A row for every two exercises; `room` is shared among the rows."""
    halves = page.columns(1, 6), page.columns(7, 6)
    cells = [
        _cell(sheet, number, halves[number % 2], close) for number in range(len(sheet.exercises))
    ]
    duos = [cells[start : start + 2] for start in range(0, len(cells), 2)]
    taller = max(0.0, room / max(1, len(duos)))
    return [_pair(duo, halves, taller) for duo in duos]


def _pair(duo: list[_Cell], halves: tuple[Span, Span], taller: float) -> Block:
    least = max(each.height for each in duo)
    height = max(least, min(TALLEST, least + taller))

    def draw(page: Page, y: float) -> None:
        for half in halves:
            page.rule(half.x, y, half.width)
            page.rule(half.x, y + height, half.width)
        for cell in duo:
            cell.draw(page, y, height)

    return Block(height, draw)


def _cell(sheet: Sheet, place: int, at: Span, close: Close) -> _Cell:
    x = at.x + close.drawing + 2 * UNIT
    words = _words(sheet, place, at.right - x, close)
    high = sum(each.height + close.gap for each in words) - close.gap + 2 * close.pad

    def draw(page: Page, y: float, height: float) -> None:
        draw_drawing(page, sheet.exercises[place], Span(at.x, close.drawing), y + 2.5, height - 5)
        top = y + close.pad + ABOVE
        for each in words:
            each.draw(page, x, top)
            top += each.height + close.gap

    return _Cell(high + ABOVE + BELOW, draw)


def _words(sheet: Sheet, place: int, measure: float, close: Close) -> list[_Cell]:
    """Title, instructions and dose, one below the other."""
    exercise = sheet.exercises[place]
    title = set_lines(exercise.title, measure - INDENT, TITLE)
    told = [set_lines(text, measure, BODY) for text in exercise.instructions[: close.instructions]]
    together = bool(sheet.starts) and not close.large
    dose = _dose(exercise.dose, measure, close, _rest(exercise.dose, together=together))
    spoken = dose_in_words(exercise.dose, sheet.weekdays)

    def draw(page: Page, x: float, y: float) -> None:
        with page.element("P", instead=spoken):
            dose.draw(page, x, y)
            if close.strip:
                strip = Span(x, min(measure, WEEK))
                low = y + dose.height - STRIP
                draw_days(page, strip, low, exercise.dose.days, sheet.weekdays, size=9)

    return [_title(title, place + 1), *(_text(each) for each in told),
            _Cell(dose.height, draw)]  # fmt: skip


def _title(lines: Lines, number: int) -> _Cell:
    def draw(page: Page, x: float, y: float) -> None:
        with page.element("H2"):
            draw_numeral(page, x, y + TITLE.cap / 2 - NUMERAL / 2, number, NUMERAL)
            page.lines(x + INDENT, y, lines)

    return _Cell(lines.height, draw)


def _text(lines: Lines) -> _Cell:
    def draw(page: Page, x: float, y: float) -> None:
        with page.element("P"):
            page.lines(x, y, lines)

    return _Cell(lines.height, draw)


def _dose(dose: DoseTile, measure: float, close: Close, rest: str) -> _Cell:
    """The amount in large type with what it counts; below it how often, and the rest."""
    *_, last = dose.numbers
    amount = " × ".join(each.number for each in dose.numbers)
    if not close.large:
        told = f" {last.word}, {_lower(rest)}"
        lines = set_lines((Run(amount, BOLD), Run(told)), measure, BODY)
        return _Cell(lines.height, lambda page, x, y: _drawn(page.lines(x, y, lines)))
    beside = width(amount, BOLD, AMOUNT) + 6
    alone = beside + width(last.word, REGULAR, BODY.size) > measure
    below_it = f"{last.word}, {_lower(rest)}" if alone else rest
    lines = set_lines(below_it, measure, BODY)
    below = CAP * AMOUNT + 6.5

    def draw(page: Page, x: float, y: float) -> None:
        page.text(x - 0.6, y + CAP * AMOUNT, amount, BOLD, AMOUNT)
        if not alone:
            page.text(x + beside, y + CAP * AMOUNT, last.word, REGULAR, BODY.size)
        page.lines(x, y + below, lines)

    return _Cell(below + lines.height + (6.5 + STRIP if close.strip else 0), draw)


def _rest(dose: DoseTile, *, together: bool) -> str:
    """How often and what else; without the first day where all have the same."""
    often = dose.often.split(", ")[0] if together else dose.often
    later = [f"{each.week}: {each.amount}" for each in dose.quotas[1:]]
    return ", ".join(filter(None, (often, dose.side, *dose.extras, *later)))


def _lower(text: str) -> str:
    """As it stands after a comma."""
    return text[:1].lower() + text[1:]


def _drawn(_height: float) -> None:
    """A cell returns nothing; what it draws returns its height."""
