"""The sheet as headings, paragraphs, lists and tables: what mail and screen readers get."""

from collections.abc import Iterator

from msgspec import Struct

from app.sheet.sheet import DoseTile, LightTable, Sheet


class Heading(Struct, frozen=True):
    """A heading; level 1 is the title."""

    level: int
    text: str


class Paragraph(Struct, frozen=True):
    """Running text."""

    text: str


class Items(Struct, frozen=True):
    """A numbered list."""

    items: tuple[str, ...]


class Table(Struct, frozen=True):
    """A table with a head row; the first cell of each row is its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Node = Heading | Paragraph | Items | Table


def outline(sheet: Sheet) -> tuple[Node, ...]:
    """All that the page says, in reading order; the boxes to tick are left out."""
    return (*_head(sheet), *_why(sheet), *_exercises(sheet), *_check(sheet), *_help(sheet))


def _head(sheet: Sheet) -> Iterator[Node]:
    head = sheet.head
    yield Heading(1, head.title)
    lines = (head.name, head.issue, head.clinic, head.telephone, head.therapist)
    yield Paragraph(", ".join(filter(None, lines)))


def _why(sheet: Sheet) -> Iterator[Node]:
    why = sheet.why
    yield Heading(2, ": ".join(filter(None, (why.word, why.headline))))
    yield Paragraph(why.text)
    for cell in sheet.cells:
        yield Paragraph(f"{cell.title}: {cell.text}")


def _exercises(sheet: Sheet) -> Iterator[Node]:
    for number, exercise in enumerate(sheet.exercises, 1):
        yield Heading(2, f"{number}. {exercise.title}")
        yield Paragraph(dose_in_words(exercise.dose, sheet.weekdays))
        yield Items(exercise.instructions)
        if exercise.change:
            yield Paragraph(exercise.change)


def dose_in_words(dose: DoseTile, weekdays: tuple[str, ...]) -> str:
    """As in: 3 sett × 15 tåhev. 3 dager i uka: ma, on, fr."""
    amount = " × ".join(f"{each.number} {each.word}" for each in dose.numbers)
    if dose.quotas:
        amount = ", ".join(f"{each.week}: {each.amount}" for each in dose.quotas)
    days = ", ".join(name for name, on in zip(weekdays, dose.days, strict=True) if on)
    first = ", ".join((amount, *dose.extras))
    often = ", ".join(filter(None, (dose.often, dose.side)))
    return f"{first}. {often}: {days}."


def _check(sheet: Sheet) -> Iterator[Node]:
    table = sheet.check
    if table is None:
        return
    yield Heading(2, table.title)
    yield Paragraph(table.note)
    yield Table(("", *table.words), tuple(_rows(table)))
    for line in table.foot:
        yield Paragraph(line)


def _rows(table: LightTable) -> Iterator[tuple[str, ...]]:
    for row in table.rows:
        label = f"{row.label} ({row.note})" if row.note else row.label
        yield label, *(answer or "–" for answer in row.answers)
    yield table.action_label, *table.actions


def _help(sheet: Sheet) -> Iterator[Node]:
    if sheet.flare:
        yield Heading(2, sheet.flare.title)
        yield Items(sheet.flare.steps)
    if sheet.calls:
        yield Heading(2, sheet.calls.title)
        for call in sheet.calls.calls:
            who = call.number or " ".join(call.who)
            yield Paragraph(f"{who}: {call.signs} {call.urge}")
    yield from _whom(sheet)
    if sheet.sources:
        yield Paragraph(f"{sheet.sources_label} {sheet.sources}")


def _whom(sheet: Sheet) -> Iterator[Node]:
    if sheet.whom:
        yield Heading(2, sheet.whom_title)
    for whom in sheet.whom:
        who = " ".join(filter(None, (whom.who, whom.number)))
        yield Paragraph(f"{who}: {whom.text}")
