"""What a sheet is made from, and what the advisor would say to the answers it asks for."""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec import structs

from app.advisor.advise import doses_for
from app.advisor.judgement import judge
from app.advisor.moment import Moment
from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice, Finding
from app.domain.case import Case
from app.domain.clinic import Clinic
from app.domain.codes import Contingency, Language, Light, Quality, Setting
from app.domain.dose import Dose
from app.domain.programme import Programme, ProgrammeExercise
from app.domain.record import Decision
from app.domain.session import Session, SessionExercise
from app.exercises.bank import Bank
from app.exercises.complete import complete
from app.texts import Texts, texts

TWO_CALM = 2


class Material(NamedTuple):
    """All that the page is composed from, in the patient's language."""

    case: Case
    advice: Advice | None
    decided: Decision | None
    clinic: Clinic | None
    name: str | None
    programme: Programme
    previous: Programme | None
    bank: Bank
    rulebook: Rulebook
    language: Language

    @property
    def words(self) -> Texts:
        """The labels of the page."""
        return texts(self.language)

    @property
    def by_time(self) -> bool:
        """Whether the agreed plan leads, so that pain is not mentioned."""
        return self.case.contingency is Contingency.TIME

    @property
    def session(self) -> Session | None:
        """The latest session."""
        return self.case.sessions[-1] if self.case.sessions else None

    @property
    def judged(self) -> Advice:
        """The advice that was given. Raises ValueError where none was: it is not to be told of."""
        if self.advice is None:
            raise ValueError("no advice was given")
        return self.advice

    @property
    def light(self) -> Light | None:
        """The light that was decided: a stop that was advised stays a stop."""
        stopped = self.advice is not None and self.advice.light is Light.STOP
        return Light.STOP if stopped else self.programme.light

    @property
    def telephone(self) -> str:
        """The clinic's number; "" where none is known."""
        return self.clinic.telephone if self.clinic else ""

    def limit(self, rule: str, name: str) -> float:
        """A number of the rules."""
        return self.rulebook.limit(rule, name)

    def finding(self, rule: str) -> Finding | None:
        """What this rule found, if it spoke."""
        return next((each for each in self.judged.findings if each.rule == rule), None)

    def performed(self, exercise_id: str) -> Dose | None:
        """The dose that was done in the latest session; else the one on the last sheet."""
        done = self.session.exercise(exercise_id) if self.session else None
        if done is not None:
            return done.performed
        return prescribed(self.previous, exercise_id)

    def number(self, exercise_id: str) -> int | None:
        """The number of an exercise on the sheet."""
        ids = [each.id for each in self.programme.exercises]
        return ids.index(exercise_id) + 1 if exercise_id in ids else None

    def first_day(self, exercise: ProgrammeExercise) -> date:
        """The first day at home: after the full days of rest since it was last done."""
        if not exercise.rest_days:
            return self.programme.issued_on
        since = self.session.date if self.session else self.programme.issued_on
        return max(since + timedelta(days=exercise.rest_days + 1), self.programme.issued_on)

    def doses_after(self, light: Light) -> dict[str, Dose]:
        """What each exercise would get next under this light, had this sheet been done well."""
        if not self.programme.exercises:
            return {}
        found = doses_for(self._done_well(), self.rulebook, light)
        return {each.id: each.dose for each in found if each.dose}

    def rise(self, answer: str) -> float:
        """How much an answer of the latest session lies over the week before; 0 if unknown."""
        if not self.case.sessions:
            return 0
        moment = Moment(self.case, len(self.case.sessions) - 1, self.rulebook)
        now, before = getattr(moment.session, answer), moment.a_week_ago(answer)
        return 0 if now is None or before is None else now - before[0]

    def calm_pain(self) -> float:
        """The pain while training that the advisor still lets pass in a calm home session.

        After some stable sessions it lets more pass: it is asked, not told.
        """
        above = self.limit("pain-acceptable", "above")
        day = max(self.case.as_of, self.programme.issued_on) + timedelta(days=1)
        usual = self.session.pain_usual if self.session else None
        session = structs.replace(
            self._calm_day(day, pain=int(above) + 1), pain_usual=usual, pain_next_morning=usual
        )
        sessions = (*self.case.sessions, session)
        case = structs.replace(self.case, as_of=day, sessions=sessions, latched_stop=None)
        raised = {each.rule.id for each in judge(complete(case, self.bank), self.rulebook).raised}
        held = "pain-acceptable" in raised
        return above if held else self.limit("pain-during-high", "during_above")

    def _done_well(self) -> Case:
        """The case after two calm home days with this sheet, repetitions to spare."""
        apart = 7 if self.by_time else 1
        start = max(self.case.as_of, self.programme.issued_on)
        days = [start + timedelta(days=apart * (number + 1)) for number in range(TWO_CALM)]
        done = tuple(self._calm_day(day) for day in days)
        case = structs.replace(
            self.case, as_of=days[-1], sessions=(*self.case.sessions, *done), latched_stop=None
        )
        return complete(case, self.bank)

    def _calm_day(self, day: date, pain: int | None = None) -> Session:
        exercises = tuple(self._calmly(each, pain) for each in self.programme.exercises)
        return Session(date=day, setting=Setting.HOME, red_flags=(), exercises=exercises)

    def _calmly(self, exercise: ProgrammeExercise, pain: int | None) -> SessionExercise:
        known = self.session.exercise(exercise.id) if self.session else None
        base = known or SessionExercise(id=exercise.id, prescribed=exercise.dose)
        return structs.replace(
            base,
            prescribed=exercise.dose,
            done=None,
            pain_during=pain,
            quality=Quality.GOOD,
            quality_trend=None,
            repetitions_over=2,
        )


def prescribed(programme: Programme | None, exercise_id: str) -> Dose | None:
    """The dose of an exercise in a programme, if it stands there."""
    exercises = programme.exercises if programme else ()
    return next((each.dose for each in exercises if each.id == exercise_id), None)
