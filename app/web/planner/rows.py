"""Rows of a form, added, moved and removed by its buttons: the form comes back, nothing is lost.

A button is called `do` and says what it does and where: `add hints`, `up hints.1`,
`down lock.also.0`, `remove jobs.2`.
"""

from collections.abc import Callable
from typing import Any

from app.web.forms import Tree

VERBS = ("add", "up", "down", "remove")


def is_row_button(do: str) -> bool:
    """Tell whether the button that was pressed changes rows; others save, or swap something."""
    return do.partition(" ")[0] in VERBS


def press(do: str, values: Tree, blank: Callable[[str], Any]) -> str:
    """Do what a row button says to the values, in place, and return the path of the row to go to.

    `blank(path)` returns an empty row for the list at a path, or None where there is no such list.
    A button that fits no row, as after a second tap, changes nothing and returns "".
    """
    verb, _, path = do.partition(" ")
    if verb == "add":
        rows, row = _list_at(values, path), blank(path)
        if rows is None or row is None:
            return ""
        rows.append(row)
        return f"{path}.{len(rows) - 1}"
    path, _, number = path.rpartition(".")
    rows = _list_at(values, path)
    if rows is None or not number.isdecimal() or len(number) > 4 or int(number) >= len(rows):
        return ""
    at = int(number)
    if verb == "remove":
        del rows[at]
        return f"{path}.{min(at, len(rows) - 1)}" if rows else ""
    to = at - 1 if verb == "up" else at + 1
    if not 0 <= to < len(rows):
        return ""
    rows[at], rows[to] = rows[to], rows[at]
    return f"{path}.{to}"


def _list_at(values: Tree, path: str) -> list[Any] | None:
    found: Any = values
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found if isinstance(found, list) else None
