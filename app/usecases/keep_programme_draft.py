"""A programme that is put together is kept while one works on it, so that no crash takes it."""

from app.domain.patient import EpisodeId
from app.domain.record import ProgrammeDraft
from app.usecases.workspace import Workspace
from db.drafts import PROGRAMMES


def keep_programme_draft(
    workspace: Workspace, episode_id: EpisodeId, draft: ProgrammeDraft
) -> None:
    """Keep this programme in place of what was kept before. Raises NotSaved."""
    with workspace.database.begin() as tx:
        PROGRAMMES.keep(tx, episode_id, draft)


def programme_draft_of(workspace: Workspace, episode_id: EpisodeId) -> ProgrammeDraft | None:
    """What was put together and not saved, if there is anything."""
    with workspace.database.begin() as tx:
        return PROGRAMMES.kept(tx, episode_id)


def drop_programme_draft(workspace: Workspace, episode_id: EpisodeId) -> None:
    """Forget it: it is saved, or not wanted."""
    with workspace.database.begin() as tx:
        PROGRAMMES.drop(tx, episode_id)
