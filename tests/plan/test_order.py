"""The order of rows that two sides have changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plan.order import merged_members, merged_order, moved

rows = st.lists(st.sampled_from("abcdef"), unique=True)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "abxc", "abc", "abxc"),
        ("abc", "xabc", "abcy", "xabcy"),
        ("abc", "abx", "aby", "abxy"),
        ("abc", "ac", "abc", "ac"),
        ("abc", "cab", "abc", "cab"),
        ("abc", "abc", "bca", "bca"),
        ("abc", "cab", "abcy", "cyab"),
        ("abc", "cba", "bac", "bac"),
        ("abc", "acx", "cab", "cxa"),
    ],
)
def test_orders_are_merged(base: str, mine: str, theirs: str, merged: str) -> None:
    members = merged_members(base, mine, theirs)
    assert "".join(merged_order(base, mine, theirs, members)) == merged


@given(rows, rows, rows)
def test_every_member_is_there_once(base: list[str], mine: list[str], theirs: list[str]) -> None:
    members = merged_members(base, mine, theirs)
    order = merged_order(base, mine, theirs, members)
    assert sorted(order) == sorted(members)
    assert {*mine, *theirs} >= members >= {*mine, *theirs} - {*base}


@given(rows, rows)
def test_a_side_that_did_nothing_changes_nothing(base: list[str], other: list[str]) -> None:
    for one, two in ((base, other), (other, base)):
        assert merged_order(base, one, two, merged_members(base, one, two)) == other


def test_only_what_both_have_counts_as_moved() -> None:
    assert moved("abc", "cb")
    assert not moved("abc", "axc")
