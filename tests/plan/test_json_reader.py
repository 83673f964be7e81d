"""JSON from a stranger is bounded before it is believed."""

import pytest

from app.plan.json_reader import DEEPEST, MOST_VALUES, HuntRefused, read_json


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1, column 1 is not JSON"),
        ('{"a":\n 1,}', "line 2, column"),
        (b"\xff\xfe{}", "not UTF-8"),
        ("[" * (DEEPEST + 1), "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("[" + "1," * MOST_VALUES + "1]", "far too many things"),
        ("[1234567890]", "The number 1234567890… is too long"),
        ("[" + "9" * 10_000 + "]", "is too long"),
        ("[1.5]", "1.5 is none"),
        ("[1e400]", "whole numbers only"),
        ("[NaN]", "NaN is none"),
        ("[-Infinity]", "-Infinity is none"),
        ('{"a":1,"b":2,"a":3}', "“a” is written twice"),
        ('{"\\ud800":1,"\\ud800":1}', "“·” is written twice"),
        ('["unfinished', "is not JSON"),
        ('["\\', "is not JSON"),
    ],
)
def test_what_no_hunt_needs_is_refused_in_words(text: str | bytes, says: str) -> None:
    with pytest.raises(HuntRefused, match=says) as refused:
        read_json(text)
    assert len(refused.value.says) < 200


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[" * DEEPEST + "]" * DEEPEST, None),
        ('{"a":"[[[[[[[[[[[[[[[[[[[[[[[[[[[["}', {"a": "[" * 28}),
        ('["\\"[{", "\\\\", "]"]', ['"[{', "\\", "]"]),
        ("[-123456789, true, null]", [-123456789, True, None]),
        ('["\\ud83e\\udd80", "a\\u0000b\\r\\nc"]', ["🦀", "ab\nc"]),
    ],
)
def test_what_looks_wild_but_is_not_is_read(text: str, value: object) -> None:
    found = read_json(text)
    assert value is None or found == value
