"""Two million states judged one by one, and courses of 30 sessions: on all cores."""

import pytest

from app.advisor import gates
from app.advisor.rules import table
from app.domain.codes import Light
from tests.advisor.enumeration import ORDERED, PASTS, Block, blocks
from tests.advisor.exhaust import (
    Part,
    _earlier,
    _fault,
    _judged,
    judge_part,
    parts,
    rules_shuffled,
)
from tests.advisor.histories import histories
from tests.advisor.jobs import cores, jobs, judge_blocks, run
from tests.advisor.reference.judge import judge as second_judge
from tests.advisor.test_monotone import BETTER_TO_WORSE

LEAST_IN_CI, LEAST_IN_PROOF = 2_000_000, 20_000_000
SAMPLES = {"grid": 24_000, "climbs": 12_000, "random": 6_000}
COURSES = 2_000


@pytest.fixture(scope="module")
def pool():
    with cores() as pool:
        yield pool
        pool.shutdown(cancel_futures=True)


def test_every_state_of_every_block_is_judged_without_fault(pool, record_property):
    states = 0
    for done in judge_blocks(pool, blocks()):
        states += done.judged
        assert done.fault == ""

    record_property("states", states)
    assert states >= LEAST_IN_CI


def test_samples_of_histories_doses_and_limits_are_judged_alike_by_both(pool):
    for done in pool.map(run, jobs(SAMPLES)):
        assert done.fault == ""


def test_courses_of_30_sessions_hold_every_promise(pool, record_property):
    record_property("courses", COURSES)

    for done in pool.map(run, jobs({"courses": COURSES})):
        assert done.fault == ""


def test_the_long_proof_judges_twenty_million():
    assert sum(block.size for block in blocks(len(PASTS))) >= LEAST_IN_PROOF


def test_every_past_of_the_proof_is_one_of_the_histories():
    assert set(PASTS) <= {each.name for each in histories()}


def test_parts_cover_a_block_without_gap_or_overlap():
    numbers = [n for part in parts(blocks()[:1]) for n in range(part.start, part.stop)]

    assert numbers == list(range(blocks()[0].size))


def test_a_state_is_found_again_by_its_number():
    block = blocks()[2]

    assert [block.case(n) for n in (0, 7, 901)] == [
        case for n, case in enumerate(block.cases(0, 902)) if n in (0, 7, 901)
    ]


def test_every_symptom_is_an_axis_and_every_axis_of_symptoms_has_its_order():
    named = {name for block in blocks() for name in block.axes}

    assert named >= ORDERED
    assert set(BETTER_TO_WORSE) - {"criteria"} == ORDERED


@pytest.mark.parametrize("number", range(3))
def test_a_greener_neighbour_would_be_found(number):
    block: Block = blocks()[number]
    flat = bytes([Light.AMBER.severity]) * block.size
    axes = list(block.axes)
    last = next(n for n in reversed(axes) if n in ORDERED)
    stride = 1
    for name in reversed(axes[axes.index(last) + 1 :]):
        stride *= len(block.axes[name])
    greener = flat[:stride] + bytes([Light.GREEN.severity]) + flat[stride + 1 :]

    assert block.greener_though_worse(flat) is None
    assert block.greener_though_worse(greener) == stride


def test_what_is_wrong_with_a_state_is_told():
    block = blocks()[0]
    calm, sore = block.case(0), block.case(block.size // 12 * 6)
    known = _earlier(calm)
    one, other = _judged(calm, known), _judged(sore, known)

    assert _fault(calm, one, one, second_judge(calm)) == ""
    assert "no reason" in _fault(calm, one._replace(raised=()), one, second_judge(calm))
    assert "order" in _fault(calm, one, other, second_judge(calm))
    assert "missing" in _fault(
        calm, one._replace(missing=("$.cleared",), light=Light.GREEN), one, second_judge(calm)
    )
    assert _fault(calm, one, one, second_judge(sore)) != ""


def test_shuffled_rules_are_all_there_in_another_order():
    rules, heard = dict(table.RESPONSES), gates._GATES

    with rules_shuffled(3):
        assert rules != table.RESPONSES
        assert {m: sorted(r) for m, r in table.RESPONSES.items()} == {
            m: sorted(r) for m, r in rules.items()
        }
        assert heard != gates._GATES
        assert set(gates._GATES) == set(heard)
    assert (rules, heard) == (table.RESPONSES, gates._GATES)


def test_a_part_is_judged_to_the_severity_of_every_state():
    judged = judge_part(Part(blocks()[0], 100, 130))

    assert judged.fault == ""
    assert len(judged.severities) == 30
