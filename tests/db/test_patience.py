"""T13: a virus scanner holds a file for a moment; a folder that is read-only stays so."""

import pytest

from db.patience import PAUSES_S, patiently


class Held(PermissionError):
    """As Windows raises it where another process has the file."""

    winerror = 32


class Disk:
    """Takes the file after so many tries."""

    def __init__(self, free_after, error):
        self.tries, self.free_after, self.error, self.slept = 0, free_after, error, []

    def replace(self):
        self.tries += 1
        if self.tries <= self.free_after:
            raise self.error
        return "replaced"


@pytest.mark.parametrize("tries", [0, 1, len(PAUSES_S)])
def test_a_held_file_is_waited_for(tries):
    disk = Disk(tries, Held())

    assert patiently(disk.replace, disk.slept.append) == "replaced"
    assert disk.slept == list(PAUSES_S[:tries])


def test_the_wait_ends_within_five_seconds():
    disk = Disk(1000, Held())

    with pytest.raises(Held):
        patiently(disk.replace, disk.slept.append)

    assert sum(disk.slept) <= 5


def test_what_is_refused_for_good_is_told_at_once():
    disk = Disk(1000, PermissionError("read-only"))

    with pytest.raises(PermissionError):
        patiently(disk.replace, disk.slept.append)

    assert disk.slept == []
