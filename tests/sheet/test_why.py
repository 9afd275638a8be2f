"""Why this pace: composed from the advice's own findings, short, plain and true."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.advisor.advise import doses_for
from app.domain.case import LatchedStop, Restriction
from app.domain.codes import (
    AgainstUsual,
    Contingency,
    Demand,
    Language,
    Light,
    Motivation,
    Profile,
    Quality,
    ReasonCode,
    RedFlag,
    Region,
    RestrictionKind,
    Soreness,
    Swelling,
)
from app.domain.readability import lix, words
from app.exercises.bank import bank
from app.sheet.compose import compose
from app.sheet.phrases import phrases
from app.sheet.why import TooLong
from tests.builders import TODAY, a_case, a_clinic, a_decision, an_exercise
from tests.sheets import (
    BACK,
    LEG,
    a_back_case,
    a_knee_case,
    a_programme_for,
    a_sheet,
    advice_on,
    an_achilles_case,
    calm_sessions,
    from_the_bank,
    the_rulebook,
)

MOST_WORDS, MOST_LIX, MOST_LETTERS = 90, 35, 34
FORBIDDEN = re.compile(
    r"progresjon|belastning|dosering|respons\b|restitusjon|sensitiser|protokoll|skade|farlig"
    r"|\bfeil\b|dessverre|du må ikke|overtren|overtrain|acwr|injur|danger|unfortunately|10 %"
    r"|prevent|tryg[gt]|\bsafe\b",
    re.IGNORECASE,
)
WORSE = AgainstUsual.WORSE
RED_DAY = {"pain_next_morning": 6}


def all_exercises(ids=LEG, **changes):
    return from_the_bank(*ids, **changes)


def after_a_red_day():
    sessions = calm_sessions()
    return a_case(
        sessions[0], structs.replace(sessions[1], **RED_DAY), sessions[2],
        profile=Profile.GENERAL, region=Region.KNEE,
    )  # fmt: skip


def up_and_down():
    sessions = [structs.replace(each, **RED_DAY) for each in calm_sessions(count=4, every=4)]
    sessions[-1] = structs.replace(sessions[-1], pain_next_morning=2)
    sessions[-2] = structs.replace(sessions[-2], pain_next_morning=2)
    return a_case(*sessions, profile=Profile.GENERAL, region=Region.KNEE)


def crept_up():
    sessions = calm_sessions()
    low = structs.replace(sessions[0], pain_usual=0, pain_next_morning=0, pain_week=0.0)
    return a_case(low, *sessions[1:], profile=Profile.GENERAL, region=Region.KNEE)


def a_knee_after_surgery(*, swelling_before=Swelling.NONE, limits=(), cleared=True, **latest):
    sessions = calm_sessions("squat", "bridge", swelling=swelling_before, latest=latest)
    return a_case(
        *sessions, profile=Profile.POST_OPERATIVE, region=Region.KNEE, cleared=cleared,
        repair=True, restrictions=limits,
    )  # fmt: skip


def too_heavy():
    heavy = structs.replace(from_the_bank("squat")[0].prescribed, load_kg=20)
    light = structs.replace(heavy, load_kg=5)
    planned = an_exercise(id="squat", prescribed=heavy, done=light)
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=10, until=date(2026, 12, 14))
    return a_knee_after_surgery(limits=(limit,), swelling=Swelling.NONE, exercises=(planned,))


def past_the_limit():
    heavy = structs.replace(from_the_bank("squat")[0].prescribed, load_kg=20)
    limit = Restriction(kind=RestrictionKind.MAX_LOAD, value=10)
    return a_knee_after_surgery(
        limits=(limit,), swelling=Swelling.NONE,
        exercises=(an_exercise(id="squat", prescribed=heavy),),
    )  # fmt: skip


def running_too_often():
    run = an_exercise(id="jog", prescribed=structs.replace(a_run(), per_week=6), running=True)
    sessions = calm_sessions(exercises=(run,), every=1)
    return a_case(*sessions, profile=Profile.GENERAL, region=Region.KNEE)


def a_run():
    return structs.replace(from_the_bank("squat")[0].prescribed, sets=1, repetitions=20)


def heavy_tendon_work():
    often = structs.replace(from_the_bank("heel-raise")[0].prescribed, per_week=7)
    heavy = an_exercise(prescribed=often, demand=Demand.HIGH)
    return a_case(*calm_sessions(exercises=(heavy,)), region=Region.ANKLE_FOOT)


def one_more_set():
    *earlier, latest = calm_sessions()
    more = tuple(
        structs.replace(each, prescribed=structs.replace(each.prescribed, sets=4))
        for each in latest.exercises
    )
    latest = structs.replace(latest, exercises=more)
    return a_case(*earlier, latest, profile=Profile.GENERAL, region=Region.KNEE)


CASES = {
    "answered-well": a_knee_case(),
    "pain-acceptable": a_case(
        *calm_sessions(latest={"exercises": all_exercises(pain_during=4)}, count=2),
        profile=Profile.GENERAL, region=Region.KNEE,
    ),
    "next-morning-raised": an_achilles_case(pain_next_morning=3),
    "next-morning-high-usual": a_knee_case(pain_usual=6, pain_next_morning=6),
    "soreness-settled": an_achilles_case(soreness=Soreness.NEXT_DAY),
    "settling-slow": a_knee_case(settled_after_h=48, pain_next_morning=2),
    "stiffness-raised": an_achilles_case(morning_stiffness_min=15),
    "week-worse": an_achilles_case(pain_week=3.0),
    "swelling-raised": a_knee_after_surgery(swelling=Swelling.ONE),
    "quality-fair": a_knee_case(exercises=all_exercises(quality=Quality.FAIR)),
    "dose-not-as-planned": a_knee_case(done_pct=60),
    "tired": a_knee_case(sleep=WORSE, mood=WORSE),
    "flare": a_knee_case(flare=True),
    "confidence-low": a_knee_case(confidence=3),
    "crept-up": crept_up(),
    "pain-before-raised": a_knee_case(pain_before=3),
    "stiff-for-days": a_knee_case(stiffness_days=4),
    "first-session": a_case(*calm_sessions(count=1), profile=Profile.GENERAL),
    "after-red": after_a_red_day(),
    "stale": structs.replace(a_knee_case(), as_of=TODAY + timedelta(days=30)),
    "review-due": up_and_down(),
    "answer-missing": a_knee_case(pain_next_morning=None),
    "criterion-failed": a_knee_case(criteria={"single-leg-stance": False}),
    "not-cleared": a_knee_after_surgery(cleared=False, swelling=Swelling.NONE),
    "running-days": running_too_often(),
    "recovery-days": heavy_tendon_work(),
    "step-limit": one_more_set(),
    "pain-during-high": a_knee_case(exercises=all_exercises(pain_during=6)),
    "next-morning-high": a_knee_case(**RED_DAY),
    "soreness-stays": a_knee_case(soreness=Soreness.IN_SESSION),
    "settling-too-long": a_knee_case(settled_after_h=96),
    "swelling-high": a_knee_after_surgery(swelling=Swelling.TWO),
    "quality-poor": a_knee_case(exercises=all_exercises(quality=Quality.POOR)),
    "stiffness-grown": an_achilles_case(morning_stiffness_min=25),
    "week-much-worse": a_knee_case(pain_week=5.0),
    "tired-for-weeks": a_knee_case(fatigue_days=30, performance=WORSE, sleep=WORSE),
    "pain-before-high": a_knee_case(pain_before=5),
    "restriction-planned": too_heavy(),
    "red-flag": an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)),
    "new-neurology": a_knee_case(new_neurology=True),
    "restriction-exceeded": past_the_limit(),
    "stop-latched": structs.replace(
        a_knee_case(), latched_stop=LatchedStop(date=TODAY, reason="calf")
    ),
    # where the agreed plan leads
    "answered-well, time": a_back_case(),
    "flare, time": a_back_case(flare=True),
    "quality-fair, time": a_back_case(exercises=all_exercises(BACK, quality=Quality.FAIR)),
    "dose-not-as-planned, time": a_back_case(done_pct=60),
    "tired, time": a_back_case(sleep=WORSE, mood=WORSE),
    "confidence-low, time": a_back_case(motivation=Motivation.FALLING),
    "new-pain, time": a_back_case(new_pain=True),
    "first-session, time": a_case(
        *calm_sessions(*BACK, count=1), profile=Profile.LOW_BACK,
        contingency=Contingency.TIME, baseline_repetitions=(10, 12, 14),
    ),
    "stale, time": structs.replace(a_back_case(), as_of=TODAY + timedelta(days=30)),
    "quota-too-high, time": a_case(
        *calm_sessions(*BACK, done_pct=50), profile=Profile.LOW_BACK,
        contingency=Contingency.TIME, region=Region.LOW_BACK,
    ),
    "quality-poor, time": a_back_case(exercises=all_exercises(BACK, quality=Quality.POOR)),
    "tired-for-weeks, time": a_back_case(fatigue_days=20, performance=WORSE, mood=WORSE),
    "answer-missing, time": a_back_case(done_pct=None),
    "red-flag, time": a_back_case(red_flags=(RedFlag.CAUDA_EQUINA,)),
}  # fmt: skip


def check(sheet):
    """What holds for every text."""
    why = sheet.why
    assert why.text
    assert len(words(why.text)) <= MOST_WORDS, why.text
    assert lix(why.text) <= MOST_LIX, why.text
    assert len(why.headline) <= MOST_LETTERS, why.headline
    assert not FORBIDDEN.search(f"{why.headline} {why.text}"), why.text
    assert "{" not in why.text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_every_deciding_rule_reads_well_in_both_languages(name, language):
    sheet = a_sheet(CASES[name], language=language)

    assert advice_on(CASES[name])[1].deciding.rule == name.partition(",")[0]
    check(sheet)


def test_every_rule_that_may_decide_has_words_and_a_case():
    decided = {name.partition(",")[0] for name in CASES}

    never = {"others-hold", "contradiction", "step-sizes"}  # another rule always speaks first
    assert decided == set(the_rulebook().rules) - never
    assert set(phrases("why")["rule"]) == decided | {"contradiction"}


CHOICES = [
    (advised, decided)
    for advised in (Light.GREEN, Light.AMBER, Light.RED)
    for decided in (Light.GREEN, Light.AMBER, Light.RED)
    if advised is not decided
]
BY_LIGHT = {
    Light.GREEN: a_knee_case(),
    Light.AMBER: a_knee_case(pain_next_morning=3),
    Light.RED: a_knee_case(**RED_DAY),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", [None, *ReasonCode])
@pytest.mark.parametrize(("advised", "decided"), CHOICES)
def test_another_choice_explains_the_decided_dose(advised, decided, code, language):
    case, advice = advice_on(BY_LIGHT[advised])
    programme = a_programme_for(case, advice, decided, language=language)
    decision = a_decision(light=decided, followed=False, reason_code=code)

    sheet = compose(
        case, advice, decided=decision, clinic=a_clinic(), name=None, programme=programme,
        previous=None, bank=bank(), rulebook=the_rulebook(), language=language,
    )  # fmt: skip

    assert sheet.why.light is decided
    check(sheet)


def test_the_model_text_of_a_raised_morning_comes_out_word_for_word():
    sheet = a_sheet(an_achilles_case(pain_next_morning=3))

    assert sheet.why.headline == "Vi blir på samme trinn"
    assert sheet.why.text == (
        "Du har trent slik vi avtalte. Morgenen etter var smerten 3 av 10. Vanlig for deg er 2. "
        "Det er litt mer, så vi venter med å øke. Gjør det samme én gang til, så ser vi hvordan "
        "beinet svarer. Litt vondt når du trener er lov. Ikke over 5 av 10. Neste morgen skal det "
        "være som vanlig. Ved vond akillessene ga en rolig start like godt resultat som en "
        "hardere. Etter to rolige økter på rad kan vi gå ett trinn opp."
    )


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith(", time")])
def test_where_the_plan_leads_pain_is_not_mentioned(name):
    text = a_sheet(CASES[name]).why.text

    assert not re.search(r"smerte|vondt|\bpain\b", text)


def test_steps_are_told_only_where_the_advice_counted_them():
    text = a_sheet(CASES["step-limit"]).why.text

    (found,) = {each.inputs.get("steps") for each in advice_on(CASES["step-limit"])[1].findings
                if each.rule == "step-limit"}  # fmt: skip
    assert found is None
    assert "Du har hatt én økt på dette trinnet." in text
    assert "trinn opp på kort tid" not in text


def test_a_stop_stays_a_stop_whatever_was_chosen():
    sheet = a_sheet(an_achilles_case(red_flags=(RedFlag.DVT_SIGNS,)), light=Light.GREEN)

    assert sheet.why.light is Light.STOP
    assert sheet.exercises == ()


@pytest.mark.parametrize("region", [Region.KNEE, Region.SHOULDER])
def test_a_research_sentence_keeps_its_scope(region):
    case = structs.replace(an_achilles_case(pain_next_morning=3), region=region)

    assert "akillessene" not in a_sheet(case).why.text


def test_the_own_words_of_the_clinician_replace_the_text():
    sheet = a_sheet(why="Vi venter til legen har svart.")

    assert sheet.why.text == "Vi venter til legen har svart."
    assert sheet.why.headline == "Vi blir på samme trinn"


def test_own_words_over_ninety_are_refused_with_the_number_of_words():
    with pytest.raises(TooLong) as error:
        a_sheet(why="ord " * 93)

    assert str(error.value) == "The text is 3 words too long: at most 90 fit."


answers = st.fixed_dictionaries({}, optional={
    "pain_next_morning": st.integers(0, 10), "pain_usual": st.integers(0, 10),
    "pain_before": st.integers(0, 10), "pain_after": st.integers(0, 10),
    "settled_after_h": st.integers(0, 120), "soreness": st.sampled_from(Soreness),
    "pain_week": st.integers(0, 10).map(float), "morning_stiffness_min": st.integers(0, 60),
    "swelling": st.sampled_from(Swelling), "fatigue_days": st.integers(0, 40),
    "stiffness_days": st.integers(0, 6), "sleep": st.sampled_from(AgainstUsual),
    "mood": st.sampled_from(AgainstUsual), "performance": st.sampled_from(AgainstUsual),
    "confidence": st.integers(0, 10), "motivation": st.sampled_from(Motivation),
    "flare": st.booleans(), "new_pain": st.booleans(), "done_pct": st.integers(0, 150),
})  # fmt: skip
training = st.fixed_dictionaries(
    {"pain_during": st.integers(0, 8), "quality": st.sampled_from(Quality)}
)
kinds = st.sampled_from([
    (profile, contingency)
    for profile in Profile for contingency in Contingency
    if contingency is Contingency.SYMPTOM or profile in {Profile.LOW_BACK, Profile.GENERAL}
])  # fmt: skip


def pieces(rule):
    """The longest fixed piece of each of a rule's own sentences."""
    entry = phrases("why")["rule"].get(rule, {})
    pairs = [*entry.get("why", []), *entry.get("time", {}).get("why", [])]
    pairs += [entry["also"]] if "also" in entry else []
    return {max(re.split(r"\{\w+\}", pair[0]), key=len).strip() for pair in pairs}


