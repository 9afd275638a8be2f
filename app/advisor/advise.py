"""The advisor: a case in, advice out. No clock, no files, no database."""

from collections.abc import Mapping

from app.advisor.doses import earliest_next_loading, exercise_advice
from app.advisor.information import information
from app.advisor.judgement import Judgement, judge
from app.advisor.moment import Mode, mode_of
from app.advisor.notify import notify
from app.advisor.rule_files import read_rule_files
from app.advisor.rulebook import Rulebook
from app.advisor.rules.table import LIMITS
from app.advisor.toward import toward_green
from app.advisor.wording import SPOKEN, Wording
from app.domain.advice import Advice, ExerciseAdvice
from app.domain.case import Case
from app.domain.codes import ACTION_OF, Language, Light


def read_rulebook(files: Mapping[str, str]) -> Rulebook:
    """The rulebook of these files. Raises RulebookRefused where a number or reason is missing."""
    return read_rule_files(files, LIMITS, SPOKEN)


def advise(case: Case, rulebook: Rulebook, language: Language) -> Advice:
    """What the rules make of the case, in words; the same case always gives the same advice."""
    judgement = judge(case, rulebook)
    wording = Wording(rulebook, language)
    exercises = _doses(case, rulebook, judgement, judgement.lights)
    findings = tuple(wording.finding(raised) for raised in judgement.raised)
    history = judgement.history
    return Advice(
        contract=1,
        as_of=case.as_of,
        rules=rulebook.rule_set,
        light=judgement.light,
        action=ACTION_OF[judgement.light],
        summary=wording.summary(findings[0]),
        findings=findings,
        missing=judgement.missing,
        exercises=exercises,
        earliest_next_loading=earliest_next_loading(history, exercises) if history else None,
        toward_green=toward_green(case, judgement, wording),
        review=wording.review(history.reviews_due()) if history else None,
        notify=notify(case, judgement, exercises, wording),
        information=information(case, wording),
    )


def doses_for(case: Case, rulebook: Rulebook, light: Light) -> tuple[ExerciseAdvice, ...]:
    """What each exercise would get if the clinician chose this light for all of them."""
    judgement = judge(case, rulebook)
    chosen = Light.STOP if judgement.light is Light.STOP else light
    return _doses(case, rulebook, judgement, dict.fromkeys(judgement.lights, chosen))


def _doses(
    case: Case, rulebook: Rulebook, judgement: Judgement, lights: Mapping[str, Light]
) -> tuple[ExerciseAdvice, ...]:
    if judgement.history is None:
        return ()
    raised = {each.rule.id for each in judgement.raised}
    return exercise_advice(
        judgement.history,
        lights,
        lower_all="stale" in raised,
        rest_after_red=_rest_after_red(case, rulebook, raised),
    )


def _rest_after_red(case: Case, rulebook: Rulebook, raised: set[str]) -> int:
    """Two days after soreness that stayed; else what the clinic gives; none when time leads."""
    if mode_of(case) is Mode.TIME:
        return 0
    if "soreness-stays" in raised:
        return int(rulebook.limit("soreness-stays", "rest_days"))
    return int(rulebook.limit("step-sizes", "rest_days"))
