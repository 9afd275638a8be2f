"""Values: frozen, and valid or not there at all. Each range is stated once, at its field."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple

import msgspec
from msgspec import Meta, Struct, inspect

from app.domain.errors import Invalid, sentence


class Bounds(NamedTuple):
    """The range of one number field, its decimals, and its unit for the eye."""

    low: float
    high: float
    decimals: int
    unit: str


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen value whose numbers lie in the ranges that its fields state."""

    def __post_init__(self) -> None:
        names, numbers, ranges = _numbers_of(type(self))
        for number, (low, high, decimals, _) in zip(numbers(self), ranges, strict=True):
            if number is not None and not (
                low <= number <= high and (number.__class__ is int or _short(number, decimals))
            ):
                self._refuse(names)

    def _refuse(self, names: tuple[str, ...]) -> None:
        for name in names:
            number, bounds = getattr(self, name), bounds_of(type(self))[name]
            if number is not None and not (
                bounds.low <= number <= bounds.high and _short(number, bounds.decimals)
            ):
                raise Invalid(name, expected_number(bounds), **bounds._asdict())


def whole(low: int, high: int, unit: str = "") -> Meta:
    """The range of a whole number."""
    return Meta(ge=low, le=high, extra={"unit": unit})


def decimal(low: float, high: float, decimals: int = 1, unit: str = "") -> Meta:
    """The range of a number with so many decimals."""
    return Meta(
        ge=low,
        le=high,
        extra={"unit": unit, "decimals": decimals},
        # no "multipleOf": in floating point 2.3 is none of 0.1, and validators would refuse it
        extra_json_schema={"description": f"with at most {decimals} decimal"},
    )


@cache
def bounds_of(kind: type[Struct]) -> dict[str, Bounds]:
    """The ranges of all number fields of a value: they serve form, database and schema too."""
    info = inspect.type_info(kind)
    if not isinstance(info, inspect.StructType):  # pragma: no cover (a type error elsewhere)
        raise TypeError(kind)
    found = ((field.name, _bounds(field.type)) for field in info.fields)
    return {name: bounds for name, bounds in found if bounds}


def expected_number(bounds: Bounds) -> str:
    """The sentence that says which numbers a field takes."""
    if bounds.decimals:
        return sentence("expected a number {low}–{high} with at most one decimal")
    return sentence("expected a whole number {low}–{high}")


def _bounds(kind: inspect.Type, extra: dict[str, Any] | None = None) -> Bounds | None:
    if isinstance(kind, inspect.Metadata):
        return _bounds(kind.type, kind.extra)
    if isinstance(kind, inspect.UnionType):
        return next((found for part in kind.types if (found := _bounds(part, extra))), None)
    if isinstance(kind, inspect.IntType | inspect.FloatType) and kind.ge is not None:
        extra = extra or {}
        return Bounds(kind.ge, kind.le or 0, extra.get("decimals", 0), extra.get("unit", ""))
    return None


def _short(number: float, decimals: int) -> bool:
    return round(number, decimals) == number


@cache
def _numbers_of(
    kind: type[Struct],
) -> tuple[tuple[str, ...], Callable[[Struct], tuple[Any, ...]], tuple[Bounds, ...]]:
    """Names, one getter and ranges of all number fields: values are made by the thousand."""
    bounds = bounds_of(kind)
    names = tuple(bounds)
    if len(names) > 1:
        return names, attrgetter(*names), tuple(bounds.values())
    return (
        names,
        lambda value: tuple(getattr(value, name) for name in names),
        tuple(bounds.values()),
    )


Rating = Annotated[int, whole(0, 10)]
Text = Annotated[str, Meta(max_length=2000)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]


def encode(value: Struct) -> bytes:
    """A value as JSON: the same value always gives the same bytes."""
    return msgspec.json.encode(value, order="deterministic")
