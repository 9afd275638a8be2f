"""Valid things with sensible answers; a test names only what it is about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.advice import Advice, ExerciseAdvice, Finding, RuleSet
from app.domain.case import Case
from app.domain.clinic import Clinic
from app.domain.codes import (
    ACTION_OF,
    Contingency,
    Language,
    Light,
    Profile,
    Quality,
    Region,
    Setting,
)
from app.domain.dose import Dose
from app.domain.patient import Episode, EpisodeId, Patient, PatientId
from app.domain.programme import Programme, ProgrammeExercise
from app.domain.record import Decision, ProgrammeChange
from app.domain.session import Session, SessionExercise
from app.exercises.exercise import Position
from app.exercises.own import OwnExercise

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PATIENT = PatientId(UUID(int=1))
EPISODE = EpisodeId(UUID(int=2))
RAW_KEY = bytes(range(32))


def a_dose(**changes: Any) -> Dose:
    return Dose(**({"sets": 3, "repetitions": 12, "load_kg": 5.0, "per_week": 3} | changes))


def an_exercise(**changes: Any) -> SessionExercise:
    values = {
        "id": "heel-raise",
        "prescribed": a_dose(),
        "pain_during": 1,
        "quality": Quality.GOOD,
    }
    return SessionExercise(**(values | changes))


def a_session(**changes: Any) -> Session:
    """A clinic session in which every safety question was answered, and answered well."""
    values = {
        "date": TODAY,
        "setting": Setting.CLINIC,
        "red_flags": (),
        "pain_usual": 1,
        "pain_before": 1,
        "pain_after": 1,
        "pain_next_morning": 1,
        "settled_after_h": 0,
        "new_neurology": False,
        "new_pain": False,
        "flare": False,
        "done_pct": 100,
        "exercises": (an_exercise(),),
    }
    return Session(**(values | changes))


def sessions_ending(
    day: date, count: int, *, every: int = 3, **changes: Any
) -> tuple[Session, ...]:
    """So many equal sessions, oldest first, the last one on this day."""
    days = (day - timedelta(days=every * back) for back in reversed(range(count)))
    return tuple(a_session(date=each, **changes) for each in days)


def a_case(*sessions: Session, **changes: Any) -> Case:
    """A tendinopathy case of these sessions; of one good session when none is given."""
    values = {
        "contract": 1,
        "as_of": TODAY,
        "profile": Profile.TENDINOPATHY,
        "restrictions": (),
        "sessions": sessions or (a_session(),),
    }
    return Case(**(values | changes))


def a_time_contingent_case(*sessions: Session, **changes: Any) -> Case:
    return a_case(
        *sessions,
        **({"profile": Profile.LOW_BACK, "contingency": Contingency.TIME} | changes),
    )


def a_clinic(**changes: Any) -> Clinic:
    values = {
        "name": "Fjordgata fysioterapi",
        "telephone": "22 00 00 00",
        "therapist": "Ingrid Aas",
        "advice": True,
        "advice_answered": TODAY,
    }
    return Clinic(**(values | changes))


def a_patient(**changes: Any) -> Patient:
    values = {"id": PATIENT, "given_name": "Kari", "family_name": "Østby", "birth_year": 1974}
    return Patient(**(values | changes))


def an_episode(**changes: Any) -> Episode:
    values = {
        "id": EPISODE,
        "patient_id": PATIENT,
        "title": "Akillessene, høyre",
        "started": date(2026, 10, 1),
        "profile": Profile.TENDINOPATHY,
        "restrictions": (),
    }
    return Episode(**(values | changes))


def a_programme(**changes: Any) -> Programme:
    values = {
        "version": 1,
        "issued_on": TODAY,
        "light": Light.AMBER,
        "language": Language.NB,
        "exercises": (ProgrammeExercise(id="heel-raise", dose=a_dose()),),
    }
    return Programme(**(values | changes))


def a_finding(**changes: Any) -> Finding:
    values = {
        "rule": "pain-acceptable",
        "light": Light.AMBER,
        "scope": "heel-raise",
        "inputs": {"pain_during": 4},
        "threshold": {"above": 2},
        "reason": "Pain 4 of 10 during the exercise is above 2.",
        "patient_reason": "It hurt a little more than it should.",
        "sources": ("silbernagel2007",),
    }
    return Finding(**(values | changes))


def an_advice(**changes: Any) -> Advice:
    """An amber advice as the advisor would have given it."""
    light = Light(changes.get("light", Light.AMBER))
    dose = None if light is Light.STOP else a_dose()
    exercise = ExerciseAdvice(
        id="heel-raise", light=light, action=ACTION_OF[light], dose=dose, change=None, rest_days=2
    )
    values = {
        "contract": 1,
        "as_of": TODAY,
        "rules": RuleSet(id="takt", version="1", sha256="0" * 64),
        "light": light,
        "action": ACTION_OF[light],
        "summary": "Hold.",
        "findings": (a_finding(light=light),),
        "missing": (),
        "exercises": (exercise,),
        "earliest_next_loading": None,
        "toward_green": (),
        "review": None,
        "notify": (),
        "information": (),
    }
    return Advice(**(values | changes))


def a_decision(**changes: Any) -> Decision:
    values = {
        "light": Light.AMBER,
        "followed": True,
        "exercises": (ProgrammeExercise(id="heel-raise", dose=a_dose(), rest_days=2),),
        "decided_at": NOW,
    }
    return Decision(**(values | changes))


def a_programme_change(**changes: Any) -> ProgrammeChange:
    values = {
        "session_id": None,
        "exercises": (ProgrammeExercise(id="heel-raise", dose=a_dose()),),
        "changed_at": NOW,
    }
    return ProgrammeChange(**(values | changes))


def an_own_exercise(**changes: Any) -> OwnExercise:
    values = {
        "id": "trapp-med-sekk",
        "name_nb": "Trapp med sekk",
        "instructions_nb": "Ta på sekken.\nGå rolig opp.",
        "region": Region.KNEE,
        "position": Position.STANDING,
    }
    return OwnExercise(**(values | changes))
