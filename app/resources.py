"""The files in resources/, in a checkout and in a frozen build alike."""

from pathlib import Path

FOLDER = Path(__file__).parent.parent / "resources"


def read_text(name: str) -> str:
    """A text file of resources/, by its path inside it."""
    return (FOLDER / name).read_text("utf-8")


def read_folder(name: str, suffix: str = ".toml") -> dict[str, str]:
    """All text files of one folder with this suffix: name without folder → text, sorted."""
    files = sorted((FOLDER / name).glob(f"*{suffix}"))
    return {file.name: file.read_text("utf-8") for file in files}
