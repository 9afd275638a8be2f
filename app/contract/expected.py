"""Says in words what a type takes: "expected a whole number 0–10"."""

from collections.abc import Callable
from typing import Any

from msgspec import inspect

from app.domain.errors import TaktError
from app.domain.value import Bounds, expected_number


def expected(kind: Any) -> TaktError:
    """The sentence for a type, made from the type alone."""
    info, extra = _plain(inspect.type_info(kind), {})
    if isinstance(info, inspect.IntType | inspect.FloatType):
        return _number(info, extra)
    return _SENTENCES.get(type(info), _object)(info)


def _plain(info: inspect.Type, extra: dict[str, Any]) -> tuple[inspect.Type, dict[str, Any]]:
    """The type without "or nothing", and what its range says beside its ends."""
    if isinstance(info, inspect.Metadata):
        return _plain(info.type, info.extra or {})
    if isinstance(info, inspect.UnionType):
        parts = (each for each in info.types if not isinstance(each, inspect.NoneType))
        return _plain(next(parts), extra)
    return info, extra


def _number(info: inspect.IntType | inspect.FloatType, extra: dict[str, Any]) -> TaktError:
    bounds = Bounds(info.ge or 0, info.le or 0, extra.get("decimals", 0), extra.get("unit", ""))
    return TaktError(expected_number(bounds), **bounds._asdict())


def _text(info: inspect.StrType) -> TaktError:
    if info.pattern:
        return TaktError(
            "expected a name of small letters a–z, digits and hyphens, at most {n} characters",
            n=info.max_length,
        )
    return TaktError("expected text of at most {n} characters", n=info.max_length)


def _enum(info: inspect.EnumType) -> TaktError:
    return TaktError("expected one of {codes}", codes=", ".join(each.value for each in info.cls))


def _literal(info: inspect.LiteralType) -> TaktError:
    return TaktError("expected {code}", code=info.values[0])


def _list(info: inspect.VarTupleType) -> TaktError:
    if info.max_length is None:
        return TaktError("expected a list")
    low, high = info.min_length or 0, info.max_length
    return TaktError("expected a list of {low}–{high}", low=low, high=high)


def _pair(info: inspect.TupleType) -> TaktError:
    return TaktError("expected a list of {n}", n=len(info.item_types))


def _boolean(_: inspect.BoolType) -> TaktError:
    return TaktError("expected true or false")


def _date(_: inspect.DateType) -> TaktError:
    return TaktError("expected a date YYYY-MM-DD")


def _object(_: inspect.Type) -> TaktError:
    return TaktError("expected an object")


_SENTENCES: dict[type[inspect.Type], Callable[[Any], TaktError]] = {
    inspect.StrType: _text,
    inspect.EnumType: _enum,
    inspect.LiteralType: _literal,
    inspect.VarTupleType: _list,
    inspect.TupleType: _pair,
    inspect.BoolType: _boolean,
    inspect.DateType: _date,
}
