"""What the chart of one patient shows, apart from how it is drawn: response, dose and lights."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.codes import Contingency, Light
from app.domain.dose import Dose
from app.domain.record import PatientFile, RecordedSession
from app.domain.session import Session

HIGHEST_PAIN = 10


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
    """

    exercise_id: str | None
    visits: tuple[Visit, ...]
    coming: Dose | None
    versions: tuple[tuple[date, int], ...]
    calm: float | None
    fine: float | None
    first_day: date
    last_day: date


def exercises_of(file: PatientFile) -> tuple[str, ...]:
    """All exercises ever done, those of the latest session first."""
    found: dict[str, None] = {}
    for record in reversed(file.sessions):
        found.update(dict.fromkeys(each.id for each in record.session.exercises))
    return tuple(found)


def trend(
    file: PatientFile, exercise_id: str | None, today: date, *, calm: float, fine: float
) -> Trend:
    """The trend of one exercise up to today; no limits where no light is shown."""
    visits = tuple(_visit(record, exercise_id) for record in file.sessions)
    by_pain = file.episode.contingency == Contingency.SYMPTOM and any(
        visit.light for visit in visits
    )
    return Trend(
        exercise_id=exercise_id,
        visits=visits,
        coming=_coming(file, exercise_id),
        versions=tuple(
            (each.programme.issued_on, each.programme.version) for each in file.programmes
        ),
        calm=calm if by_pain else None,
        fine=fine if by_pain else None,
        first_day=visits[0].day if visits else today,
        last_day=max(today, visits[-1].day) if visits else today,
    )


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
