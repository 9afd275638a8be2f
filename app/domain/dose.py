"""A dose of one exercise, and the ranges within which it may grow."""

from typing import Annotated

from msgspec import Meta, structs

from app.domain.errors import Invalid, sentence
from app.domain.value import Slug, Value, decimal, whole

Sets = Annotated[int, whole(1, 10)]
PerWeek = Annotated[int, whole(1, 14)]
Repetitions = Annotated[int, whole(1, 100)]
HoldSeconds = Annotated[int, whole(1, 600, "s")]
LoadKg = Annotated[float, decimal(0, 500, unit="kg")]
Level = Annotated[int, whole(1, 20)]
ShortText = Annotated[str, Meta(max_length=60)]


MEASURED = ("level", "load_kg", "sets", "repetitions", "hold_s", "per_week")


class Dose(Value, frozen=True, kw_only=True):
    """How much of one exercise. At least repetitions or a hold; load 0 is body weight or none."""

    sets: Sets
    per_week: PerWeek
    repetitions: Repetitions | None = None
    hold_s: HoldSeconds | None = None
    load_kg: LoadKg = 0
    band: ShortText | None = None
    level: Level = 1
    tempo: ShortText | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.repetitions is None and self.hold_s is None:
            raise Invalid("", sentence("expected repetitions or hold_s, got neither"))

    def at_most(self, done: "Dose") -> "Dose":
        """The done dose, with each part that passed this one taken down to it.

        Bands have no order, so only doing without a band is surely less than one.
        """
        parts = {name: _less(getattr(self, name), getattr(done, name)) for name in MEASURED}
        band = None if done.band is None else self.band
        return structs.replace(done, band=band, **parts)

    def exceeds(self, limit: "Dose") -> bool:
        """Whether any measured part of this dose is above that of the other."""
        return any((getattr(self, name) or 0) > (getattr(limit, name) or 0) for name in MEASURED)

    @property
    def volume(self) -> int:
        """Repetitions times seconds held, in all sets of one session."""
        return self.sets * (self.repetitions or 1) * (self.hold_s or 1)


def _less(planned: float | None, done: float | None) -> float | None:
    return done if planned is None or done is None else min(planned, done)


class Plan(Value, frozen=True, kw_only=True):
    """Ranges [bottom, top] in which the dose of an exercise is planned to grow."""

    repetitions: tuple[Repetitions, Repetitions] | None = None
    sets: tuple[Sets, Sets] | None = None
    hold_s: tuple[HoldSeconds, HoldSeconds] | None = None
    per_week: tuple[PerWeek, PerWeek] | None = None
    load_step_kg: Annotated[float, decimal(0.1, 50, unit="kg")] | None = None
    levels: Level | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("repetitions", "sets", "hold_s", "per_week"):
            span = getattr(self, name)
            if span and span[0] > span[1]:
                raise Invalid(
                    name,
                    sentence("expected [bottom, top] with bottom not above top, got {span}"),
                    span=list(span),
                )


ExerciseId = Slug
