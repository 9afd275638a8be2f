"""Turns values of the domain into columns and back, so that each range stays at its field."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import Struct, inspect
from sqlalchemy import REAL, CheckConstraint, Column, Integer, LargeBinary, Text
from sqlalchemy.schema import SchemaItem

from app.domain.identity_number import refuse_identity_numbers
from app.domain.record import Draft, FormDraft, ProgrammeDraft, SavedExport
from app.domain.value import bounds_of, fields_of

Kind = TypeVar("Kind", bound=Struct)
Row = Mapping[Any, Any]

_TYPES = {
    inspect.IntType: Integer,
    inspect.BoolType: Integer,
    inspect.FloatType: REAL,
    inspect.BytesType: LargeBinary,
}
_IN_PARTS = (inspect.VarTupleType, inspect.TupleType, inspect.DictType, inspect.StructType)
_AS_THEY_COME = (SavedExport, Draft, ProgrammeDraft, FormDraft)  # file names; half-typed
_CHECKS = {
    inspect.BoolType: "{name} IN (0, 1)",
    inspect.DateType: "{name} IS date({name})",
    inspect.DateTimeType: "{name} GLOB '????-??-??T??:??:??*Z'",
    inspect.UUIDType: "length({name}) = 36",
}


def columns(
    kind: type[Struct], prefix: str = "", *, without: tuple[str, ...] = (), optional: bool = False
) -> Iterator[SchemaItem]:
    """A column and a check for each field. `optional`: the whole value may be missing."""
    fields = [field for field in _fields(kind) if field.name not in without]
    for field in fields:
        name = prefix + field.name
        yield Column(name, _TYPES.get(type(field.type), Text)(), nullable=optional or field.null)
        if check := _check(kind, field, name):
            yield CheckConstraint(check, name)
    required = [f"({prefix}{field.name} IS NULL)" for field in fields if not field.null]
    if optional and required[1:]:
        yield CheckConstraint(
            " AND ".join(f"{required[0]} = {each}" for each in required[1:]), f"{prefix}whole"
        )


def stored(
    kind: type[Kind], value: Kind | None, prefix: str = "", *, without: tuple[str, ...] = ()
) -> dict[str, Any]:
    """What the columns of this value hold; a missing value is NULL in all of them.

    Raises IdentityNumberRefused: whatever is written, a national identity number is not.
    """
    row = {
        prefix + field.name: None if value is None else _stored(field, getattr(value, field.name))
        for field in _fields(kind)
        if field.name not in without
    }
    if kind not in _AS_THEY_COME:
        refuse_identity_numbers(row.values())
    return row


def restored(kind: type[Kind], row: Row, prefix: str = "", **parts: object) -> Kind:
    """The value that a row holds; `parts` are the fields kept elsewhere."""
    held = parts
    for name, column, read in _readers(kind, prefix):
        if name not in parts and (value := row[column]) is not None:
            held[name] = read(value) if read else value
    return msgspec.convert(held, kind)


def restored_if_there(kind: type[Kind], row: Row, prefix: str) -> Kind | None:
    """The value that a row holds, if it holds one."""
    return None if row[_first_required(kind, prefix)] is None else restored(kind, row, prefix)


def moment(at: datetime) -> str:
    """A point in time as the database keeps it: in UTC."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


class _Field(NamedTuple):
    name: str
    type: inspect.Type
    null: bool

    @property
    def in_parts(self) -> bool:
        return isinstance(self.type, _IN_PARTS)


@cache
def _fields(kind: type[Struct]) -> tuple[_Field, ...]:
    return tuple(_field(each.name, each.type) for each in fields_of(kind))


@cache
def _readers(
    kind: type[Struct], prefix: str
) -> tuple[tuple[str, str, Callable[[Any], object] | None], ...]:
    """Field, column, and what turns the one into the other."""
    return tuple((field.name, prefix + field.name, _reader(field)) for field in _fields(kind))


def _reader(field: _Field) -> Callable[[Any], object] | None:
    if field.in_parts:
        return msgspec.json.decode
    return bool if isinstance(field.type, inspect.BoolType) else None


@cache
def _first_required(kind: type[Struct], prefix: str) -> str:
    return prefix + next(field.name for field in _fields(kind) if not field.null)


def _field(name: str, kind: inspect.Type) -> _Field:
    if isinstance(kind, inspect.Metadata):
        return _field(name, kind.type)
    if isinstance(kind, inspect.UnionType):
        known = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
        return _field(name, known)._replace(null=True)
    return _Field(name, kind, null=False)


def _check(kind: type[Struct], field: _Field, name: str) -> str | None:
    if bounds := bounds_of(kind).get(field.name):
        whole = f" AND round({name}, {bounds.decimals}) = {name}" if bounds.decimals else ""
        return f"{name} BETWEEN {bounds.low:g} AND {bounds.high:g}{whole}"
    if isinstance(field.type, inspect.EnumType):
        words = ", ".join(f"'{each.value}'" for each in field.type.cls)
        return f"{name} IN ({words})"
    if isinstance(field.type, inspect.StrType):
        return _check_text(field.type, name)
    return f"json_valid({name})" if field.in_parts else _plain_check(field, name)


def _plain_check(field: _Field, name: str) -> str | None:
    if isinstance(field.type, inspect.BytesType):
        return f"length({name}) <= {field.type.max_length}"
    check = _CHECKS.get(type(field.type))
    return check and check.format(name=name)


def _check_text(kind: inspect.StrType, name: str) -> str | None:
    checks = [f"length({name}) <= {kind.max_length}"] if kind.max_length else []
    if kind.min_length or kind.pattern:
        checks.append(f"{name} <> ''")
    if kind.pattern:  # a slug: the only pattern there is
        checks.append(f"{name} NOT GLOB '*[^a-z0-9_-]*'")
    return " AND ".join(checks) or None


def _stored(field: _Field, value: Any) -> Any:
    if field.in_parts and value is not None:
        return msgspec.json.encode(value, order="deterministic").decode()
    if isinstance(value, bool | bytes):
        return value if isinstance(value, bytes) else int(value)
    return moment(value) if isinstance(value, datetime) else msgspec.to_builtins(value)
