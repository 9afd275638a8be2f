"""Sheets composed from real advice: what the tests of sheet and pdf share."""

from datetime import timedelta
from functools import cache
from typing import Any

from msgspec import structs

from app.advisor.advise import advise, doses_for, read_rulebook
from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.codes import Contingency, Language, Light, Profile, Region, Soreness
from app.domain.programme import Layout, Programme, ProgrammeExercise
from app.domain.session import Session, SessionExercise
from app.exercises.bank import bank
from app.exercises.complete import complete
from app.exercises.exercise import Position
from app.exercises.own import OwnExercise
from app.resources import read_folder
from app.sheet.compose import compose
from app.sheet.sheet import Sheet
from tests.builders import TODAY, a_case, a_clinic, an_exercise, sessions_ending

LEG = ("heel-raise", "squat", "step-up", "single-leg-balance")
BACK = ("bridge", "bird-dog", "sit-to-stand", "hip-hinge")
CALM = {
    "pain_usual": 2, "pain_next_morning": 2, "pain_week": 2.0, "morning_stiffness_min": 10,
    "soreness": Soreness.NONE,
}  # fmt: skip


@cache
def the_rulebook() -> Rulebook:
    return read_rulebook(read_folder("rules"))


def from_the_bank(*ids: str, **changes: Any) -> tuple[SessionExercise, ...]:
    """Exercises at the second rung of the bank, or the only one."""
    return tuple(_at_second_rung(exercise_id, changes) for exercise_id in ids)


def _at_second_rung(exercise_id: str, changes: dict[str, Any]) -> SessionExercise:
    known = bank().get(exercise_id)
    assert known is not None
    dose = known.rung(2).dose
    return an_exercise(**({"id": exercise_id, "prescribed": dose} | changes))


def calm_sessions(
    *ids: str, count: int = 3, every: int = 7, **changes: Any
) -> tuple[Session, ...]:
    """So many calm sessions; `latest` changes the answers of the last one."""
    latest = changes.pop("latest", {})
    exercises = changes.pop("exercises", None) or from_the_bank(*(ids or LEG))
    found = sessions_ending(TODAY, count, every=every, exercises=exercises, **(CALM | changes))
    return (*found[:-1], structs.replace(found[-1], **latest))


def an_achilles_case(**latest: Any) -> Case:
    return a_case(*calm_sessions(latest=latest), region=Region.ANKLE_FOOT)


def a_knee_case(*ids: str, **latest: Any) -> Case:
    """A case of the general profile."""
    sessions = calm_sessions(*ids, latest=latest)
    return a_case(*sessions, profile=Profile.GENERAL, region=Region.KNEE)


def a_sore_back_case(**latest: Any) -> Case:
    """Persistent low back pain, led by symptoms."""
    sessions = calm_sessions(*BACK, latest=latest)
    return a_case(*sessions, profile=Profile.LOW_BACK, region=Region.LOW_BACK)


def a_back_case(**latest: Any) -> Case:
    """Persistent low back pain, led by the agreed plan."""
    return a_case(
        *calm_sessions(*BACK, latest=latest),
        profile=Profile.LOW_BACK,
        contingency=Contingency.TIME,
        region=Region.LOW_BACK,
    )


def an_operated_case(**latest: Any) -> Case:
    """A knee after surgery, cleared for loading."""
    return a_case(
        *calm_sessions(latest=latest),
        profile=Profile.POST_OPERATIVE,
        region=Region.KNEE,
        cleared=True,
    )


def a_sheet_with_own(photo: bytes, *, layout: Layout, language: Language, plain: bool) -> Sheet:
    """Two exercises that the clinic wrote, one with a photo; plain: without the advice."""
    known = bank().with_own((
        OwnExercise(
            id="own-walk", name_nb="Gå baklengs på tredemølle", region=Region.KNEE,
            position=Position.STANDING, photo=photo,
            instructions_nb="Hold i rekkverket.\nGå med små steg.\nSe fram.\nStopp når du vil.",
        ),
        OwnExercise(id="own-ball", name_nb="Ballpress", region=Region.KNEE,
                    position=Position.SITTING),
    ))  # fmt: skip
    own = tuple(an_exercise(id=each) for each in ("own-walk", "own-ball"))
    sessions = calm_sessions(exercises=(*own, *from_the_bank("squat")))
    case = complete(a_case(*sessions, profile=Profile.GENERAL, region=Region.KNEE), known)
    advice = advise(case, the_rulebook(), language)
    programme = a_programme_for(case, advice, layout=layout, language=language)
    return compose(
        case, None if plain else advice, decided=None, clinic=a_clinic(), name="Kari Østby",
        programme=structs.replace(programme, light=None) if plain else programme, previous=None,
        bank=known, rulebook=the_rulebook(), language=language,
    )  # fmt: skip


def a_programme_for(
    case: Case, advice: Advice, light: Light | None = None, **changes: Any
) -> Programme:
    """The advised doses, or those of another light that the clinician chose."""
    chosen = advice.exercises if light is None else doses_for(case, the_rulebook(), light)
    values = {
        "version": 4,
        "issued_on": case.as_of,
        "valid_until": case.as_of + timedelta(days=14),
        "light": light or advice.light,
        "language": Language.NB,
        "exercises": tuple(
            ProgrammeExercise(id=each.id, dose=each.dose, rest_days=each.rest_days)
            for each in chosen
            if each.dose
        ),
    }
    return Programme(**(values | changes))


def the_sheet_before(case: Case) -> Programme | None:
    """The programme that the latest session was done from."""
    if not case.sessions:
        return None
    latest = case.sessions[-1]
    return Programme(
        version=3,
        issued_on=latest.date,
        light=Light.AMBER,
        language=Language.NB,
        exercises=tuple(
            ProgrammeExercise(id=each.id, dose=each.prescribed) for each in latest.exercises
        ),
    )


def advice_on(case: Case, rules: Rulebook | None = None) -> tuple[Case, Advice]:
    """The case as it is judged, and what the advisor says."""
    whole = complete(case, bank())
    return whole, advise(whole, rules or the_rulebook(), Language.NB)


def a_sheet(
    case: Case | None = None, *, language: Language = Language.NB, light: Light | None = None,
    name: str | None = "Kari Østby", why: str | None = None, rules: Rulebook | None = None,
    **programme: Any,
) -> Sheet:  # fmt: skip
    """The sheet of a case, with the advised light or another, under these rules or the shipped."""
    rules = rules or the_rulebook()
    whole, advice = advice_on(case or an_achilles_case(pain_next_morning=3), rules)
    return compose(
        whole,
        advice,
        decided=None,
        clinic=a_clinic(),
        name=name,
        programme=a_programme_for(whole, advice, light, language=language, **programme),
        previous=the_sheet_before(whole),
        bank=bank(),
        rulebook=rules,
        language=language,
        why=why,
    )
