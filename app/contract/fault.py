"""Finds the first fault in a case that was refused, reading the JSON beside the types."""

import re
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from app.contract.expected import expected
from app.contract.refusal import CaseRefused, shown, wrong_value
from app.domain.errors import Invalid, TaktError

PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,59}")


def first_fault(value: object, kind: Any, place: str = "$") -> CaseRefused:
    """The refusal of a value that does not fit its type."""
    bare = _bare(kind)
    if isinstance(value, dict) and isinstance(bare, type) and issubclass(bare, Struct):
        return _in_object(value, bare, place)
    parts = _parts(value, bare, place)
    for part_place, part, part_kind in parts:
        if not _fits(part, part_kind):
            return first_fault(part, part_kind, part_place)
    return wrong_value(place, expected(kind), value)


def inside(place: str, key: str) -> str:
    """The place of a field: $.sessions, or $["two words"] where the name is not a plain one."""
    if PLAIN_KEY.fullmatch(key):
        return f"{place}.{key}"
    return f"{place}[{shown(key)}]"


def _in_object(value: dict[str, object], kind: type[Struct], place: str) -> CaseRefused:
    fields = {field.encode_name: field for field in structs.fields(kind)}
    for name, part in value.items():
        where = inside(place, name)
        if name not in fields:
            return CaseRefused(where, TaktError("unknown field"))
        if not _fits(part, fields[name].type):
            return first_fault(part, fields[name].type, where)
    for name, field in fields.items():
        if field.required and name not in value:
            problem = TaktError("missing field, {expected}", expected=expected(field.type))
            return CaseRefused(inside(place, name), problem)
    return _as_a_whole(value, kind, place)


def _as_a_whole(value: dict[str, object], kind: type[Struct], place: str) -> CaseRefused:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, Invalid):
            return _invalid(error.__cause__, value, place)
    return wrong_value(place, expected(kind), value)


def _invalid(invalid: Invalid, value: dict[str, object], place: str) -> CaseRefused:
    where = f"{place}.{invalid.place}" if invalid.place else place
    problem = TaktError(invalid.sentence, **invalid.values)
    if " got " in invalid.sentence:
        return CaseRefused(where, problem)
    return wrong_value(where, problem, _at(invalid.place, value))


def _at(place: str, value: Any) -> object:
    for step in re.findall(r"\w+", place):
        value = value[int(step)] if isinstance(value, list) else value.get(step)
    return value


def _parts(value: object, kind: Any, place: str) -> list[tuple[str, object, Any]]:
    if isinstance(value, list) and get_origin(kind) is tuple:
        kinds = get_args(kind)
        kinds = kinds[:1] * len(value) if kinds[-1] is ... else kinds
        numbered = enumerate(zip(value, kinds, strict=False))
        return [(f"{place}[{number}]", part, each) for number, (part, each) in numbered]
    if isinstance(value, dict) and get_origin(kind) is dict:
        key_kind, part_kind = get_args(kind)
        keys = [(inside(place, key), key, key_kind) for key in value]
        return keys + [(inside(place, key), part, part_kind) for key, part in value.items()]
    return []


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _bare(kind: Any) -> Any:
    """The type without its ranges, and without "or nothing"."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in {Union, UnionType}:
        return _bare(next(each for each in get_args(kind) if each is not NoneType))
    return kind
