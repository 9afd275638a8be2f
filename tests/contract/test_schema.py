"""The schemas, checked by the few words of JSON Schema that they use."""

import json
import re
from datetime import date
from typing import Any

import pytest

from app.contract import schema, write_advice
from tests.builders import an_advice
from tests.contract.bad_cases import BAD_CASES, Bad, a_valid_tree, broken

CASE: dict[str, Any] = json.loads(schema("case"))
ADVICE: dict[str, Any] = json.loads(schema("advice"))
BEYOND_A_SCHEMA = re.compile(
    "expected (a year|symptom for|none in|no value|a day not after|the oldest|one session|each "
    r"|repetitions|\[bottom|a number 0–500 for)|decimal, got 2.25"
)


def accepts(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    """Whether a value is as this part of a schema says."""
    if "$ref" in rule:
        return accepts(root["$defs"][rule["$ref"].removeprefix("#/$defs/")], value, root)
    if "anyOf" in rule:
        return any(accepts(each, value, root) for each in rule["anyOf"])
    if "enum" in rule:
        return any(type(each) is type(value) and each == value for each in rule["enum"])
    return _CHECKS[rule["type"]](rule, value, root)


def _object(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return False
    known, more = rule.get("properties", {}), rule.get("additionalProperties", True)
    names = rule.get("propertyNames", {}) | {"type": "string"}
    return (
        set(rule.get("required", ())) <= set(value)
        and all(accepts(names, name, root) for name in value)
        and all(_field(known, more, name, each, root) for name, each in value.items())
    )


def _field(known: Any, more: Any, name: str, value: object, root: dict[str, Any]) -> bool:
    if name in known:
        return accepts(known[name], value, root)
    return more if isinstance(more, bool) else accepts(more, value, root)


def _array(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    if not isinstance(value, list):
        return False
    kinds = rule.get("prefixItems") or [rule["items"]] * len(value)
    within = rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value))
    return within and all(
        accepts(kind, each, root) for kind, each in zip(kinds, value, strict=False)
    )


def _number(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    kinds = (int,) if rule["type"] == "integer" else (int, float)
    if not isinstance(value, kinds) or isinstance(value, bool):
        return False
    return rule.get("minimum", value) <= value <= rule.get("maximum", value)


def _string(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    if not isinstance(value, str) or len(value) > rule.get("maxLength", len(value)):
        return False
    if rule.get("format") == "date":
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)) and _is_day(value)
    return bool(re.search(rule.get("pattern", ""), value))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _boolean(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    return isinstance(value, bool)


def _null(rule: dict[str, Any], value: object, root: dict[str, Any]) -> bool:
    return value is None


_CHECKS: dict[str, Any] = {
    "object": _object,
    "array": _array,
    "integer": _number,
    "number": _number,
    "string": _string,
    "boolean": _boolean,
    "null": _null,
}


def test_the_schemas_say_which_dialect_they_are_written_in() -> None:
    assert CASE["$schema"] == ADVICE["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("root", [CASE, ADVICE], ids=["case", "advice"])
def test_every_object_names_all_its_fields_and_is_described(root: dict[str, Any]) -> None:
    objects = [each for each in root["$defs"].values() if "properties" in each]

    assert objects
    assert all(each["additionalProperties"] is False for each in objects)
    assert all(each["description"] for each in root["$defs"].values())


def test_a_range_stands_in_the_schema_as_at_the_field() -> None:
    pain = CASE["$defs"]["Session"]["properties"]["pain_usual"]["anyOf"][0]

    assert pain == {"type": "integer", "minimum": 0, "maximum": 10}


def test_the_schema_accepts_a_valid_case() -> None:
    assert accepts(CASE, a_valid_tree(), CASE)


@pytest.mark.parametrize("decimal", [0.1, 0.3, 2.3, 4.7, 9.9, 10])
def test_the_schema_forbids_no_number_with_one_decimal(decimal: float) -> None:
    tree = a_valid_tree()
    tree["sessions"][0]["pain_week"] = decimal

    assert accepts(CASE, tree, CASE)
    assert b"multipleOf" not in schema("case")


@pytest.mark.parametrize(
    "bad",
    [bad for bad in BAD_CASES if not BEYOND_A_SCHEMA.search(bad.english)],
    ids=lambda bad: bad.place,
)
def test_the_schema_refuses_a_bad_case(bad: Bad) -> None:
    assert not accepts(CASE, json.loads(broken(bad)), CASE)


def test_the_schema_of_an_advice_accepts_what_is_written_and_asks_for_every_field() -> None:
    advice = json.loads(write_advice(an_advice()))

    assert accepts(ADVICE, advice, ADVICE)
    assert set(ADVICE["$defs"]["Advice"]["required"]) == set(advice)
    assert ADVICE["$defs"]["Change"]["required"] == ["variable", "from", "to"]
