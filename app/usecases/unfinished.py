"""What was typed and not saved, wherever it was: offered when the clinic is opened again."""

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from app.domain.patient import EpisodeId, PatientId
from app.domain.record import Draft, FormDraft, ProgrammeDraft
from app.usecases.workspace import Workspace
from db import episodes
from db.drafts import FORMS, PROGRAMMES, SESSIONS, Drafts
from db.tables_apart import form_drafts
from db.transaction import Transaction

_SHOWN_AGAIN = "sheet"  # words for it stand on its page, also where one left it on purpose
_OF_EPISODES: dict[str, Drafts[Any]] = {"session": SESSIONS, "programme": PROGRAMMES}


class Unfinished(NamedTuple):
    """On which page it was typed, which form it is, of whom, and what stands in it."""

    page: str
    form: str
    patient_id: PatientId | None
    draft: Draft | ProgrammeDraft | FormDraft

    @property
    def kept_at(self) -> datetime:
        """When it was kept last."""
        return self.draft.kept_at


def unfinished(workspace: Workspace) -> Unfinished | None:
    """What was typed last and not saved, if there is anything."""
    with workspace.database.begin() as tx:
        found = [*_of_episodes(tx)]
        if newest := FORMS.newest(tx, form_drafts.c.page != _SHOWN_AGAIN):
            form, draft = newest
            found.append(Unfinished(draft.page, form, draft.patient_id, draft))
    return max(found, key=lambda each: each.kept_at, default=None)


def drop_unfinished(workspace: Workspace, gone: Unfinished) -> None:
    """Forget it: it is not wanted."""
    with workspace.database.begin() as tx:
        _OF_EPISODES.get(gone.page, FORMS).drop(tx, gone.form)


def put_back_unfinished(workspace: Workspace, gone: Unfinished) -> None:
    """Keep it again: it was wanted after all."""
    with workspace.database.begin() as tx:
        _OF_EPISODES.get(gone.page, FORMS).keep(tx, gone.form, gone.draft)


def _of_episodes(tx: Transaction) -> list[Unfinished]:
    found = []
    for page, kind in _OF_EPISODES.items():
        if newest := kind.newest(tx):
            episode, draft = newest
            whose = episodes.get(tx, EpisodeId(UUID(episode))).patient_id
            found.append(Unfinished(page, episode, whose, draft))
    return found
