"""The files of a hand-over package: tables as JSON Lines and CSV, and what a person reads."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence

import msgspec
from sqlalchemy import LargeBinary, Table

from db.database import Transaction
from db.package import Part
from db.rows import Plain, rows_of

_NOT_IN_CSV = {"audit", "advice_given", "rule_sets"}  # hashes and compressed data
_LINES = 1000  # of a table, between two looks whether to go on
_MARK = "›"  # no program takes it for anything, or away
_MAY_BEGIN_A_FORMULA = re.compile(
    r"""(?:^|[,;|\t\r\n])[\s"'\x00-\x1f\u200b-\u200f\u2060\ufeff]*(?=[=+\-@＝＋－＠])"""
)


class PackageFiles:
    """Writes them; `parts` says of each what was written."""

    def __init__(self, package: zipfile.ZipFile, go_on: Callable[[], object]) -> None:
        self._package, self._go_on = package, go_on
        self.parts: list[Part] = []

    def put(self, name: str, content: bytes) -> None:
        """One more file."""
        self._package.writestr(name, content)
        self.parts.append(Part(name, len(content), hashlib.sha256(content).hexdigest()))

    def table(self, tx: Transaction, table: Table) -> int:
        """The rows as JSON Lines, and as CSV where a person may want to read them."""
        many = self._stream(
            f"data/{table.name}.jsonl",
            (msgspec.json.encode(row) + b"\n" for row in rows_of(tx, table)),
        )
        if table.name not in _NOT_IN_CSV:
            self._stream(f"csv/{table.name}.csv", _csv(_columns(table), rows_of(tx, table)))
        return many

    def _stream(self, name: str, lines: Iterator[bytes]) -> int:
        found, length, many = hashlib.sha256(), 0, 0
        with self._package.open(name, "w", force_zip64=True) as file:
            for line in lines:
                file.write(line)
                found.update(line)
                length, many = length + len(line), many + 1
                if many % _LINES == 0:
                    self._go_on()
        self.parts.append(Part(name, length, found.hexdigest()))
        return many


def neutral(value: Plain) -> Plain:
    """A cell in which no spreadsheet finds a formula, wherever it cuts it; a number stays one.

    Before what could begin a formula there is a mark; a mark that was there stands twice.
    """
    if not isinstance(value, str):
        return value
    marked = value.replace(_MARK, 2 * _MARK)
    return _MAY_BEGIN_A_FORMULA.sub(lambda found: found[0] + _MARK, marked)


def _columns(table: Table) -> list[str]:
    """Those that a cell has room for: a PDF or a photo has none."""
    return [str(each.name) for each in table.c if not isinstance(each.type, LargeBinary)]


def _csv(names: list[str], rows: Iterator[dict[str, Plain]]) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _line(names)  # so that a spreadsheet reads Norwegian letters
    for row in rows:
        yield _line([neutral(row.get(name, "")) for name in names])


def _line(cells: Sequence[Plain]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return out.getvalue().encode()
