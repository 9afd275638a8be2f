"""The clinician reads an earlier advice in the language of today: same numbers, other words."""

from collections.abc import Callable
from functools import cache

from msgspec import structs

from app.advisor.advise import advise, read_rulebook
from app.advisor.rulebook import Rulebook, RulebookRefused
from app.advisor.wording import Wording
from app.domain.advice import Advice, RuleSet
from app.domain.codes import Language
from app.domain.limit_change import Numbers
from app.domain.patient import SessionId
from app.domain.record import PatientFile, RecordedSession
from app.usecases.replay import rulebook_that_judged
from app.usecases.workspace import Workspace
from db import decisions, rule_sets
from db.database import Transaction

Rules = Callable[[RuleSet], Rulebook]


def reworded(workspace: Workspace, file: PatientFile, language: Language) -> PatientFile:
    """The file with every reason in this language; the latest advice to its last word."""
    with workspace.database.begin() as tx:
        foreign = decisions.foreign(tx, file.episode.id, language)
        if not foreign:
            return file
        rules = _rules(tx, workspace)
        sessions = [
            _with_reasons(each, rules, foreign[each.id], language) if each.id in foreign else each
            for each in file.sessions
        ]
        if sessions and sessions[-1].id in foreign:
            sessions[-1] = _whole(tx, workspace, sessions[-1], language)
    return structs.replace(file, sessions=tuple(sessions))


def in_language(
    workspace: Workspace, recorded: RecordedSession, language: Language
) -> RecordedSession:
    """One session with its advice in this language, to the last word."""
    if recorded.advice is None:
        return recorded
    with workspace.database.begin() as tx:
        return _whole(tx, workspace, recorded, language)


def summary_again(
    tx: Transaction, workspace: Workspace, language: Language, session_id: SessionId
) -> str:
    """The summary of a stored advice in this language."""
    advice, numbers = decisions.given(tx, session_id)
    try:
        rulebook = _rules(tx, workspace)(advice.rules).adjusted(numbers)
    except RulebookRefused:
        return advice.summary
    return _reasons_again(advice, Wording(rulebook, language)).summary


def _with_reasons(
    recorded: RecordedSession, rules: Rules, numbers: Numbers, language: Language
) -> RecordedSession:
    if recorded.advice is None:
        return recorded
    try:
        rulebook = rules(recorded.advice.rules).adjusted(numbers)
    except RulebookRefused:  # rules of another day, which this program no longer reads
        return recorded
    advice = _reasons_again(recorded.advice, Wording(rulebook, language))
    return structs.replace(recorded, advice=advice)


def _reasons_again(advice: Advice, wording: Wording) -> Advice:
    findings = tuple(map(wording.again, advice.findings))
    return structs.replace(advice, findings=findings, summary=wording.summary(findings[0]))


def _whole(
    tx: Transaction, workspace: Workspace, recorded: RecordedSession, language: Language
) -> RecordedSession:
    """Judged again by its own rules, for its words only: another light would be no translation."""
    if recorded.advice is None:
        return recorded
    judged = decisions.judged(tx, recorded.id)
    if judged.language is language:
        return recorded
    try:
        again = advise(judged.case, rulebook_that_judged(tx, workspace, judged), language)
    except RulebookRefused:
        return recorded
    same = [(each.rule, each.scope) for each in again.findings] == [
        (each.rule, each.scope) for each in recorded.advice.findings
    ]
    return structs.replace(recorded, advice=again) if same else recorded


def _rules(tx: Transaction, workspace: Workspace) -> Rules:
    """The rules of a set: those that ship, or those that were kept with a decision."""

    @cache
    def found(rule_set: RuleSet) -> Rulebook:
        if rule_set == workspace.rulebook.rule_set:
            return workspace.rulebook
        return read_rulebook(rule_sets.files(tx, rule_set.sha256))

    return found
