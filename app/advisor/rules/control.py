"""Quality of movement: control before force."""

from collections.abc import Iterator

from app.advisor.moment import Moment, Spoken
from app.domain.advice import WHOLE_SESSION
from app.domain.codes import Quality, QualityTrend
from app.domain.session import SessionExercise

GOOD, FAIR, POOR = Quality  # to look up a member takes longer than all else in a rule
WORSE = QualityTrend.WORSE


def quality_poor(moment: Moment) -> Iterator[Spoken]:
    """The movement fell apart."""
    for exercise in moment.session.exercises:
        if exercise.quality is POOR:
            yield exercise.id, {"quality": exercise.quality}


def quality_fair(moment: Moment) -> Iterator[Spoken]:
    """The movement is not yet good, or less good than last time."""
    for exercise in moment.session.exercises:
        worse = trend(moment, exercise) is WORSE
        if exercise.quality is FAIR or worse:
            yield (
                exercise.id,
                {"quality": exercise.quality, "quality_trend": "worse" if worse else None},
            )


def trend(moment: Moment, exercise: SessionExercise) -> QualityTrend | None:
    """Against last time: as answered, else from the quality noted then (decision 2)."""
    if exercise.quality_trend is not None or exercise.quality is None:
        return exercise.quality_trend
    if exercise.quality is GOOD:
        return QualityTrend.SAME  # nothing is worse than it was
    before = next(moment.with_exercise(exercise.id), None)
    if before is None or before.exercise.quality is None:
        return None
    if exercise.quality.rank > before.exercise.quality.rank:
        return WORSE
    return QualityTrend.SAME


def criterion_failed(moment: Moment) -> Iterator[Spoken]:
    """A named phase criterion that was tested today is not met."""
    if failed := sorted(name for name, met in moment.session.criteria.items() if not met):
        yield WHOLE_SESSION, {"criteria": failed}
