"""What stands on the session's page as a draft, and a draft put back on the page."""

from datetime import datetime

from app.domain.record import Draft
from app.domain.session import Override
from app.ui.widgets.advice.panel import AdvicePanel
from app.ui.widgets.controls.typed import type_into, typed_in
from app.ui.widgets.session.draft import fields_of, show_fields
from app.ui.widgets.session.form import SessionForm
from app.ui.widgets.session.header import SessionHeader

_WHEN, _CHOICE = "when.", "choice."


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


def choice_of(override: Override | None) -> dict[str, str]:
    """What was chosen otherwise than advised, as it stands in a draft."""
    if override is None:
        return {}
    found = {"light": override.light, "reason": override.reason_code, "note": override.note}
    return {_CHOICE + name: str(text) for name, text in found.items() if text}
