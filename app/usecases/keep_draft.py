"""What the clinician types is kept while it is typed, so that no crash takes it."""

from app.domain.patient import EpisodeId
from app.domain.record import Draft
from app.usecases.workspace import Workspace
from db.drafts import SESSIONS


def keep_draft(workspace: Workspace, episode_id: EpisodeId, draft: Draft) -> None:
    """Keep what stands in the form, in place of what was kept before. Raises NotSaved."""
    with workspace.database.begin() as tx:
        SESSIONS.keep(tx, episode_id, draft)


def draft_of(workspace: Workspace, episode_id: EpisodeId) -> Draft | None:
    """What was typed and not saved, if there is anything."""
    with workspace.database.begin() as tx:
        return SESSIONS.kept(tx, episode_id)


def drop_draft(workspace: Workspace, episode_id: EpisodeId) -> None:
    """Forget what was typed: it is saved, or not wanted."""
    with workspace.database.begin() as tx:
        SESSIONS.drop(tx, episode_id)
