import pytest

from app.domain.codes import Language, Region
from app.exercises.bank import Wanted, bank, load_bank
from app.exercises.exercise import Aim, Equipment, Position

NB, EN = Language.NB, Language.EN


def names(hits, language=NB):
    return [hit.rung.name.of(language) for hit in hits]


def test_an_exercise_keeps_its_id_along_the_ladder():
    heel_raise = bank().get("heel-raise")

    assert heel_raise.name(NB) == "Tåhev, sittende"
    assert heel_raise.name(NB, 4) == "Tåhev på ett bein"
    assert heel_raise.instructions(EN, 4)[0] == "Stand on one leg, hand on a chair."
    assert heel_raise.rung(4).dose.level == 4
    assert heel_raise.plan.levels == 7


def test_a_level_past_the_top_is_the_top():
    assert bank().get("heel-raise").name(NB, 20) == "Små hopp på tå"


def test_the_clinics_own_exercise_is_not_in_the_bank():
    assert bank().get("our-own-thing") is None


@pytest.mark.parametrize(
    ("exercise_id", "level", "n", "noun"),
    [
        ("heel-raise", 1, 15, "tåhev"),
        ("single-leg-balance", 1, 1, "sekund"),
        ("single-leg-balance", 2, 20, "sekunder"),
        ("walking", 1, 10, "minutter"),
    ],
)
def test_the_counting_noun_follows_number_and_rung(exercise_id, level, n, noun):
    assert bank().get(exercise_id).counting_noun(NB, n, level) == noun


def test_the_start_of_the_name_comes_first_in_a_search():
    found = names(bank().search("kne", NB))

    assert found[0].startswith("Kne")
    assert found.index("Knestrekk, sittende") < found.index("Liten knebøy med støtte")


def test_a_word_is_found_inside_a_compound():
    assert "Tåhev på to bein" in names(bank().search("hev", NB))


def test_every_typed_word_must_be_found():
    assert names(bank().search("tåhev vekt", NB)) == ["Tåhev med vekt"]


@pytest.mark.parametrize("typed", ["TÅHEV", "tahev", "  tåhev "])
def test_case_spaces_and_a_foreign_keyboard_do_not_matter(typed):
    assert len(bank().search(typed, NB)) == 6


def test_a_typed_letter_of_norwegian_means_that_letter():
    assert bank().search("tøhev", NB) == ()


def test_a_diagnosis_finds_its_exercises():
    assert "heel-raise" in {hit.exercise.id for hit in bank().search("akilles", NB)}
    assert "wrist-extension" in {hit.exercise.id for hit in bank().search("tennis elbow", EN)}


def test_of_equally_good_hits_those_for_the_region_come_first():
    everything = bank().search("", NB, near=Region.ANKLE_FOOT)

    for_it = [Region.ANKLE_FOOT in hit.exercise.regions for hit in everything]
    assert everything[0].exercise.region is Region.ANKLE_FOOT
    assert for_it == sorted(for_it, reverse=True)
    assert names(bank().search("tåhev vekt", NB, near=Region.NECK)) == ["Tåhev med vekt"]


def test_the_other_language_is_found_last():
    found = bank().search("squat", NB)

    assert "Knebøy" in names(found)
    assert names(bank().search("squat", EN), EN)[0] == "Squat"


def test_no_words_find_all_from_head_to_foot():
    found = bank().search("", NB)

    assert len(found) == sum(len(exercise.rungs) for exercise in bank())
    assert found[0].exercise.region is Region.NECK


def test_favourites_come_first():
    found = bank().search("kne", NB, favourites={"squat"})

    assert found[0].exercise.id == "squat"


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Wanted(region=Region.KNEE), lambda hit: Region.KNEE in hit.exercise.regions),
        (Wanted(aim=Aim.BALANCE), lambda hit: Aim.BALANCE in hit.exercise.aims),
        (Wanted(position=Position.PRONE), lambda hit: hit.rung.position is Position.PRONE),
        (Wanted(equipment=Equipment.BAND), lambda hit: Equipment.BAND in hit.rung.equipment),
    ],
)
def test_a_filter_lets_through_all_and_only_what_it_names(wanted, holds):
    everything = bank().search("", NB)

    assert bank().search("", NB, wanted) == tuple(hit for hit in everything if holds(hit))


def test_filters_narrow_each_other():
    found = bank().search("", NB, Wanted(region=Region.KNEE, aim=Aim.STRETCH))

    assert {hit.exercise.id for hit in found} == {"quad-stretch", "hamstring-stretch-strap"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id = ", "own.toml: Invalid value"),
        ('id = "x"\ncolour = "red"', "own.toml: Object contains unknown field `colour`"),
        ('id = "x"', "own.toml: Object missing required field"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(text, place):
    with pytest.raises(ValueError, match=place):
        load_bank({"exercises": {"own.toml": text}}.__getitem__)


def test_what_stands_at_the_top_of_a_file_holds_for_every_rung():
    squat = bank().get("squat")

    assert {rung.weight_bearing for rung in squat.rungs} == {True}
    assert squat.rung(5).per_side
    assert not squat.per_side
