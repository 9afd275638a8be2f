"""The words of an exercise's traits: what it is for, how one lies or stands, what it takes."""

from app.domain.codes import Demand, RestrictionKind
from app.domain.errors import sentence
from app.exercises.exercise import Aim, DoseKind, Equipment, Position, Rung
from app.exercises.own import WIDEST_DEG
from app.texts import Texts
from app.ui.code_words import RESTRICTIONS

AIMS = {
    Aim.STRENGTH: sentence("Strength"),
    Aim.TENDON: sentence("Tendon"),
    Aim.CONTROL: sentence("Control"),
    Aim.BALANCE: sentence("Balance"),
    Aim.MOBILITY: sentence("Mobility"),
    Aim.STRETCH: sentence("Stretch"),
    Aim.NERVE: sentence("Nerve"),
    Aim.FITNESS: sentence("Fitness"),
    Aim.POWER: sentence("Power"),
}
POSITIONS = {
    Position.STANDING: sentence("Standing"),
    Position.SITTING: sentence("Sitting"),
    Position.SUPINE: sentence("On the back"),
    Position.PRONE: sentence("On the front"),
    Position.SIDE_LYING: sentence("On the side"),
    Position.ALL_FOURS: sentence("On all fours"),
    Position.KNEELING: sentence("Kneeling"),
}
EQUIPMENT = {
    Equipment.BALL: sentence("Ball"),
    Equipment.BAND: sentence("Elastic band"),
    Equipment.CHAIR: sentence("Chair"),
    Equipment.CUSHION: sentence("Cushion"),
    Equipment.HAMMER: sentence("Hammer"),
    Equipment.ROLL: sentence("Roll"),
    Equipment.STEP: sentence("Step"),
    Equipment.STICK: sentence("Stick"),
    Equipment.STRAP: sentence("Strap"),
    Equipment.TABLE: sentence("Table"),
    Equipment.TOWEL: sentence("Towel"),
    Equipment.WALL: sentence("Wall"),
    Equipment.WEIGHT: sentence("Weight"),
}
DEMANDS = {
    Demand.LIGHT: sentence("Light demand"),
    Demand.MEDIUM: sentence("Medium demand"),
    Demand.HIGH: sentence("High demand"),
}
KINDS = {
    DoseKind.REPETITIONS: sentence("Repetitions"),
    DoseKind.HOLD: sentence("Hold"),
    DoseKind.TIME: sentence("Minutes"),
    DoseKind.DISTANCE: sentence("Steps or metres"),
}
_RANGES = {
    "repetitions": sentence("{low}–{high} {counted}"),
    "hold_s": sentence("{low}–{high} seconds"),
    "sets": sentence("{low}–{high} sets"),
    "per_week": sentence("{low}–{high} days a week"),
}


def trait_words(rung: Rung, words: Texts) -> list[str]:
    """Position, equipment and demand, as in: Standing, Chair, Light demand."""
    equipment = [words.say(EQUIPMENT[each]) for each in rung.equipment]
    return [
        words.say(POSITIONS[rung.position]),
        *(equipment or [words.say("No equipment")]),
        words.say(DEMANDS[rung.demand]),
    ]


def range_words(rung: Rung, words: Texts) -> str:
    """The ranges in which its dose is planned to grow; empty where none is planned."""
    found = []
    for variable, text in _RANGES.items():
        span = getattr(rung.plan, variable)
        if span:
            counted = rung.noun.of(words.language)[1]
            found.append(words.say(text, low=span[0], high=span[1], counted=counted))
    return ", ".join(found)


def not_under(rung: Rung, words: Texts) -> list[str]:
    """The limits that may shut this rung out, in words."""
    kinds = {
        RestrictionKind.NO_WEIGHT_BEARING: rung.weight_bearing,
        RestrictionKind.PARTIAL_WEIGHT_BEARING: False,
        RestrictionKind.NO_RESISTANCE: bool(rung.dose.load_kg or rung.dose.band),
        RestrictionKind.MAX_LOAD: bool(rung.dose.load_kg),
    }
    shut = [kind for kind, holds in kinds.items() if holds or kind in rung.not_under]
    said = [words.say(RESTRICTIONS[kind]) for kind in shut]
    if rung.range_deg == WIDEST_DEG:
        said.append(words.say("Any limit of the range"))
    elif rung.range_deg:
        said.append(words.say("Largest range below {degrees}°", degrees=rung.range_deg))
    return [each if not place else each[0].lower() + each[1:] for place, each in enumerate(said)]
