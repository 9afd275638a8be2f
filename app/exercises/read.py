"""Reads an exercise from its file: what stands at the top holds for all its rungs."""

import tomllib
from typing import Any

import msgspec

from app.exercises.exercise import Exercise, Rung


def read_exercise(file: str, text: str) -> Exercise:
    """The exercise in a TOML text. Raises ValueError naming file and place where it is wrong."""
    try:
        return msgspec.convert(_with_rungs(tomllib.loads(text)), Exercise)
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error


def _with_rungs(data: dict[str, Any]) -> dict[str, Any]:
    shared = {key: data.pop(key) for key in Rung.__struct_fields__ if key in data}
    rungs = data.pop("rung", [{}])
    data["rungs"] = [
        _numbered(shared | rung, level, len(rungs)) for level, rung in enumerate(rungs, 1)
    ]
    return data


def _numbered(rung: dict[str, Any], level: int, levels: int) -> dict[str, Any]:
    """Its dose and plan know where on the ladder they stand."""
    return rung | {
        "dose": rung.get("dose", {}) | {"level": level},
        "plan": rung.get("plan", {}) | {"levels": levels},
    }
