import random

import pytest

from tests.backups.drills import a_grown_practice, drill

SEED, DRILLS = 20261123, 100  # 200 in `make prove`


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    practice, states = a_grown_practice(tmp_path_factory.mktemp("grown"))
    yield practice, states
    practice.workspace.close()


def test_random_backups_come_back_on_a_new_pc_equal_to_the_last_record(grown, tmp_path):
    fresh, different = tmp_path / "fresh", []
    for number in range(DRILLS):
        fresh.mkdir()
        different += drill(*grown, fresh, random.Random(SEED + number))

    assert different == []


def test_a_record_that_differs_would_be_seen(grown, tmp_path):
    practice, states = grown
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    forged = [{**each, "hashes": dict.fromkeys(each["hashes"], "0" * 64)} for each in states]

    assert drill(practice, forged, fresh, random.Random(SEED))
