"""D23: no file that Takt is given makes it fail, hang, swell, or write where it should not."""

from collections import Counter

from tests.faults.figures import FIGURES


def test_every_foreign_file_is_taken_or_refused_in_words(laboratory):
    parts = [{"number": each, "inputs": FIGURES.fuzzed_files // 2} for each in range(2)]

    found = laboratory.share("import_fuzzing:sweep", parts)

    tally = sum((Counter(each["tally"]) for each in found), Counter())
    print(tally)  # noqa: T201 (the figures, shown with -s)
    assert [each["problems"] for each in found] == [[], []]
    assert tally.total() == FIGURES.fuzzed_files // 2 * 2
    assert tally["case taken"] > 0
    assert tally["case refused"] > tally["case taken"]


def test_readers_that_fail_hang_swell_or_write_elsewhere_would_be_found_out(laboratory):
    found = laboratory.run("import_fuzzing:careless")

    assert [each.split()[0] for each in found["problems"]] == [
        "_fails", "_writes_outside", "_takes_memory", "_takes_time",
    ]  # fmt: skip
