import pytest

from db.slots import FLOOR, Cost, calibrated, seconds_of


@pytest.mark.parametrize(
    ("floor_s", "memory_kib", "passes"),
    [
        (0.3, 131_072, 5),  # as measured on a small laptop
        (2.0, 65_536, 3),  # a slow one: never below the floor
        (0.01, 524_288, 37),
        (0.0001, 524_288, 50),
    ],
)
def test_a_guess_takes_about_a_second_and_never_less_than_the_floor(floor_s, memory_kib, passes):
    cost = calibrated(1.0, lambda cost: floor_s * cost.memory_kib / FLOOR.memory_kib)

    assert cost == Cost(memory_kib=memory_kib, passes=passes, lanes=4)


def test_a_guess_that_may_take_no_time_costs_the_floor():
    assert calibrated(0, lambda _cost: 0.1) == FLOOR


def test_a_dearer_guess_takes_longer_here():
    cheap, dear = Cost(64, 1, 1), Cost(4096, 20, 1)

    assert min(seconds_of(dear) for _ in range(3)) > min(seconds_of(cheap) for _ in range(3))
