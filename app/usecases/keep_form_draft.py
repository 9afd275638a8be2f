"""Any half-typed form is kept while one types, so that no crash and no lock takes it."""

from app.domain.record import FormDraft
from app.usecases.workspace import Workspace
from db.drafts import FORMS
from db.tables_apart import form_drafts


def keep_form_draft(workspace: Workspace, form: str, draft: FormDraft) -> None:
    """Keep what stands in this form, in place of what was kept before. Raises NotSaved."""
    with workspace.database.begin() as tx:
        FORMS.keep(tx, form, draft)


def form_draft_of(workspace: Workspace, form: str) -> FormDraft | None:
    """What was typed in this form and not saved, if there is anything."""
    with workspace.database.begin() as tx:
        return FORMS.kept(tx, form)


def newest_form_on(workspace: Workspace, page: str) -> str | None:
    """The form of this page that was typed in last and not saved, if there is one."""
    with workspace.database.begin() as tx:
        found = FORMS.newest(tx, form_drafts.c.page == page)
        return found[0] if found else None


def drop_form_draft(workspace: Workspace, form: str) -> None:
    """Forget it: it is saved, or not wanted."""
    with workspace.database.begin() as tx:
        FORMS.drop(tx, form)
