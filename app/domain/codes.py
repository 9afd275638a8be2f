"""The words that the contract fixes: each a closed list."""

from enum import StrEnum


class Profile(StrEnum):
    """Why the patient is here."""

    TENDINOPATHY = "tendinopathy"
    LOW_BACK = "persistent_low_back_pain"
    POST_OPERATIVE = "post_operative"
    GENERAL = "general"


class Contingency(StrEnum):
    """What leads the dose: the symptoms, or the agreed plan."""

    SYMPTOM = "symptom"
    TIME = "time"


class Region(StrEnum):
    """Part of the body."""

    NECK = "neck"
    SHOULDER = "shoulder"
    ELBOW = "elbow"
    WRIST_HAND = "wrist_hand"
    THORACIC = "thoracic"
    LOW_BACK = "low_back"
    HIP = "hip"
    KNEE = "knee"
    ANKLE_FOOT = "ankle_foot"
    OTHER = "other"


class Language(StrEnum):
    """The languages that are complete."""

    NB = "nb"
    EN = "en"


class Setting(StrEnum):
    """Where the session was done."""

    CLINIC = "clinic"
    HOME = "home"


class RedFlag(StrEnum):
    """Signs that need a clinical decision before any exercise."""

    CAUDA_EQUINA = "cauda_equina"
    PROGRESSIVE_WEAKNESS = "progressive_weakness"
    FOOT_DROP = "foot_drop"
    FRACTURE_SUSPECTED = "fracture_suspected"
    FEVER_OR_ILL = "fever_or_ill"
    CANCER_SIGNS = "cancer_signs"
    DVT_SIGNS = "dvt_signs"
    CHEST_OR_BREATH = "chest_or_breath"
    WOUND_INFECTION = "wound_infection"
    TENDON_RUPTURE = "tendon_rupture"
    HOT_SWOLLEN_JOINT = "hot_swollen_joint"
    HEART_SIGNS = "heart_signs"
    UNEXPLAINED_WEIGHT_LOSS = "unexplained_weight_loss"
    OTHER = "other"


class Soreness(StrEnum):
    """Soreness of the injured part with the last training."""

    NONE = "none"
    WARM_UP_GONE = "warm_up_gone"
    WARM_UP_STAYS = "warm_up_stays"
    IN_SESSION = "in_session"
    AFTER_1H = "after_1h"
    NEXT_DAY = "next_day"


class Swelling(StrEnum):
    """Effusion grade, modified stroke test."""

    NONE = "none"
    TRACE = "trace"
    ONE = "1+"
    TWO = "2+"
    THREE = "3+"

    @property
    def grade(self) -> int:
        """0 for none to 4 for 3+."""
        return _GRADE[self]


class AgainstUsual(StrEnum):
    """Sleep, mood and performance against what is usual."""

    USUAL = "usual"
    WORSE = "worse"


class Motivation(StrEnum):
    """Where motivation is going."""

    RISING = "rising"
    SAME = "same"
    FALLING = "falling"


class Quality(StrEnum):
    """Quality of movement."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"

    @property
    def rank(self) -> int:
        """0 for good to 2 for poor."""
        return _RANK[self]


class QualityTrend(StrEnum):
    """Quality of movement against last time."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Demand(StrEnum):
    """How much an exercise asks of the tendon."""

    LIGHT = "light"
    MEDIUM = "medium"
    HIGH = "high"


class RestrictionKind(StrEnum):
    """What a surgeon or doctor has limited."""

    NO_WEIGHT_BEARING = "no_weight_bearing"
    PARTIAL_WEIGHT_BEARING = "partial_weight_bearing"
    NO_RESISTANCE = "no_resistance"
    MAX_LOAD = "max_load"
    MAX_RANGE = "max_range"
    NO_EXERCISE = "no_exercise"


class ReasonCode(StrEnum):
    """Why the clinician chose a bolder light than advised."""

    EXAMINATION = "examination"
    PATIENT_GOAL = "patient_goal"
    PATIENT_PREFERENCE = "patient_preference"
    OTHER_INFORMATION = "other_information"
    MEASUREMENT_DOUBT = "measurement_doubt"
    AGREED_PROTOCOL = "agreed_protocol"
    EQUIPMENT = "equipment"
    OTHER = "other"


class Light(StrEnum):
    """The verdict. Compare by `severity`: 0 for green to 3 for stop."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    STOP = "stop"

    def __init__(self, _code: str) -> None:
        self.severity = len(type(self).__members__)


class Action(StrEnum):
    """What a light asks for."""

    PROGRESS = "progress"
    HOLD = "hold"
    STEP_BACK = "step_back"
    REFER = "refer"


_GRADE = {swelling: number for number, swelling in enumerate(Swelling)}
_RANK = {quality: number for number, quality in enumerate(Quality)}
ACTION_OF = dict(zip(Light, Action, strict=True))
