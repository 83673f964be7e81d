"""`docs/hunt-file.md` says what the schema says: every field, every limit, and its example."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from app.plan import json_reader, members
from app.plan.formats import FORMAT, loads, schema
from app.plan.readiness import problems

PAGE = (Path(__file__).parents[2] / "docs" / "hunt-file.md").read_text("utf-8")
SCHEMA = schema()
PARTS: dict[str, dict[str, Any]] = {
    name: part for name, part in SCHEMA["$defs"].items() if "properties" in part
}
KINDS: dict[str, dict[str, Any]] = {
    name: part for name, part in SCHEMA["$defs"].items() if "enum" in part
}


def heading(name: str) -> str:
    """The heading of a part: "HuntPlan" is "Hunt", "NumberLock" is "Lock: number"."""
    kind = PARTS[name]["properties"].get("kind", {}).get("const")
    return f"Lock: {kind}" if kind else {"HuntPlan": "Hunt"}.get(name, name)


def linked(reference: str) -> str:
    name = reference.rpartition("/")[2]
    if name in KINDS:
        return values(KINDS[name])
    title = heading(name)
    return f"[{title.lower()}](#{title.lower().replace(':', '').replace(' ', '-')})"


def values(field: dict[str, Any]) -> str:
    return ", ".join(f"`{value}`" for value in field["enum"])


def holds(field: dict[str, Any]) -> str:
    """What a field holds, as the page's tables write it."""
    match field:
        case {"$ref": reference}:
            return linked(reference)
        case {"oneOf": _}:
            return "[lock](#locks)"
        case {"anyOf": [one, {"type": "null"}]}:
            return f"{holds(one)}, or null"
        case {"const": value}:
            return f"`{value}`"
        case {"enum": _}:
            return values(field)
        case {"type": "array", "items": items, "maxItems": most}:
            return f"list of up to {most}: {holds(items)}"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"{least} to {most}"
        case {"type": "boolean"}:
            return "true, false"
        case {"format": "time"}:
            return "time of day"
        case {"pattern": pattern}:
            return "id" if pattern.startswith("^[a-z0-9]") else "language"
        case {"minLength": 1, "maxLength": 1}:
            return "one character"
        case {"maxLength": most}:
            return f"text of up to {most}"
    raise AssertionError(f"the page has no word for {field}")


def default(part: dict[str, Any], name: str) -> str:
    """What stands for a field that is left out."""
    if name in part.get("required", ()):
        return "needed"
    value = part["properties"][name]["default"]
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def table(title: str) -> dict[str, tuple[str, str, str]]:
    """The rows of the table under a heading: field to (holds, default, meaning)."""
    section = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section, f"the page has no heading “{title}”"
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", section[1], re.MULTILINE)
    return {name: (what, left_out, meaning) for name, what, left_out, meaning in rows}


@pytest.mark.parametrize("name", PARTS)
def test_tables_have_every_field_with_its_limits_and_default(name: str) -> None:
    part = PARTS[name]
    written = {field: row[:2] for field, row in table(heading(name)).items()}
    meant = {
        field: (holds(shape), default(part, field)) for field, shape in part["properties"].items()
    }
    assert written == meant


def test_no_table_is_left_of_something_that_is_gone() -> None:
    titles = re.findall(r"^### (.+)$", PAGE, re.MULTILINE)
    assert sorted(titles) == sorted(heading(name) for name in PARTS)


def test_the_example_is_a_hunt_that_can_be_played() -> None:
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example
    assert problems(loads(example[1])) == []


def test_limits_are_those_of_the_program() -> None:
    rows = dict(re.findall(r"^\| (.+?) \| ([\d,]+(?: MB)?) \|$", PAGE, re.MULTILINE))
    assert rows == {
        "the file": f"{members.LARGEST_FILE // members.MB} MB",
        "the file, unpacked": f"{members.LARGEST_WHOLE // members.MB} MB",
        "`hunt.json`": f"{members.LARGEST_HUNT // members.MB} MB",
        "a picture": f"{members.LARGEST_PICTURE // members.MB} MB",
        "files in it": f"{members.MOST_MEMBERS}",
        "depth of brackets": f"{json_reader.DEEPEST}",
        "values in `hunt.json`": f"{json_reader.MOST_VALUES:,}",
        "digits of a number": f"{json_reader.LONGEST_NUMBER}",
    }


def test_the_page_names_the_present_format() -> None:
    assert f"The present format is **{FORMAT}**." in PAGE
