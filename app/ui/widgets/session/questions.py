"""The questions of a session, in the order in which they fold open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from app.domain.codes import AgainstUsual, Motivation, Soreness, Swelling
from app.domain.errors import sentence

Choices = Mapping[object, str]
WIDE_CHOICE = 4  # from so many words on, they take the room of a scale


class Kind(Enum):
    """How a question is answered."""

    PAIN = auto()
    RATING = auto()
    NUMBER = auto()
    CHOICE = auto()
    RED_FLAGS = auto()
    CRITERIA = auto()


@dataclass(frozen=True)
class Question:
    """One field of a session: its short words on the form, its full words for a screen reader."""

    name: str
    words: str
    asked: str
    kind: Kind
    choices: Choices = field(default_factory=dict)
    unit: str = ""

    @property
    def wide(self) -> bool:
        """Whether its control takes the room of a scale."""
        return self.kind in {Kind.PAIN, Kind.RATING} or len(self.choices) >= WIDE_CHOICE

    @property
    def left(self) -> bool:
        """Whether it stands in the left column, where there is room for words."""
        return self.wide or (self.kind == Kind.CHOICE and self.choices is not NO_YES)


NO_YES: Choices = {False: sentence("No"), True: sentence("Yes")}
AGAINST_USUAL: Choices = {
    AgainstUsual.USUAL: sentence("As usual"),
    AgainstUsual.WORSE: sentence("Worse"),
}
SORENESS: Choices = {
    Soreness.NONE: sentence("None"),
    Soreness.WARM_UP_GONE: sentence("Wore off"),
    Soreness.WARM_UP_STAYS: sentence("Stayed"),
    Soreness.IN_SESSION: sentence("In session"),
    Soreness.AFTER_1H: sentence("After 1 h"),
    Soreness.NEXT_DAY: sentence("Next day"),
}
SWELLING: Choices = {
    Swelling.NONE: sentence("None"),
    Swelling.TRACE: sentence("Trace"),
    Swelling.ONE: "1+",
    Swelling.TWO: "2+",
    Swelling.THREE: "3+",
}
MOTIVATION: Choices = {
    Motivation.RISING: sentence("Rising"),
    Motivation.SAME: sentence("Same"),
    Motivation.FALLING: sentence("Falling"),
}

QUESTIONS = {
    question.name: question
    for question in (
        Question(
            "pain_next_morning",
            sentence("Pain next morning"),
            sentence("Pain the morning after the previous training"),
            Kind.PAIN,
        ),
        Question(
            "settled_after_h",
            sentence("Settled after"),
            sentence("Hours until it was back to usual after the previous training"),
            Kind.NUMBER,
        ),
        Question(
            "pain_usual",
            sentence("Pain on a usual day"),
            sentence("Usual pain on an ordinary day this week, before training"),
            Kind.PAIN,
        ),
        Question(
            "pain_week",
            sentence("Pain, week’s mean"),
            sentence("Mean pain in the last 7 days"),
            Kind.NUMBER,
            unit="/10",
        ),
        Question(
            "soreness",
            sentence("Local soreness"),
            sentence("Soreness of the injured part with the last training"),
            Kind.CHOICE,
            SORENESS,
        ),
        Question(
            "morning_stiffness_min",
            sentence("Morning stiffness"),
            sentence("Mean morning stiffness in the last 7 days"),
            Kind.NUMBER,
        ),
        Question(
            "pain_before",
            sentence("Pain now, before"),
            sentence("Pain on arrival, before today’s exercises"),
            Kind.PAIN,
        ),
        Question(
            "red_flags",
            sentence("Red flags"),
            sentence("Red flags, asked as one question"),
            Kind.RED_FLAGS,
        ),
        Question(
            "confidence",
            sentence("Sure of managing"),
            sentence("Mastery: how sure are you that you can do this?"),
            Kind.RATING,
        ),
        Question(
            "done_pct",
            sentence("Home dose done"),
            sentence("Share of the prescribed home dose that was done since last time"),
            Kind.NUMBER,
        ),
        Question(
            "swelling",
            sentence("Swelling"),
            sentence("Swelling of the joint, modified stroke test for knees"),
            Kind.CHOICE,
            SWELLING,
        ),
        Question(
            "flare",
            sentence("Flare-up"),
            sentence("The patient calls it a flare-up"),
            Kind.CHOICE,
            NO_YES,
        ),
        Question(
            "new_pain",
            sentence("New kind of pain"),
            sentence("Pain of a new kind or in a new place"),
            Kind.CHOICE,
            NO_YES,
        ),
        Question(
            "new_neurology",
            sentence("New numb, weak"),
            sentence("New numbness, tingling or weakness"),
            Kind.CHOICE,
            NO_YES,
        ),
        Question(
            "pain_after",
            sentence("Pain same evening"),
            sentence("Worst pain later the same day, after the previous training"),
            Kind.PAIN,
        ),
        Question(
            "effort",
            sentence("Effort"),
            sentence("Effort of the whole session, in the patient’s own words"),
            Kind.RATING,
        ),
        Question(
            "minutes", sentence("Session length"), sentence("Length of the session"), Kind.NUMBER
        ),
        Question(
            "fatigue_days",
            sentence("Tired beyond usual"),
            sentence("Days tired beyond normal"),
            Kind.NUMBER,
        ),
        Question(
            "stiffness_days",
            sentence("Stiff after training"),
            sentence("Days the stiffness after the last training lasted"),
            Kind.NUMBER,
        ),
        Question(
            "muscle_soreness_h",
            sentence("Muscle soreness"),
            sentence("Ordinary muscle soreness, for information only"),
            Kind.NUMBER,
        ),
        Question(
            "sleep",
            sentence("Sleep"),
            sentence("Sleep against usual"),
            Kind.CHOICE,
            AGAINST_USUAL,
        ),
        Question(
            "mood", sentence("Mood"), sentence("Mood against usual"), Kind.CHOICE, AGAINST_USUAL
        ),
        Question(
            "performance",
            sentence("Performance"),
            sentence("Performance against usual"),
            Kind.CHOICE,
            AGAINST_USUAL,
        ),
        Question(
            "motivation",
            sentence("Motivation"),
            sentence("Where motivation is going"),
            Kind.CHOICE,
            MOTIVATION,
        ),
        Question(
            "criteria",
            sentence("Phase criteria"),
            sentence("Named phase criteria tested today"),
            Kind.CRITERIA,
        ),
    )
}
