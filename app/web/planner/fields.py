"""The fields of the planner's smaller forms, with their limits."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, StringConstraints
from pydantic_core import PydanticCustomError

from app.plan.document import Line
from app.web.forms import Form

Key = Annotated[str, StringConstraints(min_length=1, max_length=40)]
"""A form's own key, so that it counts once however often it is sent."""


def _written(text: str) -> str:
    if not text:
        raise PydanticCustomError("says", "Fill this in.")
    return text


Title = Annotated[Line, AfterValidator(_written)]


class NewHunt(BaseModel):
    """A hunt to begin, or the copy of one."""

    key: Key
    title: Title
    age: int = Field(ge=3, le=99)


class FragmentFields(BaseModel):
    """A fragment as it is written, and the stage that gives it."""

    kind: str = "element"
    label: Line = ""
    sign: Line = ""
    stage: str = ""


def typed_hunt(form: Form) -> dict[str, str]:
    """Return what was typed about a new hunt."""
    return {name: form.text(name) for name in ("title", "age")}
