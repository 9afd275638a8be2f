"""The page with the recovery key, to be printed once and kept where the PC is not."""

from datetime import date

from app.domain.codes import Language
from app.domain.errors import sentence
from app.pdf.page import MARGIN, MM, TOP, UNIT, Page
from app.pdf.setting import Type, set_lines
from app.pdf.square_code import draw_code
from app.pdf.typeface import BOLD, CAP, SEMI, check_letters
from app.texts import Texts, texts

TITLE, HEAD, BODY, SMALL = Type(22, 26, BOLD), Type(14, 18, SEMI), Type(12, 16), Type(11, 14.5)
GROUP_SIZE, GROUP_HIGH, ACROSS = 22.0, 58.0, 3
INDENT = 18.0
CODE = 32 * MM

_TITLE = sentence("Recovery key")
_WHAT = sentence(
    "This key opens the records of {clinic} when the passphrase is forgotten or the PC is lost."
)
_NOBODY = sentence(
    "Nobody can reset passphrase or recovery key, not those who made Takt either. If both are"
    " lost, the records are gone."
)
_KEEP = (
    sentence("Keep this page where the PC is not: in a safe, or sealed with a person you trust."),
    sentence("Whoever has this page and your backup can read all records. No photo, no e-mail."),
    sentence("The last sign of each group checks the group. I, O, 0 and 1 never occur."),
)
_HOW = sentence("How to use it")
_STEPS = (
    sentence("Start Takt. On a new PC: install Takt and choose to restore a backup first."),
    sentence('Choose "Use the recovery key" and type the six groups. Spaces do not matter.'),
    sentence("Choose a new passphrase at once in Settings. This key goes on being valid."),
)
_CODE = sentence(
    "The same signs for a code reader that types at the PC. Not for a telephone: it would keep the"
    " picture."
)
_MADE = sentence("Made on {day}. An older page of these records is no longer valid.")


def render(groups: tuple[str, ...], clinic: str, day: date, language: Language) -> bytes:
    """One page as PDF. Raises GlyphMissing for the name of the clinic."""
    check_letters([clinic])
    words = texts(language)
    page = Page("Takt", language)
    y = _said(page, TOP + 4 * UNIT, words.say(_TITLE), TITLE, "H1") + 5 * UNIT
    y = _said(page, y, words.say(_WHAT, clinic=clinic), BODY) + 6 * UNIT
    y = _groups(page, y, groups, words) + 6 * UNIT
    y = _said(page, y, words.say(_NOBODY), HEAD) + 5 * UNIT
    for text in _KEEP:
        y = _said(page, y, words.say(text), BODY) + 3 * UNIT
    y = _said(page, y + 4 * UNIT, words.say(_HOW), HEAD, "H2") + 4 * UNIT
    for number, text in enumerate(_STEPS, 1):
        page.text(MARGIN, y + CAP * BODY.size, f"{number}.")
        y = _said(page, y, words.say(text), BODY, indent=INDENT) + 3 * UNIT
    y = _said(page, y + 4 * UNIT, words.say(_MADE, day=day), SMALL) + 4 * UNIT
    draw_code(page, MARGIN, y, CODE, " ".join(groups))
    _said(page, y + CODE / 3, words.say(_CODE), SMALL, indent=CODE + INDENT)
    return page.finished()


def _said(
    page: Page, y: float, text: str, type_: Type, kind: str = "P", *, indent: float = 0
) -> float:
    with page.element(kind):
        lines = set_lines(text, page.full.width - indent, type_)
        return y + page.lines(MARGIN + indent, y, lines)


def _groups(page: Page, y: float, groups: tuple[str, ...], words: Texts) -> float:
    """Six boxes, read across: the number of the group small, its letters large."""
    wide = page.full.width / ACROSS
    for place, group in enumerate(groups):
        x, top = MARGIN + place % ACROSS * wide, y + place // ACROSS * GROUP_HIGH
        with page.element("P"):
            page.box(x, top, (wide, GROUP_HIGH))
            page.text(x + 8, top + 15, words.say("Group {number}", number=place + 1), size=10)
            page.middle(x + wide / 2, top + GROUP_HIGH * 0.62, group, SEMI, GROUP_SIZE)
    return y + -(-len(groups) // ACROSS) * GROUP_HIGH
