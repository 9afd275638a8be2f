"""A limit of the rules, set otherwise than shipped: for the clinic or for one patient."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from app.domain.patient import EpisodeId
from app.domain.value import Slug, Value, decimal

Numbers = dict[str, dict[str, float]]  # by rule and name of the limit


class LimitChange(Value, frozen=True, kw_only=True):
    """From `date` on a limit of a rule is `value`; None takes back what was set before.

    `episode_id` None: for the whole clinic. `by` is who set it.
    """

    date: date
    episode_id: EpisodeId | None = None
    rule: Slug
    name: Slug
    value: Annotated[float, decimal(0, 500)] | None = None
    by: Annotated[str, Meta(min_length=1, max_length=60)]


def numbers_in_force(changes: tuple[LimitChange, ...], day: date) -> Numbers:
    """What is set on this day: a patient's own number before the clinic's, the latest of each.

    `changes` stand in the order in which they were made.
    """
    latest: dict[tuple[bool, str, str], float | None] = {}
    for change in sorted(changes, key=lambda each: (each.episode_id is not None, each.date)):
        if change.date <= day:
            latest[change.episode_id is not None, change.rule, change.name] = change.value
    numbers: Numbers = {}
    for (_, rule, name), value in latest.items():
        if value is not None:
            numbers.setdefault(rule, {})[name] = value
    return numbers
