"""What the chart of one patient shows, apart from how it is drawn: response, dose and lights."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.codes import Contingency, Light
from app.domain.dose import Dose
from app.domain.record import PatientFile, RecordedSession
from app.domain.session import Session

HIGHEST_PAIN = 10
RECENT = timedelta(weeks=26)  # more at once is read by nobody in ten seconds


@dataclass(frozen=True)
class Visit:
    """One session on the time axis. None is a gap: it was not asked, or the exercise not done."""

    day: date
    pain_next_morning: int | None
    pain_during: int | None
    pain_usual: int | None
    dose: Dose | None
    light: Light | None
    advised: Light | None
    chosen: bool

    @property
    def volume(self) -> int | None:
        """Repetitions times seconds held, in all sets; None where the exercise was not done."""
        return self.dose.volume if self.dose else None


@dataclass(frozen=True)
class Trend:
    """Response and dose of one exercise on a shared time axis.

    `calm` and `fine` are the highest pain of their bands; None where pain leads no dose.
    `by_load`: each dose had a load, so that its bar can count the kilograms lifted. `earlier`
    sessions are left out.
    """

    exercise_id: str | None
    visits: tuple[Visit, ...]
    coming: Dose | None
    versions: tuple[tuple[date, int], ...]
    calm: float | None
    fine: float | None
    first_day: date
    last_day: date
    by_load: bool = False
    earlier: int = 0

    def amount(self, dose: Dose) -> float:
        """How high the bar of a dose is: sets, repetitions or seconds, and load together."""
        return dose.volume * (dose.load_kg if self.by_load else 1)


def exercises_of(file: PatientFile) -> tuple[str, ...]:
    """All exercises ever done, those of the latest session first."""
    found: dict[str, None] = {}
    for record in reversed(file.sessions):
        found.update(dict.fromkeys(each.id for each in record.session.exercises))
    return tuple(found)


def trend(
    file: PatientFile, exercise_id: str | None, today: date, *,
    calm: float, fine: float, since: date = date.min,
) -> Trend:  # fmt: skip
    """The trend of one exercise from a day up to today; no limits where no light is shown."""
    shown = [record for record in file.sessions if record.session.date >= since]
    visits = tuple(_visit(record, exercise_id) for record in shown)
    doses = [visit.dose for visit in visits if visit.dose]
    by_pain = file.episode.contingency == Contingency.SYMPTOM and any(
        visit.light for visit in visits
    )
    return Trend(
        exercise_id=exercise_id,
        visits=visits,
        coming=_coming(file, exercise_id),
        versions=tuple(
            (each.programme.issued_on, each.programme.version)
            for each in file.programmes
            if each.programme.issued_on >= since
        ),
        calm=calm if by_pain else None,
        fine=fine if by_pain else None,
        first_day=visits[0].day if visits else today,
        last_day=max(today, visits[-1].day) if visits else today,
        by_load=bool(doses) and all(dose.load_kg for dose in doses),
        earlier=len(file.sessions) - len(shown),
    )


def recent(file: PatientFile) -> date:
    """From when a course is shown at first: the half year up to the latest session."""
    return file.latest.session.date - RECENT if file.latest else date.min


def weeks_between(first: date, last: date, at_most: int) -> tuple[date, ...]:
    """Mondays from the first day's week to the last day's, thinned to so many at most."""
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 1
    every = -(-count // at_most)
    return tuple(monday + timedelta(weeks=number) for number in range(0, count, every))


def _visit(record: RecordedSession, exercise_id: str | None) -> Visit:
    session = record.session
    exercise = session.exercise(exercise_id) if exercise_id else None
    return Visit(
        day=session.date,
        pain_next_morning=session.pain_next_morning,
        pain_during=_worst_during(session),
        pain_usual=session.pain_usual,
        dose=exercise.performed if exercise else None,
        light=record.decision.light,
        advised=record.advice.light if record.advice else None,
        chosen=record.advice is not None and not record.decision.followed,
    )


def _worst_during(session: Session) -> int | None:
    answers = [each.pain_during for each in session.exercises if each.pain_during is not None]
    return max(answers, default=None)


def _coming(file: PatientFile, exercise_id: str | None) -> Dose | None:
    return next((each.dose for each in file.prescribed if each.id == exercise_id), None)
