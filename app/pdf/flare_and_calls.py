"""If it flares; when to call; whom to see when the training stops."""

from app.pdf.page import BLACK, MARGIN, UNIT, WHITE, Page, Span
from app.pdf.setting import Lines, Run, Type, set_lines
from app.pdf.typeface import BOLD, CAP, REGULAR, SEMI, fitted, width
from app.sheet.sheet import Call, Calls, Steps, Whom

BODY = Type(12, 15.5)


def steps_height(steps: Steps, measure: float, type_: Type = BODY, title: float = 15) -> float:
    """Height of the numbered steps with their title."""
    set_ = [_step(text, measure, type_) for text in steps.steps]
    return CAP * title + sum(lines.height + type_.size for lines in set_)


def draw_steps(
    page: Page, steps: Steps, at: Span, y: float, type_: Type = BODY, title: float = 15
) -> float:
    """Numbered steps under their title; the y below them."""
    with page.element("H2"):
        page.text(at.x, y + CAP * title, steps.title, BOLD, title)
    y += CAP * title + type_.size
    with page.element("L"):
        for number, text in enumerate(steps.steps, 1):
            with page.element("LI"):
                _numbered(page, number, _step(text, at.width, type_), at.x, y)
            y += _step(text, at.width, type_).height + type_.size
    return y - type_.size


def _numbered(page: Page, number: int, lines: Lines, x: float, y: float) -> None:
    with page.element("Lbl"):
        page.text(x, y + lines.type.cap, str(number), BOLD, lines.type.size)
    with page.element("LBody"):
        page.lines(x + 1.5 * lines.type.size, y, lines)


def calls_height(calls: Calls, measure: float, type_: Type = BODY, title: float = 15) -> float:
    """Height of the calls with their title."""
    indent = _indent(calls, type_)
    rows = [_call_height(call, measure - indent, type_) for call in calls.calls]
    return CAP * title + type_.size + sum(rows) + 1.15 * type_.size * (len(rows) - 1)


def draw_calls(
    page: Page, calls: Calls, at: Span, y: float, type_: Type = BODY, title: float = 15
) -> float:
    """Whom to call at which signs: 113 white on black, the others in words; the y below."""
    with page.element("H2"):
        page.text(at.x, y + CAP * title, calls.title, BOLD, title)
    y += CAP * title + type_.size
    indent = _indent(calls, type_)
    for call in calls.calls:
        with page.element("P"):
            _caller(page, call, at.x, y, (indent - type_.size, type_))
            page.lines(at.x + indent, y, _signs(call, at.width - indent, type_))
        y += _call_height(call, at.width - indent, type_) + 1.15 * type_.size
    return y - 1.15 * type_.size


def whom_height(page: Page, whom: Whom, type_: Type, number: float) -> float:
    """Height of one row of whom to see."""
    words = set_lines(whom.text, page.columns(6, 7).width, type_).height
    below = 3 * UNIT + CAP * number if whom.number else 0
    return max(words, CAP * type_.size + below) + 10 * UNIT


def draw_whom(page: Page, whom: Whom, y: float, type_: Type, number: float) -> None:
    """One row: who, the number in large type, what to say."""
    page.rule(MARGIN, y, page.full.width, 1.2)
    top, at = y + 4.5 * UNIT, page.columns(6, 7)
    size = fitted(whom.number, BOLD, number, page.columns(1, 5).width)
    with page.element("P"):
        page.text(MARGIN, top + type_.cap, whom.who, SEMI, type_.size)
        below = top + type_.cap + 3 * UNIT + CAP * number
        page.text(MARGIN, below, whom.number, BOLD, size)
        page.lines(at.x, top, set_lines(whom.text, at.width, type_))


def _step(text: str, measure: float, type_: Type) -> Lines:
    return set_lines(text, measure - 1.5 * type_.size, type_)


def _signs(call: Call, measure: float, type_: Type) -> Lines:
    return set_lines((Run(call.signs, REGULAR), Run(" " + call.urge, SEMI)), measure, type_)


def _indent(calls: Calls, type_: Type) -> float:
    lines = [line for call in calls.calls for line in call.who]
    widest = max((width(line, BOLD, type_.size * 1.06) for line in lines), default=0)
    return max(widest, 5 * type_.size) + type_.size


def _call_height(call: Call, measure: float, type_: Type) -> float:
    caller = 1.9 * type_.size * CAP + 12 if call.number else len(call.who) * type_.lead
    return max(_signs(call, measure, type_).height, caller)


def _caller(page: Page, call: Call, x: float, y: float, room: tuple[float, Type]) -> None:
    wide, type_ = room
    if call.number:
        big = 1.9 * type_.size
        page.box(x, y - 1, (wide, big * CAP + 13), fill=BLACK, weight=0.5, radius=3)
        page.middle(x + wide / 2, y + 5.5 + CAP * big / 2, call.number, BOLD, big, ink=WHITE)
        return
    for number, line in enumerate(call.who):
        font, size = (SEMI, type_.size) if number else (BOLD, type_.size * 1.06)
        page.text(x, y + type_.cap + number * type_.lead, line, font, size)
