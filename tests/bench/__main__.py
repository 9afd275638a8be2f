"""Measure Takt: python -m tests.bench [part …]. Writes a table, and build/bench.json."""

import importlib
import json
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.timing import Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

PARTS = (
    "advisor",
    "storage",
    "load",
    "day",
    "paper",
    "peers",
    "figures",
    "bank",
    "screens",
    "journeys",
    "window",
)
OUT = Path("build/bench.json")


def main(parts: list[str]) -> None:
    figures = [figure for part in parts or PARTS for figure in _measure(part)]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({each.name: _entry(each) for each in figures}, indent=1) + "\n")


def _measure(part: str) -> list[Figure]:
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        for figure in importlib.import_module(f"tests.bench.{part}").measured(Path(folder)):
            print(_line(figure), flush=True)
            figures.append(figure)
    return figures


def _line(figure: Figure) -> str:
    return (
        f"{figure.name:20} {figure.median:10.2f} {figure.unit:8} {figure.ratio:8.2f} × "
        f"{figure.against:24} {figure.target}"
    )


def _entry(figure: Figure) -> dict[str, object]:
    return {
        "median": round(figure.median, 3),
        "unit": figure.unit,
        "baseline": round(figure.baseline, 3),
        "ratio": round(figure.ratio, 3),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
