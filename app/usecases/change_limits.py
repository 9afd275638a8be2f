"""The clinician sets a limit of the rules otherwise, for the clinic or for one patient."""

from datetime import date

from app.domain.errors import Invalid, sentence
from app.domain.limit_change import LimitChange, numbers_in_force
from app.domain.patient import EpisodeId
from app.usecases.workspace import Workspace
from db import limits
from db.database import Transaction


def change_limit(workspace: Workspace, change: LimitChange) -> None:
    """Keep the change in the log; no decision that was stored before is touched.

    Raises Invalid for a day before today, RulebookRefused for a limit that is not there, a number
    outside its range, or limits that would be out of order.
    """
    if change.date < workspace.today:
        raise Invalid("date", sentence("A limit can be changed from today on, not before."))
    with workspace.database.begin() as tx:
        _check(tx, workspace, change)
        limits.add(tx, change, workspace.clock())


def limit_changes(
    workspace: Workspace, episode_id: EpisodeId | None = None
) -> tuple[LimitChange, ...]:
    """What was set for the clinic, and for this episode if one is named, in that order in time."""
    with workspace.database.begin() as tx:
        if episode_id:
            return limits.concerning(tx, episode_id)
        return tuple(each for each in limits.everything(tx) if each.episode_id is None)


def _check(tx: Transaction, workspace: Workspace, change: LimitChange) -> None:
    """Refuse what would not fit on some day to come, for the clinic or for any patient."""
    workspace.rulebook.check(change.rule, change.name, change.value)
    changes = (*limits.everything(tx), change)
    whose = {change.episode_id} if change.episode_id else {each.episode_id for each in changes}
    for episode_id in whose:
        own = tuple(each for each in changes if each.episode_id in (None, episode_id))
        for day in _days(own, change.date):
            workspace.rulebook.adjusted(workspace.taken(numbers_in_force(own, day)))


def _days(changes: tuple[LimitChange, ...], first: date) -> set[date]:
    return {first, *(each.date for each in changes if each.date > first)}
