"""The form as it was typed, valid or not: as names of fields and what stands in each."""

from collections.abc import Iterator

from app.domain.record import Draft
from app.ui.widgets.controls.typed import type_all, typed_of
from app.ui.widgets.session.exercise_row import ExerciseRow
from app.ui.widgets.session.form import SessionForm

_OF_EXERCISE, _CELL, _CRITERION = "/", "done.", "criteria."


def fields_of(form: SessionForm) -> dict[str, str]:
    """Every field that something stands in."""
    fields = typed_of(form.controls())
    for row in form.rows:
        fields |= typed_of({_name(row, part): each for part, each in row.controls().items()})
        fields |= {_name(row, _CELL + part): text for part, text in row.cells.typed.items()}
    return {name: text for name, text in fields.items() if text}


def show_fields(form: SessionForm, draft: Draft) -> None:
    """Answer as it was typed, and tell once."""
    before = form.blockSignals(True)  # noqa: FBT003 (Qt takes it by place only)
    form.show_exercises(draft.exercises, draft.added)
    form.more.make()
    for name in draft.fields:
        if name.startswith(_CRITERION):
            form.more.criteria.offer(name.removeprefix(_CRITERION))
    type_all(form.controls(), draft.fields)
    for row in form.rows:
        _show_row(row, dict(_parts(row, draft.fields)))
    form.blockSignals(before)
    form.changed.emit()


def _show_row(row: ExerciseRow, fields: dict[str, str]) -> None:
    if any(name not in row.controls() and not name.startswith(_CELL) for name in fields):
        row.unfold()
    type_all(row.controls(), fields)
    typed = {name: text for name, text in fields.items() if name.startswith(_CELL)}
    row.cells.show_typed({name.removeprefix(_CELL): text for name, text in typed.items()})


def _parts(row: ExerciseRow, fields: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in fields.items():
        if name.startswith(_name(row, "")):
            yield name.removeprefix(_name(row, "")), text


def _name(row: ExerciseRow, part: str) -> str:
    return f"{row.exercise_id}{_OF_EXERCISE}{part}"
