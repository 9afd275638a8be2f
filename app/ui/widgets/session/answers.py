"""From answers to a session: what is carried forward, what was said last time, what is built."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.codes import RedFlag, Setting
from app.domain.dose import Dose
from app.domain.errors import sentence
from app.domain.record import PatientFile
from app.domain.session import Session, SessionExercise
from app.texts import Texts
from app.ui.widgets.session.questions import Kind, Question

RED_FLAGS: Mapping[RedFlag, str] = {
    RedFlag.CAUDA_EQUINA: sentence("Cauda equina: bladder, bowel, saddle numbness, both legs"),
    RedFlag.PROGRESSIVE_WEAKNESS: sentence("Weakness that grows"),
    RedFlag.FOOT_DROP: sentence("Acute foot drop"),
    RedFlag.FRACTURE_SUSPECTED: sentence("Fracture suspected, or cannot bear weight"),
    RedFlag.FEVER_OR_ILL: sentence("Fever, chills or feeling ill"),
    RedFlag.CANCER_SIGNS: sentence("Signs of cancer, night pain that nothing eases"),
    RedFlag.DVT_SIGNS: sentence("One leg swollen and painful: clot suspected"),
    RedFlag.CHEST_OR_BREATH: sentence("Chest pain or sudden breathlessness"),
    RedFlag.WOUND_INFECTION: sentence("Wound: redness that spreads, pus, opening"),
    RedFlag.TENDON_RUPTURE: sentence("A sudden pop and loss of force: tendon rupture"),
    RedFlag.HOT_SWOLLEN_JOINT: sentence("Hot, red, very swollen joint"),
    RedFlag.HEART_SIGNS: sentence("Fainting, palpitations or chest tightness on effort"),
    RedFlag.UNEXPLAINED_WEIGHT_LOSS: sentence("Weight loss without a reason"),
    RedFlag.OTHER: sentence("Another sign that worries"),
}


def carried_forward(file: PatientFile) -> tuple[SessionExercise, ...]:
    """The exercises that a new session begins with: doses and traits, never a response."""
    done = file.latest.session.exercises if file.latest else ()
    before = {each.id: each for each in done}
    prescribed = {each.id: each.dose for each in file.prescribed}
    prescribed = prescribed or {each.id: each.performed for each in done}
    return tuple(
        _blank(exercise_id, dose, before.get(exercise_id))
        for exercise_id, dose in prescribed.items()
    )


def criteria_ever(file: PatientFile) -> tuple[str, ...]:
    """The criteria ever tested, to be offered again."""
    found: dict[str, None] = {}
    for record in file.sessions:
        found.update(dict.fromkeys(record.session.criteria))
    return tuple(found)


def session_of(
    day: date,
    setting: Setting,
    answers: Mapping[str, object],
    exercises: Sequence[SessionExercise],
) -> Session:
    """The session that was answered; what was not asked stays out. Raises Invalid."""
    given = {name: value for name, value in answers.items() if value is not None}
    return Session(date=day, setting=setting, exercises=tuple(exercises), **given)  # type: ignore[arg-type]  # the fields' widgets give their fields' types


def last_answer(question: Question, last: Session | None, texts: Texts) -> str:
    """Last time's answer in words, with its unit; empty where there was none."""
    value = getattr(last, question.name, None)
    if value is None or question.kind in {Kind.RED_FLAGS, Kind.CRITERIA}:
        return ""
    if question.kind == Kind.CHOICE:
        return texts.say(question.choices[value]).lower()
    return texts.number(value, 1 if isinstance(value, float) else None)


def _blank(exercise_id: str, dose: Dose, before: SessionExercise | None) -> SessionExercise:
    if before is None:
        return SessionExercise(id=exercise_id, prescribed=dose)
    return SessionExercise(
        id=exercise_id,
        prescribed=dose,
        demand=before.demand,
        running=before.running,
        weight_bearing=before.weight_bearing,
        range_deg=before.range_deg,
        plan=before.plan,
    )
