"""The patient's progress in words: what the page says above, beside and beneath its chart."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from app.domain.clinic import Clinic
from app.domain.codes import Contingency, Language, Light
from app.domain.dose import Dose
from app.domain.record import PatientFile
from app.exercises.bank import Bank
from app.sheet.doses import amount, title
from app.sheet.sheet import Foot, Head
from app.texts import Texts, texts

MOST_EXERCISES = 4


class Strip(Struct, frozen=True, kw_only=True):
    """The dose of one exercise through time: its name now, the first and the latest dose.

    `before` is what it was called at first, where that was another form of it.
    """

    exercise_id: str
    title: str
    before: str
    first: str
    latest: str
    level: int


class Progress(Struct, frozen=True, kw_only=True):
    """All words of the page. `pain` titles its panel; empty where the plan leads."""

    language: Language
    document_title: str
    head: Head
    lights: str
    pain: str
    morning: str
    during: str
    strips: tuple[Strip, ...]
    summary: tuple[str, ...]
    foot: Foot


def progress(file: PatientFile, clinic: Clinic, bank: Bank, language: Language) -> Progress:
    """The words of one patient's page, in the patient's language."""
    words = texts(language)
    strips = tuple(_strips(file, bank, words))
    by_time = file.episode.contingency is Contingency.TIME
    return Progress(
        language=language,
        document_title=words.say("How it has gone"),
        head=_head(file, clinic, words),
        lights=words.say("Lights"),
        pain="" if by_time else words.say("Pain, 0–10"),
        morning=words.say("next morning"),
        during=words.say("while training"),
        strips=strips,
        summary=tuple(_summary(file, strips, words)),
        foot=Foot(turn="", bring=words.say("A gap in the line: nobody asked, or no answer."),
                  contact="", page=""),
    )  # fmt: skip


def _head(file: PatientFile, clinic: Clinic, words: Texts) -> Head:
    number = clinic.telephone
    last = file.sessions[-1].session.date
    return Head(
        title=words.say("How it has gone"),
        clinic=clinic.name,
        telephone=words.say("Tel. {number}", number=number) if number else "",
        therapist=clinic.therapist,
        issue=words.long_date(last),
        name=file.patient.full_name,
        logo=clinic.logo,
    )


def _strips(file: PatientFile, bank: Bank, words: Texts) -> Iterator[Strip]:
    doses: dict[str, list[Dose]] = {}
    for record in file.sessions:
        for each in record.session.exercises:
            doses.setdefault(each.id, []).append(each.performed)
    latest = [each.id for each in file.sessions[-1].session.exercises]
    ordered = latest + [each for each in doses if each not in latest]
    for exercise_id in ordered[:MOST_EXERCISES]:
        found = doses[exercise_id]
        yield Strip(
            exercise_id=exercise_id,
            title=title(bank, exercise_id, words.language, found[-1].level),
            before=title(bank, exercise_id, words.language, found[0].level)
            if found[0].level != found[-1].level
            else "",
            level=found[-1].level,
            first=amount(found[0], words),
            latest=amount(found[-1], words),
        )


def _summary(file: PatientFile, strips: tuple[Strip, ...], words: Texts) -> Iterator[str]:
    days = [each.session.date for each in file.sessions]
    if days[0] == days[-1]:
        yield words.say("One session, on {day}.", day=days[0])
    else:
        yield words.say("{n} sessions from {first} to {last}.", n=len(days), first=days[0],
                        last=days[-1])  # fmt: skip
    if any(each.decision.light for each in file.sessions):
        yield _lights(file, words)
    if file.episode.contingency is Contingency.SYMPTOM:
        yield from _pain(file, words)
    yield from (_change(each, words) for each in strips)
    if any(each.before for each in strips):
        yield words.say("Open bars: another form of the exercise.")


def _change(strip: Strip, words: Texts) -> str:
    if strip.before:
        return words.say("{name} {latest}; at first {before} {first}.", name=strip.title,
                         latest=strip.latest, before=strip.before.lower(),
                         first=strip.first)  # fmt: skip
    if strip.first == strip.latest:
        return words.say("{name}: {dose} all the way.", name=strip.title, dose=strip.latest)
    return words.say("{name}: from {first} to {latest}.", name=strip.title, first=strip.first,
                     latest=strip.latest)  # fmt: skip


def _lights(file: PatientFile, words: Texts) -> str:
    counted = Counter(each.decision.light for each in file.sessions)
    names = {
        Light.GREEN: words.say("green"),
        Light.AMBER: words.say("amber"),
        Light.RED: words.say("red"),
        Light.STOP: words.say("stop"),
    }
    found = ", ".join(f"{names[light]} {counted[light]}" for light in Light if counted[light])
    return words.say("Lights: {list}.", list=found)


def _pain(file: PatientFile, words: Texts) -> Iterator[str]:
    asked = [each.session.pain_next_morning for each in file.sessions]
    known = [each for each in asked if each is not None]
    if known:
        yield words.say(
            "Pain the morning after training: first {first}, now {last}, {most} at most.",
            first=known[0], last=known[-1], most=max(known),
        )  # fmt: skip
    if missing := len(asked) - len(known):
        yield words.count(
            "The answer is missing in {n} session.", "The answer is missing in {n} sessions.",
            missing,
        )  # fmt: skip
