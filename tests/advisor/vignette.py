"""Reads the clinical sentences of vignettes/*.toml: each says what departs from a good day."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from app.domain.case import Case

FOLDER = Path(__file__).parent / "vignettes"
DAY = date(2026, 11, 23)
NOT_ASKED = ("not asked", "none")
FILE_WIDE = ("profile", "contingency", "case", "all")

GOOD_SESSION: dict[str, Any] = {
    "red_flags": [],
    "pain_usual": 1,
    "pain_before": 1,
    "pain_after": 1,
    "pain_next_morning": 1,
    "settled_after_h": 0,
    "pain_week": 2.0,
    "morning_stiffness_min": 10,
    "soreness": "none",
    "swelling": "none",
    "flare": False,
    "new_pain": False,
    "new_neurology": False,
    "done_pct": 100,
}
GOOD_EXERCISE: dict[str, Any] = {
    "id": "squat",
    "pain_during": 1,
    "quality": "good",
    "plan": {
        "repetitions": [8, 15],
        "sets": [2, 3],
        "per_week": [2, 5],
        "load_step_kg": 0.5,
        "levels": 3,
    },
}
GOOD_DOSE: dict[str, Any] = {"sets": 3, "repetitions": 10, "per_week": 3, "load_kg": 10.0}
ABOUT_DOSE = (*GOOD_DOSE, "hold_s", "band", "level", "tempo")
ABOUT_EXERCISE = (
    *GOOD_EXERCISE,
    "done",
    "demand",
    "running",
    "weight_bearing",
    "range_deg",
    "quality_trend",
    "repetitions_over",
)


def all_vignettes() -> list[dict[str, Any]]:
    """Every vignette of every file, with what its file says of all of them."""
    told = []
    for file in sorted(FOLDER.glob("*.toml")):
        whole = tomllib.loads(file.read_text("utf-8"))
        wide = {name: whole[name] for name in FILE_WIDE if name in whole}
        told += [_with(wide, each) | {"file": file.stem} for each in whole["vignette"]]
    return told


def case_of(told: dict[str, Any]) -> Case:
    """The case that a vignette tells of. Raises for a word that is no field of a case."""
    days = told.get("days", [6, 3, 0])
    own: dict[str, Any] = {"restrictions": [], "cleared": True} | told.get("case", {})
    for word in NOT_ASKED:
        own = {name: value for name, value in own.items() if value != word}
    sessions = [_session(told, back, latest=back == days[-1]) for back in days]
    raw = {
        "contract": 1,
        "as_of": DAY,
        "profile": told["profile"],
        "contingency": told.get("contingency", "symptom"),
        "sessions": sessions,
    }
    return msgspec.convert(raw | own, Case, strict=False)


def _with(wide: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    merged = {
        name: wide.get(name, {}) | own.get(name, {})
        for name in ("case", "all")
        if name in wide or name in own
    }
    return wide | own | merged


def _session(told: dict[str, Any], back: int, *, latest: bool) -> dict[str, Any]:
    changes = told.get("all", {}) | told.get("earlier", {}).get(str(back), {})
    changes |= told.get("latest", {}) if latest else {}
    dose = GOOD_DOSE | {name: changes[name] for name in ABOUT_DOSE if name in changes}
    exercise = GOOD_EXERCISE | {n: changes[n] for n in ABOUT_EXERCISE if n in changes}
    exercise["prescribed"] = _asked(dose)
    if "done" in changes:
        exercise["done"] = _asked(dose) | changes["done"]
    rest = {
        name: value
        for name, value in changes.items()
        if name not in (*ABOUT_DOSE, *ABOUT_EXERCISE)
    }
    exercises = [_asked(exercise), *([told["also"]] if "also" in told else [])]
    day = DAY - timedelta(days=back)
    return _asked(GOOD_SESSION | rest) | {"date": day, "exercises": exercises}


def _asked(answers: dict[str, Any]) -> dict[str, Any]:
    # "none" is a word of two answers too: there it is the answer none, not a blank
    words = {"soreness", "swelling"}
    return {
        name: value
        for name, value in answers.items()
        if value != NOT_ASKED[0] and (value != NOT_ASKED[1] or name in words)
    }
