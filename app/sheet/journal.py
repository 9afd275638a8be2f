"""The journal line: one session with advice, decision and programme, as plain text."""

from collections.abc import Iterator

from app.domain.patient import Episode
from app.domain.programme import ProgrammeExercise
from app.domain.record import IssuedProgramme, PatientFile, RecordedSession
from app.exercises.bank import Bank
from app.sheet.answers import coded, exercise_words, in_a_line
from app.sheet.doses import amount, title
from app.texts import Texts

HASH = 8  # so many characters of the rule set's fingerprint


def journal(file: PatientFile, recorded: RecordedSession, bank: Bank, words: Texts) -> str:
    """What the clinician puts into the journal; it names no patient."""
    return "\n".join(_lines(file, recorded, bank, words))


def about(episode: Episode, words: Texts) -> str:
    """As in: Akillessene, høyre (tendinopati, styrt av symptomer)."""
    kind = f"{coded(episode.profile, words)}, {coded(episode.contingency, words)}"
    return f"{episode.title} ({kind})" if episode.title else kind[:1].upper() + kind[1:]


def advised(recorded: RecordedSession, words: Texts) -> str:
    """The advised light, why, and by which rules."""
    advice = recorded.advice
    if advice is None:
        return words.say("No advice is shown.")
    return words.say(
        "Advice: {light}. {reason} Rules {id} {version} ({mark}).",
        light=coded(advice.light, words), reason=advice.deciding.reason, id=advice.rules.id,
        version=advice.rules.version, mark=advice.rules.sha256[:HASH],
    )  # fmt: skip


def decided(recorded: RecordedSession, words: Texts) -> str:
    """What was decided, and why where it was not what was advised."""
    decision = recorded.decision
    if decision.light is None:
        return words.say("The doses are the clinician's own.")
    if decision.followed:
        return words.say("Decision: as advised.")
    chosen = words.say("Decision: {light}.", light=coded(decision.light, words))
    reason = coded(decision.reason_code, words) if decision.reason_code else ""
    why = words.say("Reason: {reason}.", reason=reason) if reason else ""
    by = words.say("Decided by {name}.", name=decision.by) if decision.by else ""
    return " ".join(filter(None, (chosen, why, decision.note or "", by)))


def dose_line(exercise: ProgrammeExercise, bank: Bank, words: Texts) -> str:
    """As in: Tåhev 3 × 15, 5 kg, 3 dager i uka."""
    dose = exercise.dose
    name = title(bank, exercise.id, words.language, dose.level)
    often = words.count("{n} day a week", "{n} days a week", dose.per_week)
    return f"{name} {amount(dose, words)}, {often}"


def _lines(
    file: PatientFile, recorded: RecordedSession, bank: Bank, words: Texts
) -> Iterator[str]:
    session, decision = recorded.session, recorded.decision
    day = words.long_date(session.date)
    yield f"{day}, {coded(session.setting, words)}. {about(file.episode, words)}."
    if told := in_a_line(session, words):
        yield words.say("Answers: {answers}.", answers=told)
    for exercise in session.exercises:
        yield f"{exercise_words(exercise, bank, words)}."
    yield advised(recorded, words)
    yield decided(recorded, words)
    if decision.exercises:
        doses = "; ".join(dose_line(each, bank, words) for each in decision.exercises)
        yield words.say("From now on: {doses}.", doses=doses)
    if sheet := _sheet_of(file, recorded):
        yield words.say("Home programme: sheet {n}, issued {day}.",
                        n=sheet.programme.version, day=sheet.programme.issued_on)  # fmt: skip


def _sheet_of(file: PatientFile, recorded: RecordedSession) -> IssuedProgramme | None:
    issued = [each for each in file.programmes if each.session_id == recorded.id]
    return issued[-1] if issued else None
