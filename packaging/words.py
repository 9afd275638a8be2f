"""Keep the catalogue of words: extract, merge, fill in, compile.

python packaging/words.py update            new words into the .po files, unused ones out
python packaging/words.py fill PAIRS.json   {"English": "norsk"} into the Norwegian catalogue
python packaging/words.py compile           .po → .mo
python packaging/words.py check             fail where a word is missing, fuzzy or not extracted
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PO = ROOT / "resources" / "locale" / "nb" / "LC_MESSAGES" / "takt.po"
LOCK = PO.with_suffix(".lock")
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "say": None,
    "tr": None,
    "sentence": None,
    "TaktError": None,
    "count": (1, 2),
    "Invalid": (2,),
}
HEADER = """\
# Takt in Norwegian Bokmål.
# Copyright (C) 2026 Takt
# Licence: Apache-2.0"""


def extracted() -> Catalog:
    """All words that the code speaks."""
    found = Catalog(locale="nb", project="Takt", header_comment=HEADER, fuzzy=False)
    methods = [("app/**.py", "python"), ("db/**.py", "python")]
    for name, _, message, _, _ in extract_from_dir(ROOT, methods, keywords=KEYWORDS):
        if _worth_saying(message):
            found.add(message, locations=[(Path(name).as_posix(), 0)])
    return found


def _worth_saying(message: object) -> bool:
    return bool(message[0] if isinstance(message, tuple) else message)


def current() -> Catalog:
    """The Norwegian catalogue as it stands."""
    if not PO.exists():
        return Catalog(locale="nb")
    return read_po(BytesIO(PO.read_bytes()), locale="nb")


def update(fill: dict[str, str | list[str]]) -> Catalog:
    """Merge the extracted words with what is translated, and fill in more."""
    old, new = current(), extracted()
    for message in new:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        known = old.get(message.id if isinstance(message.id, str) else message.id[0])
        if key in fill:
            given = fill[key]
            message.string = given if isinstance(given, str) else tuple(given)
        elif known and known.string:
            message.string = known.string
    return new


def save(catalogue: Catalog) -> None:
    """Write the catalogue, sorted, without line numbers, in one step."""
    text = BytesIO()
    write_po(text, catalogue, sort_output=True, include_lineno=False, width=98, omit_header=False)
    lines = [line for line in text.getvalue().decode().splitlines() if "-Date:" not in line]
    scratch = PO.with_suffix(".new")
    scratch.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    scratch.replace(PO)


def compiled() -> None:
    """Write the .mo file beside the .po file."""
    out = BytesIO()
    write_mo(out, current())
    PO.with_suffix(".mo").write_bytes(out.getvalue())


def problems() -> list[str]:
    """What keeps the catalogue from being complete and current."""
    old = current()
    wrong = []
    for message in extracted():
        key = message.id if isinstance(message.id, str) else message.id[0]
        known = old.get(key)
        if key and (known is None or known.id != message.id):
            wrong.append(f"not in the catalogue (make words): {key!r}")
        elif key and known and (not known.string or known.fuzzy or not all(known.string)):
            wrong.append(f"not translated: {key!r}")
    return wrong


@contextmanager
def alone() -> Iterator[None]:
    """One writer at a time."""
    for _ in range(100):
        try:
            os.close(os.open(LOCK, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.1)
    try:
        yield
    finally:
        LOCK.unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Run one command; see the top of this file."""
    command, *files = arguments or ["check"]
    if command in {"update", "fill"}:
        pairs = json.loads(Path(files[0]).read_text("utf-8")) if files else {}
        with alone():
            save(update(pairs))
            compiled()
    elif command == "compile":
        compiled()
    wrong = problems() if command in {"check", "update", "fill"} else []
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong and command == "check" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
