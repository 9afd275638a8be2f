"""The access copy: everything that is stored about one patient, in words."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from app.domain.case import Restriction
from app.domain.codes import RestrictionKind
from app.domain.errors import sentence
from app.domain.limit_change import LimitChange
from app.domain.patient import Episode, Patient, SessionId
from app.domain.record import IssuedProgramme, PatientFile, RecordedSession, StopLift
from app.domain.session import Session
from app.exercises.bank import Bank
from app.sheet.answers import coded, exercise_words, in_a_line
from app.sheet.doses import title
from app.sheet.journal import about, advised, decided, dose_line
from app.sheet.outline import Heading, Items, Node, Paragraph
from app.texts import Texts

RESTRICTIONS = {
    RestrictionKind.NO_WEIGHT_BEARING: sentence("No weight on the leg"),
    RestrictionKind.PARTIAL_WEIGHT_BEARING: sentence("Partial weight on the leg"),
    RestrictionKind.NO_RESISTANCE: sentence("No load"),
    RestrictionKind.MAX_LOAD: sentence("Highest load"),
    RestrictionKind.MAX_RANGE: sentence("Largest range"),
    RestrictionKind.NO_EXERCISE: sentence("Not this exercise"),
}


Corrected = Mapping[SessionId, tuple[tuple[str, Session], ...]]


def access_copy(
    files: tuple[PatientFile, ...], whys: dict[str, str], corrected: Corrected, bank: Bank,
    words: Texts,
) -> tuple[Node, ...]:  # fmt: skip
    """All of it, in the order of treatment; `whys` are the printed reasons by programme id.

    `corrected` is how sessions stood before, each with the time (UTC) it was stored.
    """
    nodes: list[Node] = [
        Heading(1, words.say("Everything stored about you")),
        *_patient(files[0].patient, words),
    ]
    for file in files:
        nodes += _episode(file.episode, bank, words)
        nodes += [_limit(each, words) for each in file.limit_changes if each.episode_id]
        nodes += [_lift(each, words) for each in file.stop_lifts]
        for recorded in file.sessions:
            nodes += _session(recorded, bank, words)
            nodes += [_before(each, words) for each in corrected.get(recorded.id, ())]
        for issued in file.programmes:
            nodes += _programme(issued, whys.get(str(issued.id), ""), bank, words)
    return tuple(nodes)


def _patient(patient: Patient, words: Texts) -> Iterator[Node]:
    yield Paragraph(words.say("Name: {name}", name=patient.full_name))
    if patient.birth_year:
        yield Paragraph(words.say("Born: {year}", year=patient.birth_year))
    language = {"nb": words.say("Norwegian"), "en": words.say("English")}[patient.language]
    yield Paragraph(words.say("Language: {language}", language=language))
    if patient.note:
        yield Paragraph(words.say("Note: {note}", note=patient.note))


def _episode(episode: Episode, bank: Bank, words: Texts) -> Iterator[Node]:
    started = words.long_date(episode.started)
    yield Heading(2, f"{about(episode, words)}, {started}")
    if episode.cleared is not None:
        cleared = words.say("yes") if episode.cleared else words.say("no")
        yield Paragraph(words.say("Cleared for loading: {answer}", answer=cleared))
    for each in episode.restrictions or ():
        yield Paragraph(_restriction(each, bank, words))
    if episode.baseline_repetitions:
        counted = ", ".join(map(str, episode.baseline_repetitions))
        yield Paragraph(words.say("Repetitions at the start: {numbers}", numbers=counted))
    if stop := episode.latched_stop:
        yield Paragraph(
            words.say("Stopped since {day}: {reason}", day=stop.date, reason=stop.reason)
        )
    if episode.acknowledged_review:
        yield Paragraph(words.say("Review on {day}.", day=episode.acknowledged_review))


def _restriction(restriction: Restriction, bank: Bank, words: Texts) -> str:
    parts = [words.say(RESTRICTIONS[restriction.kind])]
    if restriction.value is not None:
        parts.append(words.number(restriction.value))
    if restriction.exercise:
        parts.append(title(bank, restriction.exercise, words.language))
    if restriction.until:
        parts.append(words.say("until {day}", day=restriction.until))
    if restriction.note:
        parts.append(restriction.note)
    return words.say("Restriction: {words}", words=", ".join(parts))


def _limit(change: LimitChange, words: Texts) -> Node:
    value = words.number(change.value) if change.value is not None else words.say("as shipped")
    return Paragraph(
        words.say("Limit {rule}, {name}: {value}, set by {by} on {day}.", rule=change.rule,
                  name=change.name, value=value, by=change.by, day=change.date)
    )  # fmt: skip


def _lift(lift: StopLift, words: Texts) -> Node:
    return Paragraph(
        words.say("Stop of {stopped} lifted by {by} on {day}: {found}", stopped=lift.stop.date,
                  by=lift.by, day=lift.day, found=lift.found)
    )  # fmt: skip


def _before(version: tuple[str, Session], words: Texts) -> Node:
    at, session = version
    day = datetime.fromisoformat(at).astimezone().date()
    told = in_a_line(session, words) or words.say("No answers.")
    return Paragraph(
        words.say("Before it was corrected, as stored on {day}: {answers}", day=day, answers=told)
    )


def _session(recorded: RecordedSession, bank: Bank, words: Texts) -> Iterator[Node]:
    session, advice = recorded.session, recorded.advice
    day = words.long_date(session.date)
    yield Heading(3, words.say("Session {day}, {place}", day=day,
                               place=coded(session.setting, words)))  # fmt: skip
    yield Paragraph(in_a_line(session, words) or words.say("No answers."))
    yield Items(tuple(exercise_words(each, bank, words) for each in session.exercises))
    yield Paragraph(advised(recorded, words))
    reasons = dict.fromkeys(each.reason for each in advice.findings) if advice else {}
    if others := list(reasons)[1:]:
        yield Paragraph(words.say("Also: {reasons}", reasons=" ".join(others)))
    yield Paragraph(decided(recorded, words))
    if recorded.decision.exercises:
        doses = "; ".join(dose_line(each, bank, words) for each in recorded.decision.exercises)
        yield Paragraph(words.say("From now on: {doses}.", doses=doses))


def _programme(issued: IssuedProgramme, why: str, bank: Bank, words: Texts) -> Iterator[Node]:
    programme = issued.programme
    yield Heading(3, words.say("Sheet {n} · {day}", n=programme.version, day=programme.issued_on))
    if why:
        yield Paragraph(why)
    if programme.exercises:
        yield Items(tuple(dose_line(each, bank, words) for each in programme.exercises))
