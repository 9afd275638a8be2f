import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contract import LARGEST_BYTES, CaseRefused, read_case
from app.domain.case import Case
from app.domain.codes import Language
from app.domain.value import encode
from app.texts import texts
from tests.builders import a_case, a_time_contingent_case
from tests.contract.bad_cases import BAD_CASES, Bad, a_valid_tree, broken

VALID = json.dumps(a_valid_tree()).encode()
ENGLISH, NORWEGIAN = texts(Language.EN), texts(Language.NB)

NOT_JSON = {
    b"": "$: line 1, column 1: expected a case in JSON, got nothing",
    b" \n\n ": "$: line 1, column 1: expected a case in JSON, got nothing",
    b"[]": "$: expected an object, got []",
    b"null": "$: expected an object, got null",
    b"case": '$: line 1, column 1: expected JSON, got "case"',
    b'{"contract": 1,\n "as_of" 2}': '$: line 2, column 10: expected JSON, got "2}"',
    b'{"contract": 1': ("$: line 1, column 15: expected more JSON, got the end of the file"),
    VALID + b" {}": '$: line 1, column {end}: expected JSON, got "{}"',
    b"\xff\xfe{}": "$: expected text in UTF-8, byte 1 is not",
    VALID.decode().encode(
        "utf-16-le"
    ): '$: line 1, column 2: expected JSON, got "\\u0000\\"\\u0000c',
    b"[" * 10_000_000: "$: expected a case, got lists or objects nested too deeply",
    b'{"sessions":' * 100_000: "$: expected a case, got lists or objects nested too deeply",
    b" " * (LARGEST_BYTES + 1): "$: expected at most 20 megabytes",
    b'{"contract": ' + b"9" * 5000 + b"}": "$.contract: expected 1, got Infinity",
    b'{"contract": 1, "contract": 1}': "$.contract: expected each field once, got it twice",
    b'{"\\ud800": 1}': '$["\\ud800"]: expected whole characters, got "\\ud800"',
}


@pytest.mark.parametrize("bad", BAD_CASES, ids=lambda bad: f"{bad.place}={str(bad.value)[:20]!r}")
def test_a_bad_case_is_refused_at_its_place_in_both_languages(bad: Bad) -> None:
    with pytest.raises(CaseRefused) as refused:
        read_case(broken(bad))

    place = bad.at or bad.place
    assert refused.value.place == place
    assert ENGLISH.error(refused.value) == f"{place}: {bad.english}"
    assert NORWEGIAN.error(refused.value) == f"{place}: {bad.norwegian}"


def test_the_table_holds_many_bad_cases_and_each_once() -> None:
    assert len({(bad.place, str(bad.value)) for bad in BAD_CASES}) == len(BAD_CASES) >= 60


@pytest.mark.parametrize(("data", "line"), NOT_JSON.items(), ids=lambda value: str(value)[:30])
def test_what_is_not_json_is_refused_with_line_and_column(data: bytes, line: str) -> None:
    with pytest.raises(CaseRefused) as refused:
        read_case(data)

    assert str(refused.value).startswith(line.replace("{end}", str(len(VALID) + 2)))


@pytest.mark.parametrize("second", [b"5", b"3"])
@pytest.mark.parametrize("spaced", [True, False])
def test_a_dose_given_twice_is_refused_and_not_chosen_between(spaced: bool, second: bytes) -> None:  # noqa: FBT001 (pytest hands it in)
    data = VALID.replace(b'"sets": 3', b'"sets": 3, "sets": ' + second, 1)
    data = data if spaced else msgspec.json.format(data, indent=-1)

    with pytest.raises(CaseRefused) as refused:
        read_case(data)

    assert refused.value.place == "$.sessions[0].exercises[0].prescribed.sets"


def test_a_value_nested_deeply_is_refused_where_it_stands() -> None:
    data = VALID.replace(b'"pain_usual": 2', b'"pain_usual": ' + b"[" * 200 + b"]" * 200, 1)

    with pytest.raises(CaseRefused) as refused:
        read_case(data)

    assert str(refused.value) == "$.sessions[0].pain_usual: expected a whole number 0–10, got […]"


def test_half_a_character_in_a_note_is_refused() -> None:
    data = VALID.replace(b"calf swollen", b"calf \\ud83d swollen")

    with pytest.raises(CaseRefused) as refused:
        read_case(data)

    assert refused.value.place == "$.latched_stop.reason"


def test_a_whole_character_written_in_two_halves_is_read() -> None:
    data = VALID.replace(b"calf swollen", b"calf \\ud83e\\uddb5")

    case = read_case(data)

    assert case.latched_stop
    assert case.latched_stop.reason == "calf \N{LEG}"


def test_a_file_that_notepad_saved_is_read() -> None:
    case = read_case(b"\xef\xbb\xbf" + VALID)

    assert case == read_case(VALID)


@pytest.mark.parametrize("indent", [-1, 0, 2])
def test_a_case_is_the_same_however_it_is_spaced_or_escaped(indent: int) -> None:
    tree = a_valid_tree() | {"latched_stop": {"date": "2026-11-01", "reason": "såret leggen"}}

    plain = read_case(msgspec.json.format(msgspec.json.encode(tree), indent=indent))
    escaped = read_case(json.dumps(tree).encode())

    assert plain == escaped
    assert plain.latched_stop
    assert plain.latched_stop.reason == "såret leggen"


def test_not_asked_and_left_out_are_the_same_and_zero_is_an_answer() -> None:
    tree = a_valid_tree()
    tree["sessions"][1] |= {"pain_before": None, "pain_after": 0}

    session = read_case(json.dumps(tree).encode()).sessions[1]

    assert session.pain_before is session.pain_next_morning is None
    assert session.pain_after == 0


@pytest.mark.parametrize("case", [a_case(), a_time_contingent_case(baseline_repetitions=(8, 10))])
def test_a_case_that_was_written_is_read_back_equal(case: Case) -> None:
    assert read_case(encode(case)) == case


@given(st.binary(max_size=300))
def test_arbitrary_bytes_are_a_case_or_a_refusal_of_one_line(data: bytes) -> None:
    assert _is_a_case_or_one_line(data)


WRONG = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2026-11-23"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(st.data(), WRONG)
def test_a_case_with_anything_anywhere_is_a_case_or_a_refusal(
    data: st.DataObject, wrong: object
) -> None:
    tree = a_valid_tree()
    node = _somewhere(tree, data)
    key = data.draw(st.sampled_from(sorted(node)) if isinstance(node, dict) else st.just(0))
    node[key] = wrong

    assert _is_a_case_or_one_line(json.dumps(tree).encode())


@given(st.integers(0, len(VALID) - 1), st.integers(0, 3), st.binary(max_size=3))
def test_a_case_with_damaged_bytes_is_a_case_or_a_refusal(
    start: int, length: int, new: bytes
) -> None:
    assert _is_a_case_or_one_line(VALID[:start] + new + VALID[start + length :])


def _somewhere(tree: dict[str, object], data: st.DataObject) -> object:
    node: object = tree
    while data.draw(st.booleans()):
        inner = [each for each in _children(node) if isinstance(each, dict | list) and each]
        if not inner:
            break
        node = data.draw(st.sampled_from(inner))
    return node


def _children(node: object) -> list[object]:
    return list(node.values()) if isinstance(node, dict) else list(node)


def _is_a_case_or_one_line(data: bytes) -> bool:
    try:
        case = read_case(data)
    except CaseRefused as refused:
        line = NORWEGIAN.error(refused)
        return line.startswith("$") and len(line.splitlines()) == 1 and bool(line.encode())
    return read_case(encode(case)) == case
