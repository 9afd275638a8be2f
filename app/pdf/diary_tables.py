"""The tick diary: weeks side by side, boxes only where something is planned."""

from typing import NamedTuple

from app.pdf.exercise_row import draw_numeral
from app.pdf.page import MM, UNIT, Page, Span
from app.pdf.typeface import BOLD, CAP, REGULAR, SEMI, fitted, width
from app.sheet.sheet import Diary, DiaryDay, DiaryWeek

BOX = 7.2 * MM
WIDE = 20  # millimetres between boxes, at most, where a week has the whole width
QUOTA_BOX = 14 * MM
HEAD = 23.0
BAND = 16.0
WON = 40.0
SMALLEST = 6.0
HALF = 88 * MM  # of the measure of A4


class Measures(NamedTuple):
    """How wide the columns are: the day, an answer and its box, the air between boxes."""

    day: float
    answer: float
    box: float
    air: float

    def room(self, heads: int) -> float:
        """What half the width leaves to the boxes of the exercises."""
        return HALF - self.day - heads * self.answer


ROOMY = Measures(21.5 * MM, 14 * MM, 11.6 * MM, 1.6 * MM)
CLOSE = Measures(19.5 * MM, 12 * MM, 10.4 * MM, 0.9 * MM)  # with a third question
MANY_HEADS = 3
ROWS = (29.0, 21.5)  # tallest and lowest row


def diary_height(diary: Diary, row: float) -> float:
    """Height of the tables, two weeks side by side, with rows of this height."""
    return sum(
        max(_week_height(diary, week, row) for week in pair) + (5 * UNIT if number else 0)
        for number, pair in enumerate(_pairs(diary))
    )


def draw_diary(page: Page, diary: Diary, y: float, row: float) -> float:
    """Draw all weeks in pairs; the y below them."""
    for number, pair in enumerate(_pairs(diary)):
        y += 5 * UNIT if number else 0
        wide = 12 // abreast(diary)
        for side, week in enumerate(pair):
            _Week(page, diary, week, page.columns(1 + wide * side, wide), row).draw(y)
        y += max(_week_height(diary, week, row) for week in pair)
    return y


def abreast(diary: Diary) -> int:
    """How many weeks stand side by side: one where it is alone or has many exercises."""
    if len(diary.weeks) == 1:
        return 1
    measures, count = _measures(diary), len(diary.weeks[0].days[0].planned)
    fitting = measures.room(len(diary.heads)) / (7 * MM + measures.air)
    return 2 if count <= fitting else 1


def _measures(diary: Diary) -> Measures:
    return CLOSE if len(diary.heads) >= MANY_HEADS else ROOMY


def _pairs(diary: Diary) -> list[tuple[DiaryWeek, ...]]:
    step = abreast(diary)
    return [diary.weeks[start : start + step] for start in range(0, len(diary.weeks), step)]


def _top(week: DiaryWeek) -> float:
    return CAP * 13 + 3 * UNIT + HEAD + (13 if week.quotas else 0)


def _week_height(diary: Diary, week: DiaryWeek, row: float) -> float:
    return _top(week) + 7 * row + (BAND if week.band else 0) + (WON if diary.won else 0)


class _Week:
    """One table of seven days."""

    def __init__(self, page: Page, diary: Diary, week: DiaryWeek, at: Span, row: float) -> None:
        self.page, self.diary, self.week, self.at, self.row = page, diary, week, at, row
        self.measures = _measures(diary)
        self.answers = self.measures.answer * len(diary.heads)
        count = len(week.days[0].planned)
        step = (at.width - self.measures.day - self.answers) / count
        alone = at.width > page.full.width / 2
        self.step = step if week.quotas else min((WIDE if alone else 10.6) * MM, step)
        widest = QUOTA_BOX if week.quotas else BOX
        self.box = max(SMALLEST, min(widest, self.step - self.measures.air))

    def draw(self, y: float) -> None:
        page, at = self.page, self.at
        page.text(at.x, y + CAP * 13, self.week.title, BOLD, 13)
        beside = at.x + width(self.week.title, BOLD, 13) + 7
        page.text(beside, y + CAP * 13, self.week.span, REGULAR, 12)
        self._heads(y + CAP * 13 + 3 * UNIT)
        y += _top(self.week)
        for number, day in enumerate(self.week.days):
            y = self._rule_above(day, number, y)
            self._day(day, y)
            y += self.row
        page.rule(at.x, y, at.width, 1.4)
        if self.diary.won:
            page.text(at.x + 2, y + 18, self.diary.won, SEMI, 12)
            page.rule(at.x, y + WON, at.width, 0.7)

    def _centre(self, exercise: int) -> float:
        return self.at.x + self.measures.day + (exercise + 0.5) * self.step

    def _answer(self, number: int) -> float:
        return self.at.right - self.answers + (number + 0.5) * self.measures.answer

    def _heads(self, y: float) -> None:
        across = min(16.0, self.step - 2)
        for number in range(len(self.week.days[0].planned)):
            draw_numeral(self.page, self._centre(number) - across / 2, y + 2, number + 1, across)
            if self.week.quotas:
                self.page.middle(self._centre(number), y + 26, self.week.quotas[number], SEMI, 11)
        for number, words in enumerate(self.diary.heads):
            for line, word in enumerate(words):
                x, size = self._answer(number), fitted(word, SEMI, 10.5, self.measures.answer - 4)
                self.page.text(x, y + 7.5 + 11 * line, word, SEMI, size, align="centre")

    def _rule_above(self, day: DiaryDay, number: int, y: float) -> float:
        """The line above a day; at a Monday inside the table, the band of its ISO week."""
        monday = day.day.weekday() == 0 and number
        self.page.rule(self.at.x, y, self.at.width, 1.4 if monday or not number else 0.5)
        if not monday:
            return y
        self.page.text(self.at.x + 2, y + 12.2, self.week.band, BOLD, 11)
        self.page.rule(self.at.x, y + BAND, self.at.width, 0.5)
        return y + BAND

    def _day(self, day: DiaryDay, y: float) -> None:
        page, base = self.page, y + self.row / 2 + CAP * 6
        first = self.at.x + self.measures.day
        page.text(self.at.x + 2, base, day.weekday, BOLD, 12)
        page.text(first - 5, base, day.date, REGULAR, 11.5, align="right")
        if not any(day.planned):
            page.text(first + 4, base, self.diary.rest, SEMI, 12)
        for number, planned in enumerate(day.planned):
            self._tick(self._centre(number), y, planned=planned, rest=not any(day.planned))
        for number in range(len(self.diary.heads)):
            x = self._answer(number) - self.measures.box / 2
            page.box(x, y + (self.row - BOX) / 2, (self.measures.box, BOX), radius=3)

    def _tick(self, x: float, y: float, *, planned: bool, rest: bool) -> None:
        if planned:
            high = min(BOX, max(self.box, BOX) if self.week.quotas else self.box)
            top = y + (self.row - high) / 2
            self.page.box(x - self.box / 2, top, (self.box, high))
        elif not rest:
            self.page.rule(x - 4, y + self.row / 2, 8, 0.9)