SHARED = [
    piece
    for rule in phrases("why")["rule"]
    for piece in pieces(rule)
    if sum(piece in other for r in phrases("why")["rule"] for other in pieces(r)) > 1
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(kinds, st.sampled_from(Region), answers, st.integers(1, 4), training,
       st.sampled_from(Language))  # fmt: skip
def test_any_text_holds_its_measure_and_names_only_raised_reasons(
    kind, region, latest, count, today, language
):
    profile, contingency = kind
    exercises = all_exercises(**today)
    sessions = calm_sessions(count=count, latest=latest | {"exercises": exercises})
    case = a_case(*sessions, profile=profile, contingency=contingency, region=region)

    sheet = a_sheet(case, language=language)

    check(sheet)
    raised = {each.rule for each in advice_on(case)[1].findings}
    if language is Language.NB:
        for rule in set(phrases("why")["rule"]) - raised:
            for piece in pieces(rule) - set(SHARED):
                assert piece not in sheet.why.text, (rule, piece)


def test_doses_for_the_chosen_light_are_those_of_the_advisor():
    case, advice = advice_on(BY_LIGHT[Light.GREEN])

    programme = a_programme_for(case, advice, Light.RED)

    assert [each.dose for each in programme.exercises] == [
        each.dose for each in doses_for(case, the_rulebook(), Light.RED)
    ]


@pytest.mark.parametrize(
    ("language", "told"),
    [(Language.NB, "I øvelse 1 har fysioterapeuten din valgt dosen selv"),
     (Language.EN, "In exercise 1 your physiotherapist chose the dose")],
)  # fmt: skip
def test_a_dose_that_the_clinician_chose_is_told_as_such(language, told):
    case, advice = advice_on(an_achilles_case(pain_next_morning=3))
    first, *others = a_programme_for(case, advice).exercises
    own = structs.replace(first, dose=structs.replace(first.dose, sets=first.dose.sets + 1))

    sheet = a_sheet(case, language=language, exercises=(own, *others))

    assert told in sheet.why.text
    assert told not in a_sheet(case, language=language).why.text
