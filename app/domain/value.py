"""Values: frozen, and valid or not there at all. Each range is stated once, at its field."""

from collections.abc import Callable
from functools import cache, lru_cache
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


class Lengths(NamedTuple):
    """How many letters one text field takes."""

    least: int
    most: int


class Value(  # gc: values hold no circles, so the collector need not look at thousands of them
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """A frozen value whose numbers and texts lie in the ranges that its fields state."""

    def __post_init__(self) -> None:
        kind = type(self)
        if wrong := _first_wrong(kind, _numbers_of(kind)(self)):
            bounds = bounds_of(kind)[wrong]
            raise Invalid(wrong, expected_number(bounds), **bounds._asdict())
        for name, lengths in lengths_of(kind).items():
            text = getattr(self, name)
            if text is not None and not lengths.least <= len(text) <= lengths.most:
                raise Invalid(name, expected_text(lengths), count=len(text), **lengths._asdict())


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


def fields_of(kind: type[Struct]) -> tuple[inspect.Field, ...]:
    """The fields of a value, as they are stated."""
    info = inspect.type_info(kind)
    if not isinstance(info, inspect.StructType):  # pragma: no cover (a type error elsewhere)
        raise TypeError(kind)
    return info.fields


@cache
def bounds_of(kind: type[Struct]) -> dict[str, Bounds]:
    """The ranges of all number fields of a value: they serve form, database and schema too."""
    found = ((field.name, _bounds(field.type)) for field in fields_of(kind))
    return {name: bounds for name, bounds in found if bounds}


def expected_number(bounds: Bounds) -> str:
    """The sentence that says which numbers a field takes."""
    if bounds.decimals:
        return sentence("expected a number {low}–{high} with at most one decimal")
    return sentence("expected a whole number {low}–{high}")


@cache
def lengths_of(kind: type[Struct]) -> dict[str, Lengths]:
    """The lengths of all text fields of a value that have one."""
    found = ((field.name, _lengths(field.type)) for field in fields_of(kind))
    return {name: lengths for name, lengths in found if lengths}


def expected_text(lengths: Lengths) -> str:
    """The sentence that says how long a text may be."""
    if lengths.least:
        return sentence("expected {least}–{most} letters, got {count}")
    return sentence("expected at most {most} letters, got {count}")


def _lengths(kind: inspect.Type) -> Lengths | None:
    if isinstance(kind, inspect.Metadata):
        return _lengths(kind.type)
    if isinstance(kind, inspect.UnionType):
        return next((found for part in kind.types if (found := _lengths(part))), None)
    if isinstance(kind, inspect.StrType) and kind.max_length is not None:
        return Lengths(kind.min_length or 0, kind.max_length)
    return None


def _bounds(kind: inspect.Type, extra: dict[str, Any] | None = None) -> Bounds | None:
    if isinstance(kind, inspect.Metadata):
        return _bounds(kind.type, kind.extra)
    if isinstance(kind, inspect.UnionType):
        return next((found for part in kind.types if (found := _bounds(part, extra))), None)
    if isinstance(kind, inspect.IntType | inspect.FloatType) and kind.ge is not None:
        extra = extra or {}
        return Bounds(kind.ge, kind.le or 0, extra.get("decimals", 0), extra.get("unit", ""))
    return None


@lru_cache(maxsize=4096)  # values are made by the thousand, and most numbers come again
def _first_wrong(kind: type[Struct], numbers: tuple[float | None, ...]) -> str | None:
    """The name of the first number that is out of its range or too finely written."""
    for (name, bounds), number in zip(bounds_of(kind).items(), numbers, strict=True):
        if number is not None and not (
            bounds.low <= number <= bounds.high and round(number, bounds.decimals) == number
        ):
            return name
    return None


@cache
def _numbers_of(kind: type[Struct]) -> Callable[[Struct], tuple[float | None, ...]]:
    """What reads all number fields of a value."""
    names = tuple(bounds_of(kind))
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


Rating = Annotated[int, whole(0, 10)]
Text = Annotated[str, Meta(max_length=2000)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]


def encode(value: Struct) -> bytes:
    """A value as JSON: the same value always gives the same bytes."""
    return msgspec.json.encode(value, order="deterministic")
