"""The clinician looks in the mirror: how often advice was followed, and where it was not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from app.domain.codes import Light, ReasonCode
from app.usecases.workspace import Workspace
from db import decided
from db.decided import Count, Stretch
from db.decided import Departure as Departure  # noqa: PLC0414 (what a page shows)

MOST_LISTED = 60
AT_ONCE = 3000  # sessions, between two keys


class LightTally(NamedTuple):
    """What was made of one advised light."""

    followed: int
    bolder: int
    careful: int

    @property
    def all(self) -> int:
        """How often it was advised."""
        return self.followed + self.bolder + self.careful


class Mirror(NamedTuple):
    """Decisions in the clinic within a period: by advised light, by reason, and one by one.

    `whole` is false while earlier ones are still to be counted.
    """

    lights: dict[Light, LightTally]
    reasons: tuple[tuple[ReasonCode, int], ...]
    departures: tuple[Departure, ...]
    whole: bool

    @property
    def all(self) -> int:
        """How many advices were decided on."""
        return sum(each.all for each in self.lights.values())

    @property
    def followed(self) -> int:
        """How many of them were followed."""
        return sum(each.followed for each in self.lights.values())


def mirror(workspace: Workspace, since: date | None) -> Mirror:
    """All of them since that day; from the first on without one. Home days decide nothing."""
    *_, whole = mirror_in_parts(workspace, since)
    return whole


def mirror_in_parts(
    workspace: Workspace, since: date | None, at_once: int = AT_ONCE
) -> Iterator[Mirror]:
    """The same, the latest first and ever more of them, so that a window can go on meanwhile."""
    with workspace.database.begin() as tx:
        last = decided.newest(tx)
    counted: list[Count] = []
    departures: list[Departure] = []
    while True:
        stretch = Stretch(last - at_once + 1, last)
        with workspace.database.begin() as tx:
            counted += decided.counts(tx, since, stretch)
            departures += decided.departures(tx, since, MOST_LISTED, stretch)
        departures = sorted(departures, key=_day, reverse=True)[:MOST_LISTED]
        last -= at_once
        yield _seen(counted, departures, whole=last <= 0)
        if last <= 0:
            return


def _day(departure: Departure) -> date:
    return departure.day


def _seen(counted: Iterable[Count], departures: Iterable[Departure], *, whole: bool) -> Mirror:
    reasons: Counter[ReasonCode] = Counter()
    ways: dict[Light, Counter[str]] = {light: Counter() for light in Light}
    for each in counted:
        ways[each.advised][_way(each.advised, each.chosen)] += each.often
        if each.reason:
            reasons[each.reason] += each.often
    lights = {
        light: LightTally(way["followed"], way["bolder"], way["careful"])
        for light, way in ways.items()
    }
    return Mirror(lights, tuple(reasons.most_common()), tuple(departures), whole)


def _way(advised: Light, chosen: Light) -> str:
    if chosen is advised:
        return "followed"
    return "bolder" if chosen.severity < advised.severity else "careful"
