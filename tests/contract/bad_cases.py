"""Cases that cannot be read: what stands where, and the sentence that must come of it."""

import json
from typing import Any, NamedTuple

LEFT_OUT = object()
RATING = "expected a whole number 0–10", "ventet et heltall 0–10"
ONE_DECIMAL = (
    "expected a number {} with at most one decimal",
    "ventet et tall {} med høyst én desimal",
)
BOOLEAN = "expected true or false", "ventet true eller false"
DATE = "expected a date YYYY-MM-DD", "ventet en dato ÅÅÅÅ-MM-DD"
SLUG = (
    "expected a name of small letters a–z, digits and hyphens, at most 60 characters",
    "ventet et navn av små bokstaver a–z, sifre og bindestreker, høyst 60 tegn",
)
FLAGS = (
    "cauda_equina, progressive_weakness, foot_drop, fracture_suspected, fever_or_ill, "
    "cancer_signs, dvt_signs, chest_or_breath, wound_infection, tendon_rupture, "
    "hot_swollen_joint, heart_signs, unexplained_weight_loss, other"
)
SESSION = "$.sessions[1]"
EXERCISE = "$.sessions[1].exercises[0]"


class Bad(NamedTuple):
    """A value put at a place, and the refusal in both languages; `at` where it is found there."""

    place: str
    value: Any
    english: str
    norwegian: str
    at: str = ""


def got(place: str, value: Any, expected: tuple[str, str], shown: str = "") -> Bad:
    """A value that is not what the place takes."""
    text = shown or json.dumps(value, ensure_ascii=False)
    return Bad(place, value, f"{expected[0]}, got {text}", f"{expected[1]}, fikk {text}")


def refused_at(at: str, bad: Bad) -> Bad:
    """The same, where the fault lies elsewhere than the value put in."""
    return bad._replace(at=at)


def whole(low: int, high: int) -> tuple[str, str]:
    return f"expected a whole number {low}–{high}", f"ventet et heltall {low}–{high}"


def number(low: str, high: str) -> tuple[str, str]:
    """A number with one decimal; the ends as each language writes them."""
    english, norwegian = ONE_DECIMAL
    return english.format(f"{low}–{high}"), norwegian.format(f"{low.replace('.', ',')}–{high}")


def one_of(codes: str) -> tuple[str, str]:
    return f"expected one of {codes}", f"ventet en av {codes}"


def text(n: int) -> tuple[str, str]:
    return f"expected text of at most {n} characters", f"ventet tekst på høyst {n} tegn"


def missing(place: str, expected: tuple[str, str]) -> Bad:
    english, norwegian = f"missing field, {expected[0]}", f"feltet mangler, {expected[1]}"
    return Bad(place, LEFT_OUT, english, norwegian)


def unknown(place: str, at: str = "") -> Bad:
    return Bad(place, 1, "unknown field", "ukjent felt", at)


