"""The hunt file's JSON: written in one canonical way, read with care.

A file says which format it is written in. Every new kind or field raises FORMAT. A restructure is
one step in `UPGRADES`, with a file of the old format kept for ever in tests/formats.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from app.plan.document import HuntPlan
from app.plan.json_reader import HuntRefused, read_json
from app.plan.shape_words import shape_sentence

FORMAT = 1

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""From each older format to the next: a function of the whole document, `format` included."""


class HuntFile(BaseModel):
    """The content of `hunt.json`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = 1
    hunt: HuntPlan


def dumps(plan: HuntPlan) -> str:
    """Return the canonical JSON of a plan: the same plan always gives the same text.

    Every field is written, also where it has its default, so that a later default changes no
    hunt; keys are sorted; there are no spaces; letters of all scripts stand as they are.
    """
    document = HuntFile(hunt=plan).model_dump(mode="json")
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str | bytes) -> HuntPlan:
    """Read a plan from the JSON of any format up to ours. Raises HuntRefused."""
    document = upgrade(read_json(text))
    try:
        return HuntFile.model_validate(document).hunt
    except ValidationError as error:
        raise HuntRefused(shape_sentence(error, document)) from error


def upgrade(document: Any) -> dict[str, Any]:
    """Bring a document of an older format up to ours. Raises HuntRefused."""
    found = document.get("format") if isinstance(document, dict) else None
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise HuntRefused(
            "This is not a hunt: it does not say which format it is written in, "
            f'such as "format": {FORMAT}.'
        )
    if found > FORMAT:
        raise HuntRefused(
            f"This hunt was saved by a newer Red Thread (format {found}; this one reads up to "
            f"{FORMAT}). Update Red Thread, then bring the file in again."
        )
    for step in range(found, FORMAT):
        document = UPGRADES[step](document)
    return dict(document)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of `hunt.json`."""
    return HuntFile.model_json_schema()
