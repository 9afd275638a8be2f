"""What may be told to this patient: numbers of case, finding and decided dose."""

from collections.abc import Iterable, Mapping

from app.domain.advice import WHOLE_SESSION, Fact, Finding
from app.domain.codes import Quality
from app.domain.session import Session
from app.sheet.dose_facts import facts_of_doses
from app.sheet.material import Material
from app.sheet.phrases import phrases, spoken
from app.sheet.speaking import form, in_words, named, span

SEVERAL = 2
AS_AGREED = (80, 110)
TOLD_OTHERWISE = {"steps", "sessions_here", "days_since_step"}  # in words of their own


def facts_of(material: Material, findings: Iterable[Finding]) -> dict[str, str]:
    """All facts by name, spoken; a fact that is not known is not there."""
    findings = tuple(findings)
    found: dict[str, str] = {}
    for finding in findings:
        found |= _of_finding(material, finding)
    found |= _of_session(material) if material.session else {}
    found |= facts_of_doses(material) | _always(material)
    numbers = [material.number(each.scope) for each in findings if each.scope != WHOLE_SESSION]
    found |= _exercises(material, [number for number in numbers if number])
    return found


def same_rule(material: Material, finding: Finding) -> list[Finding]:
    """All findings of one rule, the worst number first: it may have spoken for many exercises."""
    found = [each for each in material.judged.findings if each.rule == finding.rule]
    return sorted(found, key=lambda each: str(each.inputs.get("pain_during", "")))


def _of_finding(material: Material, finding: Finding) -> dict[str, str]:
    found = {
        name: form(material, value)
        for name, value in finding.threshold.items()
        if name not in TOLD_OTHERWISE
    }
    for name, value in finding.inputs.items():
        if value is None or value is False or name in TOLD_OTHERWISE:
            continue
        found[name] = form(material, value)
        if isinstance(value, str):
            found[f"{name}_{value}"] = found[name]
    creeping = finding.inputs.get("pain_usual", finding.inputs.get("pain_week"))
    if finding.rule == "crept-up" and creeping is not None:
        found["creep_now"] = form(material, creeping)
    if "doctor_days" in finding.threshold and _number(finding.inputs.get("fatigue_days")) >= (
        _number(finding.threshold["doctor_days"])
    ):
        found["see_doctor"] = ""
    return found | _special(material, finding)


def _special(material: Material, finding: Finding) -> dict[str, str]:
    """Facts that need words of their own: time to settle, sessions here, flags."""
    inputs, found = finding.inputs, dict[str, str]()
    if "settled_after_h" in inputs:
        found["settled"] = span(material, _number(inputs["settled_after_h"]))
    if "hours_above" in finding.threshold:
        found["settle_limit"] = span(material, _number(finding.threshold["hours_above"]))
    flags = inputs.get("red_flags")
    if isinstance(flags, list) and flags:
        found["flag"] = spoken(phrases("why")["flag"][flags[0]], material.language)
    return found | _steps_taken(material, inputs)


def _steps_taken(material: Material, inputs: Mapping[str, Fact]) -> dict[str, str]:
    """How long on this step, and how many steps were taken, as far as the advice counted them."""
    words, found = material.words, dict[str, str]()
    here, calm, steps = (
        int(_number(inputs.get(name))) for name in ("sessions_here", "calm_sessions", "steps")
    )
    if here > 1 and calm == 1:
        found["last_calm"] = ""
    elif here:
        found["sessions_here"] = words.count("one session", "{n} sessions", here)
    if steps >= SEVERAL:
        found["steps"] = in_words(material, steps)
    if "days_since_step" in inputs:
        days = int(_number(inputs["days_since_step"]))
        told = words.count("one day", "{n} days", days)
        found |= {"days_since_step": told} if days else {"step_today": ""}
    return found


def _of_session(material: Material) -> dict[str, str]:
    session = material.session
    assert session is not None  # noqa: S101 (the caller asks only then)
    found = dict[str, str]()
    pains = [each.pain_during for each in session.exercises if each.pain_during is not None]
    if len(pains) == len(session.exercises) and not material.by_time:
        found["most_pain"] = str(max(pains))
    if all(each.quality is Quality.GOOD for each in session.exercises):
        found["all_good"] = ""
    if _rise(session) is not None and (_rise(session) or 0) <= 0 and not material.by_time:
        found["morning_usual"] = ""
        ceiling = material.limit("pain-acceptable", "above")
        if pains and max(pains) <= ceiling:
            found["calm_pain"] = ""
    return found | _done(session.done_pct) | _before(material, session)


def _rise(session: Session) -> int | None:
    if session.pain_next_morning is None or session.pain_usual is None:
        return None
    return session.pain_next_morning - session.pain_usual


def _done(done_pct: int | None) -> dict[str, str]:
    if done_pct is None:
        return {}
    low, high = AS_AGREED
    found = {"done_pct": str(done_pct)}
    if low <= done_pct <= high:
        found["done_as_agreed"] = ""
        if done_pct >= 100:  # noqa: PLR2004 (all of it)
            found["done_all"] = ""
    else:
        found["done_less" if done_pct < low else "done_more"] = ""
    return found


def _before(material: Material, session: Session) -> dict[str, str]:
    found = {"trained_today": ""} if session.date == material.programme.issued_on else {}
    if material.case.baseline_repetitions:
        found["baseline"] = ""
    if len(material.case.sessions) < SEVERAL:
        return found
    then = material.case.sessions[-2]
    if then.red_flags or then.new_neurology:
        return found | {"stopped_before": ""}
    pains = [each.pain_during for each in then.exercises if each.pain_during is not None]
    if pains and max(pains) > material.limit("pain-during-high", "during_above"):
        found["pain_then"] = str(max(pains))
    return found


def _always(material: Material) -> dict[str, str]:
    table, case, language = phrases("why"), material.case, material.language
    region = case.region or "other"
    streak = in_words(material, material.limit("answered-well", "streak"))
    found = {
        "part": spoken(table["part"][region], language),
        "joint": spoken(table["joint"].get(region, table["joint"]["other"]), language),
        "streak": streak,
        "streak_start": streak.capitalize(),
    }
    return found | _limit(material) | _because(material)


def _limit(material: Material) -> dict[str, str]:
    holding = [
        each for each in material.case.restrictions or () if each.holds(material.case.as_of)
    ]
    if not holding:
        return {}
    first, table = holding[0], phrases("why")["limit"]
    value = material.words.number(first.value) if first.value is not None else ""
    text = spoken(table[first.kind], material.language, value=value)
    if first.until:
        until = material.words.day(first.until)
        text = spoken(table["until"], material.language, limit=text, until=until)
    return {"limit": text}


def _because(material: Material) -> dict[str, str]:
    code = material.decided.reason_code if material.decided else None
    pair = phrases("why")["because"][code or "other"]
    return {"because": spoken(pair, material.language)}


def _exercises(material: Material, numbers: list[int]) -> dict[str, str]:
    if not numbers:
        return {}
    name = named(material, numbers)
    return {"exercises": name, "exercises_start": name[:1].upper() + name[1:]}


def _number(value: Fact) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
