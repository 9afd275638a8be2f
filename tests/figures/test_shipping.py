from pathlib import Path

import app

SOURCES = Path(app.__file__).parent
SHIPPED = [path for path in SOURCES.rglob("*.py") if path.parent.name != "bake"]


def test_nothing_that_is_shipped_needs_the_studio() -> None:
    needing = [
        path.name
        for path in SHIPPED
        for line in path.read_text("utf-8").splitlines()
        if line.startswith(("import ", "from ")) and ("figures.bake" in line or "shapely" in line)
    ]

    assert needing == []
