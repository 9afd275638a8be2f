"""Strings that a page must print as they stand or refuse by their letter; each by its number."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from random import Random
from typing import Any

from msgspec import structs
from pypdf import PdfReader

from app.domain.codes import RedFlag
from app.domain.programme import Layout
from app.pdf.home_programme import render
from app.pdf.typeface import GlyphMissing, flat
from app.sheet.sheet import Sheet
from app.sheet.why import TooLong
from app.sheet.written import as_html, as_text
from tests.sheets import a_knee_case, a_sheet, an_achilles_case

PIECES = (
    "<b>", "</para>", "<img src='file:///etc/passwd'/>", "&amp;", "&#0;", "<font color='red'>",
    "%s", "%n", "{0}", "{navn}", "${x}", "**", "<a href='http://example.org'>", "]]>", "\\", "(",
    ")", "BT /F1 9 Tf", "endstream", "<para><seq/>", "{", "}", "\N{NO-BREAK SPACE}", "\n", "\t",
    "-" * 40, "file:///", "../../", "<script>", "\x00", "\x7f", "\u200b", "\u202e", "\ufeff",
    "\ud800", "'; DROP TABLE", "Å", "ŋ", "Łódź", "A\u030a", "é" * 30, "W" * 60, "日本", "שלום",
    "😀",
)  # fmt: skip
RANGES = ((32, 126), (0, 31), (160, 591), (592, 0x24FF), (0x2500, 0xFFFF), (0x10000, 0x1FFFF))
NAMES = ((0xC0, 0x250), (0x386, 0x3CF), (0x400, 0x460))
LONGEST = 40
LISTENED = {"open", "os.open", "socket.connect", "socket.__new__", "urllib.Request",
            "subprocess.Popen"}  # fmt: skip

_heard: list[str] = []
_listening: list[bool] = []
sys.addaudithook(
    lambda event, args: _heard.append(f"{event} {args}")
    if _listening and event in LISTENED else None
)  # fmt: skip


def hostile(number: int) -> str:
    """One to a few pieces of markup, or letters from all of Unicode."""
    random = Random(number)  # noqa: S311 (strings, not secrets)
    if number % 2:
        return "".join(random.choice(PIECES) for _ in range(random.randint(1, 4)))
    low, high = random.choice(RANGES)
    return "".join(chr(random.randint(low, high)) for _ in range(random.randint(1, LONGEST)))


def a_name(number: int) -> str:
    """Letters of one script that Europe writes names in: Latin with Sámi, Greek, Cyrillic."""
    random = Random(f"name {number}")  # noqa: S311 (as above)
    low, high = NAMES[number % len(NAMES)]
    letters = [chr(each) for each in range(low, high) if chr(each).isalpha()]
    return " ".join("".join(random.choices(letters, k=random.randint(1, 14))) for _ in "12")


def name_fault(number: int) -> str:
    """What is wrong with a page of such a name: it is printed as it stands, never refused."""
    name = a_name(number)
    return "" if stands_on(render(PLACES["name"](name)), name) else name


def stands_on(pdf: bytes, text: str) -> bool:
    """Whether the text can be read off the pages, letter by letter."""
    return _letters(flat(text)) in _letters(_read(pdf))


def fault(number: int, *, twice: bool = False) -> str:
    """What is wrong with pages that carry this string in one of their places; "" if nothing.

    `twice`: they are also printed once more, to the same bytes.
    """
    text = hostile(number)
    place = tuple(PLACES)[number // 2 % len(PLACES)]
    sheet = PLACES[place](text)
    with listening() as heard:
        pdf = _printed(sheet)
        as_html(sheet), as_text(sheet)
    if heard:
        return f"{number} in {place}: {heard[0]}"
    if twice and _printed(sheet) != pdf:
        return f"{number} in {place}: other bytes the second time"
    if pdf and not stands_on(pdf, text):
        return f"{number} in {place}: {text!r} is not on the page"
    return ""


@contextmanager
def listening() -> Iterator[list[str]]:
    """Every file, socket and process that is opened meanwhile."""
    _heard.clear()
    _listening.append(True)
    try:
        yield _heard
    finally:
        _listening.clear()


def _printed(sheet: Sheet) -> bytes:
    """The pages; nothing where they are refused in words that say what is wrong."""
    try:
        return render(sheet)
    except (GlyphMissing, TooLong) as refused:
        if re.search(r"U\+|words too long|does not fit on one page", str(refused)):
            return b""
        raise


def _read(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def _letters(text: str) -> str:
    return "".join(text.split())


STOP = a_sheet(an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)))
ONE = a_sheet(a_knee_case("squat"), layout=Layout.OVERVIEW)


def _in_head(name: str) -> Callable[[str], Sheet]:
    def put(text: str) -> Sheet:
        return structs.replace(STOP, head=structs.replace(STOP.head, **{name: text}))

    return put


def _in_exercise(change: Callable[[str], dict[str, Any]]) -> Callable[[str], Sheet]:
    def put(text: str) -> Sheet:
        exercise = structs.replace(ONE.exercises[0], **change(text))
        return structs.replace(ONE, exercises=(exercise,))

    return put


PLACES: dict[str, Callable[[str], Sheet]] = {
    "name": _in_head("name"),
    "clinic": _in_head("clinic"),
    "telephone": _in_head("telephone"),
    "therapist": _in_head("therapist"),
    "reasons": lambda text: structs.replace(STOP, why=structs.replace(STOP.why, text=text)),
    "exercise": _in_exercise(lambda text: {"title": text}),
    "instruction": _in_exercise(lambda text: {"instructions": (text,)}),
    "band": _in_exercise(
        lambda text: {"dose": structs.replace(ONE.exercises[0].dose, extras=(text,))}
    ),
}
for _each in (STOP, ONE):  # fonts and drawings are read once
    render(_each)
