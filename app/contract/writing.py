"""Writes an advice, and the JSON Schemas of case and advice."""

from inspect import cleandoc
from typing import Any, Literal

import msgspec
from msgspec import Struct, structs

from app.domain.advice import Advice
from app.domain.case import Case
from app.domain.dose import Dose

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, type[Struct]] = {"case": Case, "advice": Advice}


def write_advice(advice: Advice) -> bytes:
    """The advice as JSON, every field present: the same advice always gives the same bytes."""
    tree = msgspec.to_builtins(advice, order="deterministic")
    for written, exercise in zip(tree["exercises"], advice.exercises, strict=True):
        written["dose"] = exercise.dose and _whole(exercise.dose)
    return msgspec.json.encode(tree)


def schema(name: Literal["case", "advice"]) -> bytes:
    """The JSON Schema (2020-12) of a case or an advice, made from the types."""
    tree = {"$schema": DIALECT, **msgspec.json.schema(KINDS[name])}
    for definition in tree["$defs"].values():
        _finish(definition)
    return msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"


def _whole(dose: Dose) -> dict[str, Any]:
    return structs.asdict(dose) | {"load_kg": float(dose.load_kg)}


def _finish(definition: dict[str, Any]) -> None:
    definition["description"] = cleandoc(definition["description"])
    if "properties" in definition:
        definition["additionalProperties"] = False
