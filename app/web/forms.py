"""Forms: from what a browser sent to a validated value, or to sentences beside the fields.

Field names are paths: `hints.0.text` is the text of the first hint. A row of a list is named by a
number; gaps do not matter. What was typed is never lost: the raw data goes back into the form.
"""

import unicodedata
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from app.web.errors import Refused

MOST_FIELDS = 2_000
LARGEST_FIELD = 64 * 1024
DEEPEST_NAME = 8
"""Steps in a field's name: what is deeper is no field of ours."""

UNREADABLE = "That form could not be read. It may be too long. Open the page again and retry."

Tree = dict[str, Any]
T = TypeVar("T")
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Form:
    """What a browser sent."""

    data: FormData

    def text(self, name: str, default: str = "") -> str:
        """Return the first value of a field, stripped; `default` when it is absent or a file."""
        value = self.data.get(name, default)
        return value.strip() if isinstance(value, str) else default

    def texts(self, name: str) -> list[str]:
        """Return all values of a field in order."""
        return [value for value in self.data.getlist(name) if isinstance(value, str)]

    def file(self, name: str) -> UploadFile | None:
        """Return an uploaded file, or None when none was chosen."""
        value = self.data.get(name)
        return value if isinstance(value, UploadFile) and value.filename else None

    def tree(self) -> Tree:
        """Return all text fields as nested dicts and lists."""
        root: Tree = {}
        for name, value in self.data.multi_items():
            if isinstance(value, str) and name.count(".") < DEEPEST_NAME:
                _plant(root, name.split("."), value)
        return {name: _lists(value) for name, value in root.items()}


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A validated value, or None and a sentence for each field path that needs one."""

    value: T | None
    errors: Mapping[str, str] = field(default_factory=dict)


def check(model: type[Model], tree: Mapping[str, Any]) -> Checked[Model]:
    """Validate a tree. The errors' keys are the names of the form's fields.

    A validator with a sentence of its own raises `PydanticCustomError("says", sentence)`.
    """
    try:
        return Checked(model.model_validate(tree))
    except ValidationError as error:
        errors: dict[str, str] = {}
        for item in error.errors(include_url=False, include_input=False):
            path = ".".join(str(part) for part in item["loc"])
            errors.setdefault(path, _sentence(item["type"], item["msg"], item.get("ctx", {})))
        return Checked(None, errors)


async def read_form(request: Request) -> AsyncIterator[Form]:
    """Read the form of a request, within limits; its files are closed when the route is done."""
    try:
        data = await request.form(max_files=40, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD)
    except HTTPException as error:
        raise Refused(UNREADABLE, error.status_code) from error
    yield Form(FormData([(_clean(name), _cleaned(value)) for name, value in data.multi_items()]))
    await data.close()


SentForm = Annotated[Form, Depends(read_form, scope="function")]


def _cleaned(value: str | UploadFile) -> str | UploadFile:
    return _clean(value) if isinstance(value, str) else value


def _clean(text: str) -> str:
    """Return text that every database and every browser can hold.

    Browsers end lines in two signs; other control signs, and halves of a sign, come from nobody
    who types.
    """
    text = text.replace("\r\n", "\n").encode("utf-8", "replace").decode()
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def _plant(node: Tree, path: list[str], value: str) -> None:
    for step in path[:-1]:
        below = node.setdefault(step, {})
        if not isinstance(below, dict):
            return
        node = below
    last = path[-1]
    if isinstance(node.get(last), list):
        node[last].append(value)
    elif last in node:
        node[last] = [node[last], value] if isinstance(node[last], str) else node[last]
    else:
        node[last] = value


def _lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(name.isascii() and name.isdecimal() and len(name) < 6 for name in node):
        return [_lists(node[name]) for name in sorted(node, key=int)]
    return {name: _lists(value) for name, value in node.items()}


def _sentence(kind: str, message: str, context: Mapping[str, Any]) -> str:
    match kind:
        case "says":
            return message
        case "string_too_short" if context["min_length"] > 1:
            return f"Write at least {context['min_length']} characters."
        case "missing" | "string_too_short":
            return "Fill this in."
        case "string_too_long":
            return f"This is too long. At most {context['max_length']} characters fit here."
        case "too_long":
            return f"These are too many. At most {context['max_length']} fit here."
        case "greater_than_equal":
            return f"Choose {context['ge']} or more."
        case "less_than_equal":
            return f"Choose {context['le']} or less."
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return "Write a whole number in digits, such as 7."
        case "time_parsing" | "time_type":
            return "Write a time of day such as 15:30."
        case _:
            return "This can't be used here. Choose or write something else."
