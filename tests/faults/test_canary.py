"""D20, D21: what was typed about a patient stands in no file but the encrypted ones, nor there."""

from tests.faults.figures import FIGURES


def test_no_mark_is_in_any_byte_that_the_program_wrote(laboratory):
    found = laboratory.run("canary:scan", kills=FIGURES.canary_kills)

    print(found["tally"])  # noqa: T201 (the figures, shown with -s)
    assert found["found"] == {}
    assert found["tally"]["whole days"] > 0
    assert found["tally"]["killed"] == FIGURES.canary_kills
    assert found["tally"]["bytes"] > 100_000


def test_a_mark_that_was_written_would_be_found(laboratory):
    found = laboratory.run("canary:scan", kills=0, careless=True)

    assert any(name.endswith("notes.txt") for name in found["found"])


def test_no_error_brings_what_was_typed_into_the_log(laboratory):
    found = laboratory.run("canary:forced_errors", errors=FIGURES.forced_errors)

    print(found)  # noqa: T201 (the figures, shown with -s)
    assert found["ways"] >= 12
    assert found["shown"] == found["lines"] == FIGURES.forced_errors
    assert (found["in the log"], found["on the screen"]) == (0, 0)
