"""Anyone checks that every stored advice follows from its own rules, and what others would say."""

from collections.abc import Iterator
from typing import NamedTuple

from app.advisor.advise import advise, read_rulebook
from app.advisor.rulebook import Rulebook
from app.domain.advice import Advice
from app.domain.codes import Light
from app.domain.patient import SessionId
from app.domain.record import PatientFile, RecordedSession
from app.domain.value import encode
from app.usecases.workspace import Workspace
from db import decisions, rule_sets
from db.database import Transaction


class Replayed(NamedTuple):
    """One stored advice, and the one that the same case gets again, as bytes."""

    session_id: SessionId
    stored: bytes
    again: bytes

    @property
    def same(self) -> bool:
        """Whether not one byte differs."""
        return self.stored == self.again


class ChangedLight(NamedTuple):
    """One stored decision on which other rules would give another light."""

    session_id: SessionId
    stored: Light
    other: Light
    reason: str


def replay(workspace: Workspace) -> tuple[Replayed, ...]:
    """Every stored advice beside the one its own rules and numbers give now."""
    with workspace.database.begin() as tx:
        return tuple(
            Replayed(session_id, stored, encode(_again(tx, workspace, judged)))
            for session_id, judged, stored in decisions.everything(tx)
        )


def changed_lights(workspace: Workspace, rulebook: Rulebook) -> tuple[ChangedLight, ...]:
    """Which stored decisions would get another light under this rulebook, and why.

    To be read before a new rule set is used. Numbers that a clinic set are not carried over.
    """
    with workspace.database.begin() as tx:
        return tuple(_changed(tx, rulebook))


def rulebook_that_judged(
    tx: Transaction, workspace: Workspace, judged: decisions.Judgement
) -> Rulebook:
    """The rules of that day, with the numbers that were set then."""
    rules = judged.advice.rules
    rulebook = workspace.rulebook
    if rules != rulebook.rule_set:
        rulebook = read_rulebook(rule_sets.files(tx, rules.sha256))
    return rulebook.adjusted(judged.numbers_set)


def rulebook_for(
    workspace: Workspace, file: PatientFile, saved: RecordedSession | None
) -> Rulebook:
    """The rules and numbers in force for a patient; of a saved session those that held then."""
    if saved is None or saved.advice is None:
        return workspace.rulebook_with(file.limit_changes)
    with workspace.database.begin() as tx:
        return rulebook_that_judged(tx, workspace, decisions.judged(tx, saved.id))


def _again(tx: Transaction, workspace: Workspace, judged: decisions.Judgement) -> Advice:
    rulebook = rulebook_that_judged(tx, workspace, judged)
    return advise(judged.case, rulebook, judged.language)


def _changed(tx: Transaction, rulebook: Rulebook) -> Iterator[ChangedLight]:
    for session_id, judged, _ in decisions.everything(tx):
        other = advise(judged.case, rulebook, judged.language)
        if other.light is not judged.advice.light:
            reason = other.deciding.reason
            yield ChangedLight(session_id, judged.advice.light, other.light, reason)
