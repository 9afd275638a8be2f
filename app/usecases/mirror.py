"""The clinician looks in the mirror: how often advice was followed, and where it was not."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from app.domain.codes import Light, ReasonCode
from app.usecases.workspace import Workspace
from db import decided
from db.decided import Departure as Departure  # noqa: PLC0414 (what a page shows)

MOST_LISTED = 60


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
    """Decisions in the clinic within a period: by advised light, by reason, and one by one."""

    lights: dict[Light, LightTally]
    reasons: tuple[tuple[ReasonCode, int], ...]
    departures: tuple[Departure, ...]

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
    with workspace.database.begin() as tx:
        counted = decided.counts(tx, since)
        departures = decided.departures(tx, since, MOST_LISTED)
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
    return Mirror(lights, tuple(reasons.most_common()), departures)


def _way(advised: Light, chosen: Light) -> str:
    if chosen is advised:
        return "followed"
    return "bolder" if chosen.severity < advised.severity else "careful"
