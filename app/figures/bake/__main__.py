"""`python -m app.figures.bake`: bake every pose file whose drawing is stale or missing.

With `--check` nothing is baked: stale drawings are named, and end it with status 1.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from app.figures.bake.baking import bake, stamp
from app.figures.drawing import encode, load_drawing
from app.resources import FOLDER

SOURCES = FOLDER / "exercises" / "figures"


def main() -> int:
    """Bake what is stale, and remove drawings without a pose file; or name what is stale."""
    poses = sorted(SOURCES.glob("*.toml"))
    stale = [path for path in poses if _is_stale(path)]
    if "--check" in sys.argv:
        sys.stdout.writelines(f"stale, run make figures: {path.name}\n" for path in stale)
        return int(bool(stale))
    for orphan in {path.stem for path in SOURCES.glob("*.json")} - {path.stem for path in poses}:
        (SOURCES / f"{orphan}.json").unlink()
    with ProcessPoolExecutor() as workers:
        list(workers.map(bake_file, stale))
    sys.stdout.write(f"baked {len(stale)} of {len(poses)} drawings\n")
    return 0


def bake_file(path: Path) -> None:
    """Bake one pose file beside itself."""
    path.with_suffix(".json").write_bytes(encode(bake(path.read_text("utf-8"))))


def _is_stale(path: Path) -> bool:
    drawing = load_drawing(path.stem)
    return drawing is None or drawing.stamp != stamp(path.read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
