"""Text set in lines: least ragged, numbers kept with their units, measured before it is drawn."""

import re
from dataclasses import dataclass

from app.pdf.typeface import BOLD, CAP, REGULAR, flat, width

NO_BREAK = "\N{NO-BREAK SPACE}"
RAGGED_LAST = 0.15  # a short last line costs less than a short line in the middle
LONELY = 0.22  # but under this share of the measure it looks forgotten
UNITS = (
    "sett", "sets", "kg", "døgn", "dager", "days", "dag", "day", "uker", "weeks", "minutter",
    "minutes", "minutt", "minute", "min", "sekunder", "seconds", "sek", "sec", "grader",
    "degrees", "timer", "hours", "cm", "s",
)  # fmt: skip
MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
    "oktober", "november", "desember", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = (
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
BINDINGS = [
    (re.compile(r"(\d+) (av|of|out of) (\d+)"), rf"\1{NO_BREAK}\2{NO_BREAK}\3"),
    (re.compile(r"(\d+) × (?=\d)"), rf"\1{NO_BREAK}×{NO_BREAK}"),
    (re.compile(rf"(\d) ({'|'.join(UNITS)})\b"), rf"\1{NO_BREAK}\2"),
    (re.compile(rf"(\d+\.?) ({'|'.join(MONTHS)})\b"), rf"\1{NO_BREAK}\2"),
    (re.compile(r"\b([Uu]ke|[Uu]ka|[Ww]eek|[Øø]velse|[Ee]xercise|[Aa]rk|[Ss]heet) (?=\d)"),
     rf"\1{NO_BREAK}"),
    (re.compile(r"(?<=\d\d) (?=\d\d\b)"), NO_BREAK),
    (re.compile(r"\b(er|is) (?=\d)"), rf"\1{NO_BREAK}"),
    (re.compile(r"\b(twice) (in) (a) (row)\b"),
     rf"\1{NO_BREAK}\2{NO_BREAK}\3{NO_BREAK}\4"),
    (re.compile(r"\b(to) (ganger) (på) (rad)\b"),
     rf"\1{NO_BREAK}\2{NO_BREAK}\3{NO_BREAK}\4"),
    (re.compile(rf"\b(fra|from) (?=({'|'.join(DAYS)})\b)"), rf"\1{NO_BREAK}"),
    (re.compile(r"\b116 117\b"), f"116{NO_BREAK}117"),
    (re.compile(r"\b(Ring|Call) (?=113)"), rf"\1{NO_BREAK}"),
    (re.compile(r"\b(i|in) (?=(øvelse|exercise)\b)"), rf"\1{NO_BREAK}"),
]  # fmt: skip


@dataclass(frozen=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    font: str = REGULAR


@dataclass(frozen=True)
class Type:
    """Size and line distance in points, and the weight where a run names none."""

    size: float = 12
    lead: float = 15.5
    font: str = REGULAR

    @property
    def cap(self) -> float:
        """Height of the capitals."""
        return CAP * self.size


Piece = tuple[str, str]  # text without spaces, font
Word = tuple[Piece, ...]


@dataclass(frozen=True)
class Lines:
    """Text broken into lines of one measure; `height` runs from cap height to last baseline."""

    type: Type
    lines: tuple[tuple[Word, ...], ...]

    @property
    def height(self) -> float:
        """From the top of the capitals to the last baseline."""
        return (len(self.lines) - 1) * self.type.lead + self.type.cap

    def width(self, line: tuple[Word, ...]) -> float:
        """Width of one line in points."""
        return sum(_wide(word, self.type.size) for word in line) + _space(self.type) * (
            len(line) - 1
        )

    def stretches(self, number: int) -> list[tuple[str, str]]:
        """One line as stretches of one weight: font, and its letters with the spaces."""
        found: list[tuple[str, str]] = []
        for place, word in enumerate(self.lines[number]):
            for piece, (letters, font) in enumerate(word):
                space = " " if place and not piece else ""
                if found and found[-1][0] == font:
                    found[-1] = (font, found[-1][1] + space + letters)
                elif found and space:
                    found[-1] = (found[-1][0], found[-1][1] + space)
                    found.append((font, letters))
                else:
                    found.append((font, letters))
        return found


def set_lines(text: str | tuple[Run, ...], measure: float, type_: Type) -> Lines:
    """Break text into the least ragged lines of this measure; nothing in it is markup."""
    words = _words((Run(text, type_.font),) if isinstance(text, str) else text)
    words = [part for word in words for part in _split(word, measure, type_.size)]
    cuts = _best_cuts([_wide(word, type_.size) for word in words], measure, _space(type_))
    return Lines(type_, tuple(tuple(words[a:b]) for a, b in cuts))


def bold_lead(lead: str, text: str) -> tuple[Run, ...]:
    """A bold beginning, then the text."""
    return Run(lead, BOLD), Run(" " + text)


def _words(runs: tuple[Run, ...]) -> list[Word]:
    words: list[list[Piece]] = [[]]
    for run in runs:
        for number, piece in enumerate(_bound(run.text).split(" ")):
            if number:
                words.append([])
            if piece:
                words[-1].append((piece, run.font))
    return [tuple(word) for word in words if word]


def _bound(text: str) -> str:
    lead, tail = " " * text.startswith(" "), " " * text.endswith(" ")
    bound = flat(text)
    for pattern, to in BINDINGS:
        bound = pattern.sub(to, bound)
    return lead + bound + tail


def _split(word: Word, measure: float, size: float) -> list[Word]:
    """A word wider than the measure, cut where it must be: a name of 60 letters still prints."""
    if _wide(word, size) <= measure:
        return [word]
    parts: list[Word] = []
    for text, font in word:
        start = 0
        for end in range(1, len(text) + 1):
            if width(text[start:end], font, size) > measure and end - start > 1:
                parts.append(((text[start : end - 1], font),))
                start = end - 1
        parts.append(((text[start:], font),))
    return parts


def _wide(word: Word, size: float) -> float:
    return sum(width(text, font, size) for text, font in word)


def _space(type_: Type) -> float:
    return width(" ", type_.font, type_.size)


def _best_cuts(widths: list[float], measure: float, space: float) -> list[tuple[int, int]]:
    """Where to break: for each line its first word and the one after its last."""
    count = len(widths)
    best, cut = [0.0] + [float("inf")] * count, [0] * (count + 1)
    for end in range(1, count + 1):
        line = -space
        for start in range(end - 1, -1, -1):
            line += widths[start] + space
            if line > measure and start < end - 1:
                break
            cost = best[start] + _cost(line, measure, last=end == count, alone=start == 0)
            if cost < best[end]:
                best[end], cut[end] = cost, start
    return _traced(cut, count)


def _cost(line: float, measure: float, *, last: bool, alone: bool) -> float:
    slack = max(0.0, measure - line) / measure
    cost = slack**2 * (RAGGED_LAST if last else 1) + 0.02
    return cost + 0.25 if last and line < LONELY * measure and not alone else cost


def _traced(cut: list[int], end: int) -> list[tuple[int, int]]:
    cuts = []
    while end:
        cuts.append((cut[end], end))
        end = cut[end]
    return cuts[::-1]
