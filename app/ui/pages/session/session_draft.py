"""Keeps the session that is being typed, so that no crash and no lock takes it."""

from collections.abc import Callable
from datetime import datetime

from msgspec import structs
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.domain.patient import EpisodeId
from app.domain.record import Draft
from app.ui.widgets.advice.panel import AdvicePanel
from app.ui.widgets.controls.typed import type_into, typed_in
from app.ui.widgets.session.draft import fields_of, show_fields
from app.ui.widgets.session.form import SessionForm
from app.ui.widgets.session.header import SessionHeader
from app.usecases.keep_draft import drop_draft, keep_draft
from app.usecases.workspace import Workspace

EVERY_MS = 3000  # a change is kept within five seconds, the saving itself included
_WHEN, _CHOICE = "when.", "choice."


class SessionDraft(QObject):
    """Every few seconds what stands in the form is kept, if it is another; blank is kept too."""

    def __init__(
        self,
        workspace: Workspace,
        episode_id: EpisodeId,
        typed: Callable[[], Draft | None],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._workspace, self._episode_id, self._typed = workspace, episode_id, typed
        self._kept: Draft | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._keep_while_shown)

    def begin(self, kept: Draft | None = None) -> None:
        """Keep what is typed from now on; this is kept already."""
        self._kept = kept
        self._timer.start()

    def keep(self) -> None:
        """Keep what stands there now. Raises NotSaved."""
        draft = self._typed()
        if not self._timer.isActive() or _same(draft, self._kept):
            return
        if draft is None:
            drop_draft(self._workspace, self._episode_id)
        else:
            keep_draft(self._workspace, self._episode_id, draft)
        self._kept = draft

    def end(self) -> None:
        """Keep no more: it is saved."""
        self._timer.stop()

    def discard(self) -> None:
        """Keep no more, and forget what was kept. Raises NotSaved."""
        self.end()
        drop_draft(self._workspace, self._episode_id)

    def _keep_while_shown(self) -> None:
        """A page that is left, or whose records are closed, types no more."""
        if self._page.isVisible():
            self.keep()


def read_draft(
    header: SessionHeader, form: SessionForm, panel: AdvicePanel, at: datetime
) -> Draft:
    """All that was typed on the page."""
    when = {_WHEN + name: typed_in(each) for name, each in header.controls().items()}
    choice = {_CHOICE + name: text for name, text in panel.decide.typed().items()}
    return Draft(
        fields=fields_of(form) | when | choice,
        exercises=tuple(each.beginning for each in form.rows),
        added=tuple(each.exercise_id for each in form.rows if each.added),
        own_doses=panel.own_doses,
        kept_at=at,
    )


def show_all(draft: Draft, header: SessionHeader, form: SessionForm) -> None:
    """Put back day, place and answers; what was chosen comes once they are judged."""
    for name, control in header.controls().items():
        if typed_in(control) != draft.fields.get(_WHEN + name, ""):
            type_into(control, draft.fields.get(_WHEN + name, ""))
            header.choose()
    show_fields(form, draft)


def show_choice(draft: Draft, panel: AdvicePanel) -> None:
    """Choose so again on the advice that is shown."""
    chosen = {name: text for name, text in draft.fields.items() if name.startswith(_CHOICE)}
    panel.doses.show_own(draft.own_doses)
    panel.decide.show_typed({name.removeprefix(_CHOICE): text for name, text in chosen.items()})


def _same(one: Draft | None, other: Draft | None) -> bool:
    if one is None or other is None:
        return one is other
    return structs.replace(one, kept_at=other.kept_at) == other
