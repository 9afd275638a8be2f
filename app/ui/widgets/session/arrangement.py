"""Which questions a patient meets first, and which fold open."""

from dataclasses import dataclass

from app.domain.codes import Contingency, Profile, Region
from app.domain.patient import Episode
from app.ui.widgets.session.questions import QUESTIONS

Row = tuple[str, str | None]


@dataclass(frozen=True)
class Arrangement:
    """Rows of two questions (left, right) on the two cards, and those that fold open below."""

    since: tuple[Row, ...]
    today: tuple[Row, ...]
    more: tuple[str, ...]


_PAIN_SINCE: tuple[Row, ...] = (
    ("pain_next_morning", "settled_after_h"),
    ("pain_usual", "pain_week"),
)
_TIME = Arrangement(
    since=(("flare", "done_pct"), ("new_pain", "new_neurology"), ("pain_usual", "pain_week")),
    today=(("pain_before", "red_flags"), ("confidence", "minutes")),
    more=(),
)


def arrangement(episode: Episode, *, first: bool) -> Arrangement:
    """Which questions stand where: the required ones of this patient are always in sight."""
    shown = _first(episode) if first else _follow_up(episode)
    seen = {name for row in (*shown.since, *shown.today) for name in row}
    more = tuple(name for name in QUESTIONS if name not in seen)
    return Arrangement(shown.since, shown.today, more)


def two_by_two(names: list[str]) -> tuple[Row, ...]:
    """Wide answers left, narrow ones right."""
    wide = [name for name in names if QUESTIONS[name].left]
    narrow = [name for name in names if not QUESTIONS[name].left]
    found: list[Row] = []
    while wide or narrow:
        left = wide.pop(0) if wide else narrow.pop(0)
        found.append((left, narrow.pop(0) if narrow else None))
    return tuple(found)


def _first(episode: Episode) -> Arrangement:
    """There is no last time yet: only what holds this week and today."""
    today: tuple[Row, ...] = (("pain_before", "red_flags"),)
    if episode.contingency == Contingency.TIME or episode.profile == Profile.LOW_BACK:
        today += (("new_pain", "new_neurology"),)
    if _knee_after_operation(episode):
        today += (("swelling", None),)
    return Arrangement(
        since=(("pain_usual", "pain_week"), ("confidence", "morning_stiffness_min")),
        today=today,
        more=(),
    )


def _follow_up(episode: Episode) -> Arrangement:
    if episode.contingency == Contingency.TIME:
        return _TIME
    low_back = episode.profile == Profile.LOW_BACK
    beside = "new_neurology" if low_back else "morning_stiffness_min"
    below = "swelling" if _knee_after_operation(episode) else "confidence"
    return Arrangement(
        since=(*_PAIN_SINCE, ("soreness", beside)),
        today=(("pain_before", "red_flags"), (below, "done_pct")),
        more=(),
    )


def _knee_after_operation(episode: Episode) -> bool:
    return episode.profile == Profile.POST_OPERATIVE and episode.region == Region.KNEE
