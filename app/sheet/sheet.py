"""The frozen sheet: every word and number that stands on the printed home programme."""

from datetime import date

from msgspec import Struct

from app.domain.clinic import PaperSize
from app.domain.codes import Language, Light
from app.domain.programme import Layout


class Part(Struct, frozen=True, kw_only=True):
    """Base of all parts of the sheet."""


class Head(Part, frozen=True, kw_only=True):
    """Whose sheet it is, from whom, which version. `logo` is a PNG; none where empty."""

    title: str
    clinic: str
    telephone: str
    therapist: str
    issue: str
    name: str
    logo: bytes = b""


class Why(Part, frozen=True, kw_only=True):
    """The light in a word, and why the pace is what it is; no light where none was shown."""

    light: Light | None
    word: str
    label: str
    headline: str
    text: str


class Cell(Part, frozen=True, kw_only=True):
    """A short answer under its title."""

    title: str
    text: str


class DoseNumber(Part, frozen=True, kw_only=True):
    """A number and the word it counts: 15 tåhev."""

    number: str
    word: str


class Quota(Part, frozen=True, kw_only=True):
    """The agreed amount of one week."""

    week: str
    amount: str


class DoseTile(Part, frozen=True, kw_only=True):
    """The dose in large type: what, with what, how often, on which days (Monday first)."""

    numbers: tuple[DoseNumber, ...]
    extras: tuple[str, ...]
    quotas: tuple[Quota, ...]
    often: str
    side: str
    days: tuple[bool, ...]
    first_day: date


class SheetExercise(Part, frozen=True, kw_only=True):
    """One exercise: what to do and how much; `change` names the one thing that is new.

    `drawing` names the baked drawing; "" where there is none. `photo` is a JPEG; none where empty.
    """

    id: str
    drawing: str
    photo: bytes = b""
    level: int
    title: str
    instructions: tuple[str, ...]
    dose: DoseTile
    change: str | None
    change_light: Light | None


class LightRow(Part, frozen=True, kw_only=True):
    """One question of the self-check with its answers for green, amber and red; "" is none."""

    label: str
    note: str
    answers: tuple[str, str, str]


class LightTable(Part, frozen=True, kw_only=True):
    """The self-check, with the advisor's limits for this patient.

    The short note and actions are for the page that has little room.
    """

    title: str
    note: str
    words: tuple[str, str, str]
    rows: tuple[LightRow, ...]
    action_label: str
    actions: tuple[str, str, str]
    short_note: str
    short_actions: tuple[str, str, str]
    foot: tuple[str, ...]


class Steps(Part, frozen=True, kw_only=True):
    """Numbered steps under a title: if it flares. `short` is for the page that has little room."""

    title: str
    short: str
    steps: tuple[str, ...]


class Call(Part, frozen=True, kw_only=True):
    """When to call whom: a number or two short lines, the signs, and what to do at once."""

    number: str
    who: tuple[str, ...]
    signs: str
    urge: str


class Calls(Part, frozen=True, kw_only=True):
    """When to call."""

    title: str
    calls: tuple[Call, ...]


class DiaryDay(Part, frozen=True, kw_only=True):
    """One row of the diary. `planned` has one entry an exercise."""

    day: date
    weekday: str
    date: str
    planned: tuple[bool, ...]


class DiaryWeek(Part, frozen=True, kw_only=True):
    """Seven days; `bands` names the ISO week at each Monday inside it."""

    title: str
    span: str
    quotas: tuple[str, ...]
    days: tuple[DiaryDay, ...]
    band: str


class Diary(Part, frozen=True, kw_only=True):
    """The tick diary. `heads` are the columns after the exercises: none when time leads.

    `asked` are the questions of evening and morning, where each has a row of its own.
    """

    title: str
    note: str
    heads: tuple[tuple[str, str], ...]
    rest: str
    won: str
    asked: tuple[str, ...]
    weeks: tuple[DiaryWeek, ...]


class Whom(Part, frozen=True, kw_only=True):
    """Whom to see when the training stops: who, a number in large type, and what to say."""

    who: str
    number: str
    text: str


class Foot(Part, frozen=True, kw_only=True):
    """What the foot of the pages says. `mark` ties an issued sheet to the log of the records."""

    turn: str
    bring: str
    contact: str
    page: str
    mark: str = ""


class Sheet(Part, frozen=True, kw_only=True):
    """The whole page. A stop has no exercises, self-check, flare plan or diary, but `whom`.

    `starts` names the first day where all exercises have the same one, later than today.
    `on_cards` says where the instructions are when one page has no room for them, `rest_on_cards`
    when it has none for the easier doses and the sources either.
    """

    language: Language
    layout: Layout
    paper: PaperSize = PaperSize.A4
    document_title: str
    head: Head
    why: Why
    cells: tuple[Cell, ...]
    weekdays: tuple[str, ...]
    exercises: tuple[SheetExercise, ...]
    check: LightTable | None
    flare: Steps | None
    calls: Calls | None
    diary: Diary | None
    questions: str
    sources_label: str
    sources: str
    whom_title: str
    whom: tuple[Whom, ...]
    foot: Foot
    starts: str = ""
    on_cards: str = ""
    rest_on_cards: str = ""