BAD_CASES = (
    # the case
    missing("$.contract", ("expected 1", "ventet 1")),
    got("$.contract", 2, ("expected 1", "ventet 1")),
    got("$.contract", "1", ("expected 1", "ventet 1")),
    missing("$.as_of", DATE),
    got("$.as_of", "23.11.2026", DATE),
    got("$.as_of", "2026-02-30", DATE),
    got("$.as_of", "2026-11-23T09:00:00", DATE),
    got("$.as_of", 20261123, DATE),
    got("$.as_of", "9999-12-31", ("expected a year 1900–2100", "ventet et år 1900–2100")),
    missing(
        "$.profile", one_of("tendinopathy, persistent_low_back_pain, post_operative, general")
    ),
    got(
        "$.profile",
        "Tendinopathy",
        one_of("tendinopathy, persistent_low_back_pain, post_operative, general"),
    ),
    got("$.contingency", "quota", one_of("symptom, time")),
    Bad(
        "$.contingency",
        "time",
        "expected symptom for tendinopathy, got time",
        "ventet symptom for tendinopathy, fikk time",
    ),
    got(
        "$.region",
        "ankle",
        one_of(
            "neck, shoulder, elbow, wrist_hand, thoracic, low_back, hip, knee, ankle_foot, other"
        ),
    ),
    got("$.cleared", "yes", BOOLEAN),
    got("$.repair", None, BOOLEAN),
    got("$.language", "no", one_of("nb, en")),
    got(
        "$.baseline_repetitions",
        [8, 10],
        (
            "expected none in a symptom-contingent case",
            "ventet ingen i en symptomstyrt sak",
        ),
        "[…]",
    ),
    got(
        "$.baseline_repetitions",
        [],
        ("expected a list of 1–20", "ventet en liste med 1–20"),
    ),
    got("$.baseline_repetitions", [0], whole(1, 100), "0")._replace(
        at="$.baseline_repetitions[0]"
    ),
    unknown("$.sesions"),
    unknown("$.two words", '$["two words"]'),
    unknown("$.line\nbreak", '$["line\\nbreak"]'),
    # limits
    got("$.restrictions", {}, ("expected a list of 0–50", "ventet en liste med 0–50"), "{}"),
    got(
        "$.restrictions[0].kind",
        "no_running",
        one_of(
            "no_weight_bearing, partial_weight_bearing, no_resistance, max_load, max_range, "
            "no_exercise"
        ),
    ),
    got(
        "$.restrictions[0].value",
        None,
        ("expected a number 0–500 for max_load", "ventet et tall 0–500 for max_load"),
    ),
    got("$.restrictions[0].value", 500.5, number("0", "500")),
    Bad(
        "$.restrictions[0].kind",
        "no_resistance",
        "expected no value for no_resistance, got 5.0",
        "ventet ingen verdi for no_resistance, fikk 5.0",
        "$.restrictions[0].value",
    ),
    got("$.restrictions[0].until", "", DATE),
    missing("$.latched_stop.reason", text(2000)),
    got("$.latched_stop.date", None, DATE),
    # sessions
    missing("$.sessions", ("expected a list", "ventet en liste")),
    got("$.sessions", None, ("expected a list", "ventet en liste")),
    got("$.sessions[1]", [], ("expected an object", "ventet et objekt")),
    missing(f"{SESSION}.date", DATE),
    Bad(
        f"{SESSION}.date",
        "2026-11-24",
        'expected a day not after as_of (23 November 2026), got "2026-11-24"',
        'ventet en dag som ikke er etter as_of (23. november 2026), fikk "2026-11-24"',
    ),
    got(
        f"{SESSION}.date",
        "2026-11-01",
        ("expected the oldest session first", "ventet den eldste økten først"),
    ),
    got(
        f"{SESSION}.date",
        "2026-11-16",
        ("expected one session a day and setting", "ventet én økt per dag og sted"),
    ),
    got(f"{SESSION}.setting", "gym", one_of("clinic, home")),
    got(f"{SESSION}.red_flags", "no", ("expected a list", "ventet en liste")),
    got(f"{SESSION}.red_flags[0]", "fever", one_of(FLAGS)),
    Bad(
        f"{SESSION}.red_flags",
        ["other", "other"],
        "expected each code once, got other twice",
        "ventet hver kode én gang, fikk other to ganger",
        f"{SESSION}.red_flags[1]",
    ),
    got(f"{SESSION}.pain_usual", -1, RATING),
    got(f"{SESSION}.pain_before", 11, RATING),
    got(f"{SESSION}.pain_after", 2.5, RATING),
    got(f"{SESSION}.pain_after", 2.0, RATING),
    got(f"{SESSION}.pain_next_morning", "5 ", RATING),
    got(f"{SESSION}.pain_next_morning", "", RATING),
    got(f"{SESSION}.pain_next_morning", value=True, expected=RATING),
    got(f"{SESSION}.confidence", 10**25, RATING),
    got(f"{SESSION}.effort", [5], RATING, "[…]"),
    got(f"{SESSION}.pain_week", 2.25, number("0", "10")),
    got(f"{SESSION}.pain_week", "2,5", number("0", "10")),
    got(f"{SESSION}.pain_week", float("nan"), number("0", "10")),
    got(f"{SESSION}.pain_week", float("-inf"), number("0", "10")),
    got(f"{SESSION}.settled_after_h", 721, whole(0, 720)),
    got(f"{SESSION}.morning_stiffness_min", 301, whole(0, 300)),
    got(f"{SESSION}.muscle_soreness_h", 169, whole(0, 168)),
    got(f"{SESSION}.fatigue_days", 91, whole(0, 90)),
    got(f"{SESSION}.done_pct", "100 %", whole(0, 300)),
    got(f"{SESSION}.minutes", -5, whole(0, 300)),
    got(
        f"{SESSION}.soreness",
        "some",
        one_of("none, warm_up_gone, warm_up_stays, in_session, after_1h, next_day"),
    ),
    got(f"{SESSION}.swelling", 1, one_of("none, trace, 1+, 2+, 3+")),
    got(f"{SESSION}.sleep", "bad", one_of("usual, worse")),
    got(f"{SESSION}.motivation", "up", one_of("rising, same, falling")),
    got(f"{SESSION}.flare", 0, BOOLEAN),
    got(f"{SESSION}.new_neurology", "false", BOOLEAN),
    got(f"{SESSION}.criteria", [], ("expected an object", "ventet et objekt")),
    got(f"{SESSION}.criteria.single_leg_stance_10s", "passed", BOOLEAN),
    refused_at(
        f'{SESSION}.criteria["Single leg"]',
        got(f"{SESSION}.criteria.Single leg", 1, SLUG, '"Single leg"'),
    ),
    got(f"{SESSION}.override.light", "yellow", one_of("green, amber, red, stop")),
    got(
        f"{SESSION}.override.reason_code",
        "hunch",
        one_of(
            "examination, patient_goal, patient_preference, other_information, "
            "measurement_doubt, agreed_protocol, equipment, other"
        ),
    ),
    got(f"{SESSION}.override.by", "x" * 61, text(60), f'"{"x" * 39}…'),
    unknown(f"{SESSION}.pain_durring"),
    # exercises and doses
    got(
        f"{SESSION}.exercises",
        [],
        ("expected a list of 1–30", "ventet en liste med 1–30"),
    ),
    missing(f"{SESSION}.exercises", ("expected a list of 1–30", "ventet en liste med 1–30")),
    missing(f"{EXERCISE}.id", SLUG),
    got(f"{EXERCISE}.id", "Tåhev", SLUG),
    got(f"{EXERCISE}.id", "", SLUG),
    Bad(
        f"{EXERCISE}.id",
        "squat",
        "expected each exercise once in a session, got squat twice",
        "ventet hver øvelse én gang i en økt, fikk squat to ganger",
        f"{SESSION}.exercises[1].id",
    ),
    missing(f"{EXERCISE}.prescribed", ("expected an object", "ventet et objekt")),
    got(f"{EXERCISE}.prescribed", None, ("expected an object", "ventet et objekt")),
    missing(f"{EXERCISE}.prescribed.sets", whole(1, 10)),
    got(f"{EXERCISE}.prescribed.sets", 0, whole(1, 10)),
    missing(f"{EXERCISE}.prescribed.per_week", whole(1, 14)),
    got(f"{EXERCISE}.prescribed.per_week", 15, whole(1, 14)),
    Bad(
        f"{EXERCISE}.prescribed.repetitions",
        None,
        "expected repetitions or hold_s, got neither",
        "ventet repetitions eller hold_s, fikk ingen av dem",
        f"{EXERCISE}.prescribed",
    ),
    got(f"{EXERCISE}.prescribed.repetitions", 101, whole(1, 100)),
    got(f"{EXERCISE}.prescribed.hold_s", 601, whole(1, 600)),
    got(f"{EXERCISE}.prescribed.load_kg", 2.25, number("0", "500")),
    got(f"{EXERCISE}.prescribed.load_kg", None, number("0", "500")),
    got(f"{EXERCISE}.prescribed.band", 3, text(60)),
    got(f"{EXERCISE}.prescribed.level", 0, whole(1, 20)),
    got(f"{EXERCISE}.done.tempo", ["3-1-1"], text(60), "[…]"),
    got(f"{EXERCISE}.quality", "ok", one_of("good, fair, poor")),
    got(f"{EXERCISE}.quality_trend", "", one_of("better, same, worse")),
    got(f"{EXERCISE}.repetitions_over", -21, whole(-20, 20)),
    got(f"{EXERCISE}.demand", "heavy", one_of("light, medium, high")),
    got(f"{EXERCISE}.running", "no", BOOLEAN),
    got(f"{EXERCISE}.weight_bearing", 1, BOOLEAN),
    got(f"{EXERCISE}.range_deg", 181, whole(0, 180)),
    got(
        f"{EXERCISE}.plan.repetitions",
        [8],
        ("expected a list of 2", "ventet en liste med 2"),
        "[…]",
    ),
    Bad(
        f"{EXERCISE}.plan.sets",
        [4, 2],
        "expected [bottom, top] with bottom not above top, got [4, 2]",
        "ventet [bunn, topp] der bunn ikke er over topp, fikk [4, 2]",
    ),
    refused_at(
        f"{EXERCISE}.plan.hold_s[0]",
        got(f"{EXERCISE}.plan.hold_s", [0, 30], whole(1, 600), "0"),
    ),
    got(f"{EXERCISE}.plan.load_step_kg", 0, number("0.1", "50")),
    unknown(f"{EXERCISE}.plan.rest_s"),
    unknown(f"{EXERCISE}.prescribed.weight_kg"),
)


