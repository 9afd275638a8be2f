"""How fast a case is judged, by the length of its history, and how many a second."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import msgspec

from app.advisor.advise import advise, read_rulebook
from app.domain.case import Case
from app.domain.codes import Language, Quality, Soreness
from app.domain.value import encode
from app.exercises.bank import bank
from app.exercises.complete import complete
from app.resources import read_folder
from tests.bench.timing import Figure, in_turn
from tests.builders import TODAY, a_case, a_dose, an_exercise, sessions_ending

LINES = 10_000  # so that the start of the program weighs little


def measured(folder: Path) -> Iterator[Figure]:
    cases = {length: a_long_case(length) for length in (20, 200, 2000)}
    yield _judge("judge_20", cases[20], lambda: _decoded(cases[20]), "decoding it", 200, "1 ms")
    yield _judge("judge_200", cases[200], lambda: _judged(cases[20]), "judge_20", 40)
    long, short = cases[2000], cases[200]
    yield _judge("judge_2000", long, lambda: _judged(short), "judge_200", 9, "12 × judge_200")
    yield _per_second(folder, cases[20])


def a_long_case(length: int) -> Case:
    """A course of so many sessions, two days apart, three exercises, every question answered."""
    exercises = tuple(
        an_exercise(id=name, prescribed=a_dose(load_kg=load), quality=Quality.GOOD)
        for name, load in (("heel-raise", 0), ("squat", 5.0), ("step-up", 0))
    )
    answers = {
        "exercises": exercises,
        "soreness": Soreness.NONE,
        "pain_week": 2.0,
        "morning_stiffness_min": 10,
        "fatigue_days": 0,
        "confidence": 7,
    }
    return complete(a_case(*sessions_ending(TODAY, length, every=2, **answers)), bank())


def _judge(
    name: str, case: Case, baseline: object, against: str, rounds: int, target: str = ""
) -> Figure:
    ours, theirs = in_turn(lambda: _judged(case), baseline, rounds)
    return Figure(name, ours, "ms", theirs, against, target)


def _judged(case: Case, _rulebook=read_rulebook(read_folder("rules"))) -> object:  # noqa: B008 (read once)
    return advise(case, _rulebook, Language.NB)


def _decoded(case: Case) -> object:
    return msgspec.json.decode(encode(case), type=Case)


def _per_second(folder: Path, case: Case) -> Figure:
    """The command line's stream with its start, against the same lines as plain JSON."""
    lines = folder / "cases.jsonl"
    lines.write_bytes((encode(case) + b"\n") * LINES)
    command = [sys.executable, "-m", "app", "advise", "--jsonl", str(lines)]
    rates, plain = [], []
    for _ in range(3):
        started = perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        rates.append(LINES / (perf_counter() - started))
        started = perf_counter()
        for line in lines.read_bytes().splitlines():
            json.dumps(json.loads(line))
        plain.append(LINES / (perf_counter() - started))
    return Figure(
        "advise_jsonl_per_s", sorted(rates)[1], "cases/s", sorted(plain)[1],
        "json in and out", "≥ 1000",
    )  # fmt: skip
