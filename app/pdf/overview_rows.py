"""Exercises of the overview one below the other: drawing, instructions, dose, days."""

from app.pdf.block import Block
from app.pdf.dose_tile import draw_days, draw_dose, fits_after_times
from app.pdf.exercise_row import draw_drawing, draw_numeral
from app.pdf.page import MARGIN, MM, UNIT, Page
from app.pdf.setting import Lines, Type, set_lines
from app.pdf.typeface import BOLD, CAP, fitted
from app.sheet.outline import dose_in_words
from app.sheet.sheet import DoseNumber, Sheet, SheetExercise

BODY = Type(12, 15)
TITLE = Type(15, 17, BOLD)
ROW, TALLEST = 19 * MM, 44 * MM
INDENT = 27.0
DOSE, WORD = 30.0, 12.0
BELOW = 5.0  # between two lines under the days


def rows(page: Page, sheet: Sheet, most: int, room: float = 0) -> list[Block]:
    """A row an exercise with so many of its instructions; `room` is shared among the rows."""
    found = [_row(page, sheet, number, most) for number in range(len(sheet.exercises))]
    if room <= 0 or not found:
        return found
    highest = max(each.height for each in found)
    taller = max(0, min(TALLEST - highest, room / len(found)))
    return [_row(page, sheet, number, most, taller) for number in range(len(sheet.exercises))]


def _row(page: Page, sheet: Sheet, place: int, most: int, taller: float = 0) -> Block:
    exercise = sheet.exercises[place]
    title, told = _words(page, exercise, most)
    texts = 8 + title.height + sum(1.9 * UNIT + each.height for each in told) + 1.4 * UNIT
    numbers, beneath = _dose(page, exercise)
    height = max(ROW, texts, 40 + _height_of(beneath) + 2 * UNIT) + taller

    def draw(at: Page, y: float) -> None:
        at.rule(MARGIN, y, at.full.width)
        at.rule(MARGIN, y + height, at.full.width)
        draw_drawing(at, exercise, at.columns(1, 2), y + 2.5, height - 5)
        text = at.columns(3, 4)
        with at.element("H2"):
            draw_numeral(at, text.x, y + 4, place + 1)
            below = y + 8 + at.lines(text.x + INDENT, y + 8, title)
        for lines in told:
            with at.element("P"):
                below += 1.9 * UNIT + at.lines(text.x + INDENT, below + 1.9 * UNIT, lines)
        with at.element("P", instead=dose_in_words(exercise.dose, sheet.weekdays)):
            draw_dose(at, at.columns(7, 3).x, y + 11, numbers, DOSE, WORD)
            _often(at, exercise, sheet.weekdays, y, beneath)

    return Block(height, draw)


def _words(page: Page, exercise: SheetExercise, most: int) -> tuple[Lines, list[Lines]]:
    measure = page.columns(3, 4).width - INDENT
    told = [set_lines(text, measure, BODY) for text in exercise.instructions[:most]]
    return set_lines(exercise.title, measure, TITLE), told


def _dose(page: Page, exercise: SheetExercise) -> tuple[tuple[DoseNumber, ...], list[Lines]]:
    """The numbers, with the side where it has room, and what else stands under the days."""
    dose = exercise.dose
    *first, last = dose.numbers
    word = ", ".join(filter(None, (last.word, dose.side)))
    beside = bool(dose.side) and fits_after_times(word, DOSE, WORD, page.columns(7, 3).width)
    numbers = (*first, DoseNumber(number=last.number, word=word if beside else last.word))
    rest = (*dose.often.split(", ")[1:], "" if beside else dose.side, *dose.extras)
    later = ", ".join(f"{each.week}: {each.amount}" for each in dose.quotas[1:])
    texts = (", ".join(filter(None, rest)), later)
    room = page.columns(10, 3).width
    return numbers, [set_lines(text, room, Type(12, 14)) for text in texts if text]


def _height_of(lines: list[Lines]) -> float:
    return sum(each.height for each in lines) + BELOW * max(0, len(lines) - 1)


def _often(
    page: Page, exercise: SheetExercise, weekdays: tuple[str, ...], y: float, beneath: list[Lines]
) -> None:
    at = page.columns(10, 3)
    often = exercise.dose.often.split(", ")[0]
    size = fitted(often, BOLD, 12, at.width)
    page.text(at.x, y + 10 + CAP * 12, often, BOLD, size)
    draw_days(page, at, y + 24, exercise.dose.days, weekdays, size=9)
    y += 42
    for lines in beneath:
        y += page.lines(at.x, y, lines) + BELOW
