from typing import Any

import pytest

from app.web.planner.rows import is_row_button, press


def pressed(do: str) -> tuple[str, dict[str, Any]]:
    """Press a button of a form with three hints and a list inside a lock."""
    values = {"hints": ["a", "b", "c"], "lock": {"also": ["x"]}, "title": "T"}
    return press(do, values, lambda path: "new" if path in ("hints", "lock.also") else None), values


@pytest.mark.parametrize(
    ("do", "hints", "goes_to"),
    [
        ("add hints", ["a", "b", "c", "new"], "hints.3"),
        ("up hints.1", ["b", "a", "c"], "hints.0"),
        ("down hints.1", ["a", "c", "b"], "hints.2"),
        ("remove hints.0", ["b", "c"], "hints.0"),
        ("remove hints.2", ["a", "b"], "hints.1"),
        ("up hints.0", ["a", "b", "c"], ""),
        ("down hints.2", ["a", "b", "c"], ""),
        ("remove hints.3", ["a", "b", "c"], ""),
        ("remove hints.-1", ["a", "b", "c"], ""),
        ("add title", ["a", "b", "c"], ""),
        ("add", ["a", "b", "c"], ""),
        ("remove", ["a", "b", "c"], ""),
    ],
)
def test_a_button_changes_its_rows_and_says_where_to_go(
    do: str, hints: list[str], goes_to: str
) -> None:
    focus, values = pressed(do)
    assert (values["hints"], focus) == (hints, goes_to)
    assert values["title"] == "T"


def test_rows_inside_a_lock() -> None:
    assert pressed("add lock.also")[1]["lock"] == {"also": ["x", "new"]}
    assert pressed("remove lock.also.0") == (
        "",
        {"hints": ["a", "b", "c"], "lock": {"also": []}, "title": "T"},
    )


def test_saving_is_no_row_button() -> None:
    assert [is_row_button(do) for do in ("add hints", "save", "swap", "")] == [True] + [False] * 3
