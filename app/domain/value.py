"""Values: frozen, and valid or not there at all. Each range is stated once, at its field."""

from functools import cache
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
        for name, bounds in bounds_of(type(self)).items():
            number = getattr(self, name)
            if number is not None and not _fits(number, bounds):
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


def _fits(number: Any, bounds: Bounds) -> bool:
    low, high, decimals, _ = bounds
    return low <= number <= high and (number.__class__ is int or round(number, decimals) == number)


Rating = Annotated[int, whole(0, 10)]
Text = Annotated[str, Meta(max_length=2000)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]


def encode(value: Struct) -> bytes:
    """A value as JSON: the same value always gives the same bytes."""
    return msgspec.json.encode(value, order="deterministic")
