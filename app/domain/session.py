"""One record of one clinic visit, or of one home day copied from the paper diary."""

from datetime import date
from typing import Annotated

from msgspec import Meta, field

from app.domain.codes import (
    AgainstUsual,
    Demand,
    Light,
    Motivation,
    Quality,
    QualityTrend,
    ReasonCode,
    RedFlag,
    Setting,
    Soreness,
    Swelling,
)
from app.domain.dose import Dose, ExerciseId, Plan, ShortText
from app.domain.errors import Invalid, sentence
from app.domain.value import Rating, Slug, Text, Value, decimal, whole


class SessionExercise(Value, frozen=True, kw_only=True):
    """One exercise in one session: what was prescribed, what was done, how it went."""

    id: ExerciseId
    prescribed: Dose
    done: Dose | None = None
    pain_during: Rating | None = None
    quality: Quality | None = None
    quality_trend: QualityTrend | None = None
    repetitions_over: Annotated[int, whole(-20, 20)] | None = None
    demand: Demand | None = None
    running: bool = False
    weight_bearing: bool | None = None
    range_deg: Annotated[int, whole(0, 180, "°")] | None = None
    plan: Plan | None = None

    @property
    def performed(self) -> Dose:
        """The dose that was done; as prescribed when nothing else was noted."""
        return self.done or self.prescribed

    @property
    def basis(self) -> Dose:
        """What the next dose starts from: what was done, in no part above what was prescribed."""
        return self.prescribed.at_most(self.done) if self.done else self.prescribed


class Override(Value, frozen=True, kw_only=True):
    """The clinician chose another light than the advised one."""

    light: Light
    reason_code: ReasonCode | None = None
    note: Text | None = None
    by: ShortText | None = None


class Session(Value, frozen=True, kw_only=True):
    """What the patient answered and did. An answer that was not asked for is None, never 0.

    `pain_after`, `pain_next_morning`, `settled_after_h`, `soreness` and `stiffness_days` tell of
    the previous training; `pain_week` and `morning_stiffness_min` are means of the last 7 days.
    """

    date: date
    setting: Setting = Setting.CLINIC
    red_flags: tuple[RedFlag, ...] | None = None
    pain_usual: Rating | None = None
    pain_before: Rating | None = None
    pain_after: Rating | None = None
    pain_next_morning: Rating | None = None
    settled_after_h: Annotated[int, whole(0, 720, "h")] | None = None
    pain_week: Annotated[float, decimal(0, 10)] | None = None
    morning_stiffness_min: Annotated[int, whole(0, 300, "min")] | None = None
    soreness: Soreness | None = None
    muscle_soreness_h: Annotated[int, whole(0, 168, "h")] | None = None
    swelling: Swelling | None = None
    fatigue_days: Annotated[int, whole(0, 90, "d")] | None = None
    stiffness_days: Annotated[int, whole(0, 90, "d")] | None = None
    sleep: AgainstUsual | None = None
    mood: AgainstUsual | None = None
    performance: AgainstUsual | None = None
    confidence: Rating | None = None
    motivation: Motivation | None = None
    flare: bool | None = None
    new_pain: bool | None = None
    new_neurology: bool | None = None
    done_pct: Annotated[int, whole(0, 300, "%")] | None = None
    effort: Rating | None = None
    minutes: Annotated[int, whole(0, 300, "min")] | None = None
    criteria: dict[Slug, bool] = field(default_factory=dict)
    override: Override | None = None
    exercises: Annotated[tuple[SessionExercise, ...], Meta(min_length=1, max_length=30)]

    def __post_init__(self) -> None:
        super().__post_init__()
        seen: set[str] = set()
        for number, exercise in enumerate(self.exercises):
            if exercise.id in seen:
                raise Invalid(
                    f"exercises[{number}].id",
                    sentence("expected each exercise once in a session, got {id} twice"),
                    id=exercise.id,
                )
            seen.add(exercise.id)
        _no_flag_twice(self.red_flags or ())

    def exercise(self, exercise_id: str) -> SessionExercise | None:
        """The exercise with this id, if it was done in this session."""
        for each in self.exercises:
            if each.id == exercise_id:
                return each
        return None


def _no_flag_twice(flags: tuple[RedFlag, ...]) -> None:
    for number, flag in enumerate(flags):
        if flag in flags[:number]:
            raise Invalid(
                f"red_flags[{number}]",
                sentence("expected each code once, got {code} twice"),
                code=flag,
            )