def a_valid_tree() -> dict[str, Any]:
    """A case as it stands in a file, with something in every part that can be wrong."""
    return {
        "contract": 1,
        "as_of": "2026-11-23",
        "profile": "tendinopathy",
        "restrictions": [{"kind": "max_load", "value": 5.0, "until": "2026-12-01"}],
        "latched_stop": {"date": "2026-11-01", "reason": "calf swollen"},
        "sessions": [_session("2026-11-16"), _session("2026-11-19")],
    }


def _session(day: str) -> dict[str, Any]:
    dose = {"sets": 3, "repetitions": 12, "load_kg": 2.5, "per_week": 3}
    return {
        "date": day,
        "red_flags": ["other"],
        "pain_usual": 2,
        "pain_week": 2.5,
        "criteria": {"single_leg_stance_10s": True},
        "override": {"light": "amber"},
        "exercises": [
            {"id": "heel-raise", "prescribed": dose, "done": dict(dose), "plan": {"sets": [2, 4]}},
            {"id": "squat", "prescribed": dict(dose), "pain_during": 0},
        ],
    }


def broken(bad: Bad) -> bytes:
    """The valid case with this one thing wrong, as bytes of JSON."""
    tree = a_valid_tree()
    *way, last = _steps(bad.place)
    node: Any = tree
    for step in way:
        node = node[step]
    if bad.value is LEFT_OUT:
        del node[last]
    else:
        node[last] = bad.value
    return json.dumps(tree).encode()


def _steps(place: str) -> list[str | int]:
    parts = place.removeprefix("$.").replace("[", ".[").split(".")
    return [int(part[1:-1]) if part.startswith("[") else part for part in parts]
