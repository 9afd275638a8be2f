"""Limits set otherwise for clinic or patient: inside their range, in order, else as shipped."""

import msgspec
import pytest

from app.advisor.advise import advise
from app.advisor.limit_order import plain
from app.advisor.rulebook import RulebookRefused
from app.advisor.wording import Wording
from app.domain.codes import Language, Light
from app.texts import texts
from tests.advisor.comparing import rulebook
from tests.advisor.vignette import all_vignettes, case_of


def test_a_clinic_may_ask_for_three_good_sessions():
    case = case_of({"profile": "general", "days": [3, 0]})
    strict = rulebook().adjusted({"answered-well": {"streak": 3}})

    assert advise(case, rulebook(), Language.EN).light is Light.GREEN
    assert advise(case, strict, Language.EN).light is Light.AMBER


def test_an_adjusted_limit_is_the_one_that_the_finding_names():
    case = case_of({"profile": "general", "latest": {"done_pct": 85}})
    strict = rulebook().adjusted({"dose-not-as-planned": {"below_pct": 90}})

    told = advise(case, strict, Language.EN)

    assert told.light is Light.AMBER
    assert told.deciding.threshold["below_pct"] == 90


@pytest.mark.parametrize(("limit", "written"), [(2.0, b"2"), (2.5, b"2.5")])
def test_a_limit_is_written_as_it_was_set(limit, written):
    case = case_of({"profile": "general", "latest": {"pain_week": 5.0}})
    strict = rulebook().adjusted({"week-much-worse": {"rise": limit}})

    threshold = advise(case, strict, Language.EN).deciding.threshold

    assert msgspec.json.encode(threshold["rise"]) == written


def test_what_is_not_adjusted_stays_as_shipped():
    strict = rulebook().adjusted({"answered-well": {"streak": 3}})

    assert strict.limit("pain-during-high", "during_above") == 5
    assert rulebook().limit("answered-well", "streak") == 2
    assert strict.adjusted({}).numbers == rulebook().numbers


def test_nothing_adjusted_is_the_same_rulebook():
    assert rulebook().adjusted({}) is rulebook()


@pytest.mark.parametrize(
    ("numbers", "place"),
    [
        ({"answered-well": {"streak": 1}}, "answered-well.streak"),
        ({"answered-well": {"streak": 4}}, "answered-well.streak"),
        ({"answered-well": {"streaks": 2}}, "answered-well.streaks"),
        ({"answered-wel": {"streak": 2}}, "answered-wel.streak"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_with_its_place(numbers, place):
    with pytest.raises(RulebookRefused) as refused:
        rulebook().adjusted(numbers)

    assert place in str(refused.value)


def test_the_shipped_number_may_always_be_taken_back():
    rulebook().check("answered-well", "streak", None)

    with pytest.raises(RulebookRefused):
        rulebook().check("answered-well", "streaks", None)


SAID = [
    # limits that cannot be, what stands behind "cannot be used: "
    ({"pain-acceptable": {"above": 3}, "pain-during-high": {"during_above": 3}},
     ("pain-acceptable.above (3) must be below pain-during-high.during_above (3): between them "
     "pain holds the dose.")),
    ({"week-worse": {"rise_above": 0.5}, "step-limit": {"sessions_at_level": 3}},
     ("step-limit.sessions_at_level (3) must not be above answered-well.streak (2): the calm "
     "sessions that a step needs are sessions at that level.")),
    ({"tired": {"days": 7}}, "tired.days: expected a whole number 2–5, got 7."),
    ({"tired": {"dyas": 3}}, "tired.dyas: there is no such limit."),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "said"), SAID)
def test_a_refusal_says_the_whole_reason(numbers, said):
    with pytest.raises(RulebookRefused) as refused:
        rulebook().adjusted(numbers)

    whole = texts(Language.EN).error(refused.value)
    assert whole in {f"{each} cannot be used: {said}" for each in ("These limits", "The rules")}


@pytest.mark.parametrize(("value", "shown"), [(3.0, "3"), (1.5, "1.5"), (2, "2")])
def test_a_number_is_shown_without_needless_decimals(value, shown):
    assert str(plain(value)) == shown


def test_titles_and_notes_are_in_the_language_asked_for():
    days = rulebook().rules["tired"].limits["days"]
    note = rulebook().rules["flare"].note

    assert [days.title(language) for language in Language] == [days.nb, days.en]
    assert [note.in_language(language) for language in Language] == [note.nb, note.en]
    assert days.nb != days.en
    assert note.nb != note.en


@pytest.mark.parametrize("language", Language)
def test_a_reason_is_read_without_a_case_with_the_numbers_in_force(language):
    strict = rulebook().adjusted({"pain-during-high": {"during_above": 4}})
    template = "{pain_during} / {during_above} / {calm} / {days_two} / {nothing}."

    told = Wording(strict, language).template("pain-during-high", template)

    assert told == "… / 4 / 2 / 14 / …"


@pytest.mark.parametrize("language", Language)
def test_a_finding_is_worded_again_with_the_numbers_of_its_day(language):
    strict = rulebook().adjusted({"dose-not-as-planned": {"below_pct": 90}, "tired": {"days": 2}})
    wording = Wording(rulebook(), language)

    for case in map(case_of, all_vignettes()):
        once, own = (advise(case, strict, each).findings for each in (Language.EN, language))

        assert tuple(wording.again(each) for each in once) == own
