"""Once a month the clinician reads who opened which patient: on one page, the unusual first."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from app.domain.patient import PatientId
from app.domain.record import Access
from app.usecases.workspace import Workspace
from db import access, audit, patients
from db.kinds import RecordKind

DAY_BEGINS, DAY_ENDS = 7, 20  # outside these hours an opening is looked at first
ON_ONE_PAGE = 40


class AccessReview(NamedTuple):
    """The openings of one month. A patient since deleted has no name."""

    month: date
    openings: int
    at_odd_hours: tuple[Access, ...]
    most_opened: tuple[tuple[PatientId, int], ...]
    names: dict[PatientId, str]


def review_access(workspace: Workspace, month: date) -> AccessReview:
    """The month of this day, in local time."""
    zone = workspace.clock().tzinfo
    with workspace.database.begin() as tx:
        opened = tuple(access.between(tx, *_bounds(workspace, month)))
        odd = [each for each in opened if not _in_the_day(each.at.astimezone(zone))][:ON_ONE_PAGE]
        most = Counter(each.patient_id for each in opened).most_common(ON_ONE_PAGE)
        shown = {each.patient_id for each in odd} | {whose for whose, _ in most}
        names = {each.id: each.full_name for each in patients.these(tx, [*shown]).values()}
    return AccessReview(month.replace(day=1), len(opened), tuple(odd), tuple(most), names)


def review_due(workspace: Workspace) -> date | None:
    """The month before this one, if patients were opened in it and nobody looked through it."""
    month = month_before(workspace.today)
    with workspace.database.begin() as tx:
        if audit.was_noted(tx, RecordKind.REVIEWED, _name(month)):
            return None
        opened = access.between(tx, *_bounds(workspace, month))
        return month if next(iter(opened), None) else None


def note_review(workspace: Workspace, month: date) -> None:
    """Keep in the trail that the openings of this month were looked through."""
    with workspace.database.begin() as tx:
        if not audit.was_noted(tx, RecordKind.REVIEWED, _name(month)):
            audit.note(tx, RecordKind.REVIEWED, _name(month))


def month_before(day: date) -> date:
    """The first day of the month before."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _bounds(workspace: Workspace, month: date) -> tuple[datetime, datetime]:
    zone = workspace.clock().tzinfo
    first = month.replace(day=1)
    end = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return datetime.combine(first, time(), zone), datetime.combine(end, time(), zone)


def _name(month: date) -> str:
    return f"{month:%Y-%m}"


def _in_the_day(at: datetime) -> bool:
    return DAY_BEGINS <= at.hour < DAY_ENDS and at.weekday() < 5  # noqa: PLR2004 (Saturday)
