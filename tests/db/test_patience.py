"""T13: a virus scanner holds a file for a moment; a folder that is read-only stays so."""

import ast
from pathlib import Path

import pytest

from db.patience import PAUSES_S, patiently

ROOT = Path(__file__).parents[2]


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


def moves(node):
    """Calls that give a file another name: rename, and replace with one path."""
    for each in ast.walk(node):
        name = each.func.attr if is_method(each) else ""
        if name == "rename" or (name == "replace" and len(each.args) == 1 and not each.keywords):
            yield each


def is_method(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


def patient_moves(node):
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and getattr(each.func, "id", "") == "patiently":
            yield from moves(each)


@pytest.mark.parametrize("folder", ["db", "app/usecases"])
def test_no_file_changes_its_name_without_patience(folder):
    impatient, found = [], 0
    for file in sorted((ROOT / folder).rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        patient = {id(each) for each in patient_moves(tree)}
        impatient += [file.name for each in moves(tree) if id(each) not in patient]
        found += len(patient)

    assert impatient == []
    assert found > 1


def test_a_file_renamed_without_patience_would_be_seen():
    tree = ast.parse("patiently(lambda: a.rename(b))\na.replace(b)\na.replace(b, c)\n")

    assert len(list(moves(tree))) == 2
    assert len(list(patient_moves(tree))) == 1
