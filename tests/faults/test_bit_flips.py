"""D6, D7: one bit that turns over is noticed, and nothing from a damaged page is shown."""

from tests.faults.figures import FIGURES


def test_a_flipped_bit_of_the_records_is_noticed(laboratory):
    found = laboratory.run("bit_flips:in_records", flips=FIGURES.flips)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["noticed"] == FIGURES.flips


def test_beside_a_log_nothing_from_a_damaged_page_is_shown(laboratory):
    found = laboratory.run("bit_flips:in_records", flips=FIGURES.flips, beside_log=True)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["noticed"] > 0


def test_undamaged_records_give_no_false_alarm(laboratory):
    found = laboratory.run("bit_flips:clean_opens", opens=FIGURES.clean_opens)

    assert found["tally"] == {"unharmed": FIGURES.clean_opens}


def test_a_flipped_bit_of_the_log_is_noticed(laboratory):
    found = laboratory.run("bit_flips:in_log", flips=FIGURES.flips)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["noticed"] > FIGURES.flips * 0.9


def test_without_the_anchor_a_flipped_bit_of_the_log_loses_in_silence(laboratory):
    """The negative control: the engine alone does not notice."""
    found = laboratory.run("bit_flips:in_log", flips=FIGURES.flips, anchored=False)

    assert found["tally"]["lost in silence"] > FIGURES.flips * 0.7
    assert "noticed" not in found["tally"]
