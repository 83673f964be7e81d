"""The values of a form's fields: always whole, always of the shape of the model they will become.

A template may then read any field without asking whether it is there, whatever was sent. All
values are text as typed, true or false for boxes, and lists for rows.
"""

from collections.abc import Mapping
from types import NoneType
from typing import Annotated, Any, NewType, get_args, get_origin

from pydantic import BaseModel

from app.ids import new_id
from app.web.forms import Tree

MOST_SENT_ROWS = 200
"""Rows of one list that are read from a form; each list has a smaller limit of its own."""
SET_BY_US = ("id", "when")
"""What a row holds before anybody has written into it."""


def shaped(kind: Any, raw: Any) -> Any:
    """Return what was sent (or stored) in the shape of a pydantic model or of one of its fields.

    What is missing becomes blank, what has no place falls away.
    """
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        given = raw if isinstance(raw, Mapping) else {}
        return {
            name: shaped(field.annotation, given.get(name))
            for name, field in kind.model_fields.items()
        }
    if get_origin(kind) is tuple:
        rows = raw if isinstance(raw, list) else [raw] if isinstance(raw, str) else []
        return [shaped(get_args(kind)[0], row) for row in rows[:MOST_SENT_ROWS]]
    if kind is bool:
        return raw not in (None, False, "")
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    return raw if isinstance(raw, str) else ""


def blank_row(kind: type[BaseModel], field: str) -> Any:
    """Return an empty row for a list field of a model. A row that has an id gets a new one."""
    row = shaped(get_args(_bare(kind.model_fields[field].annotation))[0], None)
    if isinstance(row, dict) and "id" in row:
        row["id"] = new_id()
    return row


def is_blank(value: Any) -> bool:
    """Tell whether nothing was written into a row."""
    if isinstance(value, dict):
        return all(is_blank(one) for name, one in value.items() if name not in SET_BY_US)
    return not (value.strip() if isinstance(value, str) else value)


def tidy(tree: Tree) -> Tree:
    """Return the same values without rows in which nothing stands."""
    return {name: _tidied(value) for name, value in tree.items()}


def without_blanks(value: Any) -> Any:
    """Return what is left to validate: a blank field means the model's default."""
    if isinstance(value, dict):
        return {name: without_blanks(one) for name, one in value.items() if one != ""}
    if isinstance(value, list):
        return [without_blanks(one) for one in value]
    return value


def _tidied(value: Any) -> Any:
    if isinstance(value, dict):
        return tidy(value)
    if isinstance(value, list):
        return [_tidied(one) for one in value if not is_blank(one)]
    return value


def _bare(kind: Any) -> Any:
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif isinstance(kind, NewType):
            kind = kind.__supertype__
        elif NoneType in get_args(kind) and len(get_args(kind)) == 2:
            kind = next(one for one in get_args(kind) if one is not NoneType)
        else:
            return kind
