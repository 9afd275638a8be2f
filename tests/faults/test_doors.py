"""D14, D17: no wrong passphrase opens, and one instance at a time writes."""

from tests.faults.figures import FIGURES


def test_no_wrong_passphrase_opens_or_changes_anything(laboratory):
    found = laboratory.run("doors:wrong_passphrases", tries=FIGURES.wrong_passphrases)

    said = {"This passphrase does not open the records.": FIGURES.wrong_passphrases}
    assert found == {"said": said, "changed": False}


def test_of_two_instances_one_writes_and_its_lock_dies_with_it(laboratory):
    found = laboratory.run("doors:races", races=FIGURES.races)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["problems"] == []
    assert found["tally"]["1 in"] == FIGURES.races
    turned_away = "turned away: Takt is already open. Close the other window first."
    assert found["tally"][turned_away] == FIGURES.races
