"""What is out of shape in a hunt's JSON, said in words and with its place."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from app.plan.words import shown

MOST_SAID = 3

_ROWS = {
    "stages": "page",
    "fragments": "clue",
    "hints": "hint",
    "replies": "reply",
    "jobs": "job",
    "gives": "clue it gives",
    "of": "thing it waits for",
    "cells": "letter",
    "options": "option",
    "right": "right option",
    "also": "other form",
    "ways": "way",
}


def shape_sentence(error: ValidationError, document: Any) -> str:
    """Return one sentence for the first few things that are out of shape."""
    found = error.errors(include_url=False, include_input=False)
    said = [f"{_place(item['loc'], document)}: {_says(item)}" for item in found[:MOST_SAID]]
    more = len(found) - len(said)
    return " ".join(said) + (f" And {more} more like these." if more else "")


def _place(loc: Sequence[str | int], document: Any) -> str:
    """Return "page 3 (“The box”), hint 2, text": rows are counted as a reader counts."""
    words: list[str] = []
    node = document
    for step in loc:
        node = _below(node, step)
        if isinstance(step, int):
            row = _ROWS.get(words.pop() if words else "", "row")
            title = node.get("title") if isinstance(node, Mapping) else None
            named = f" (“{shown(title)}”)" if isinstance(title, str) and title else ""
            words.append(f"{row} {step + 1}{named}")
        else:
            words.append(shown(step.replace("_", " ")))
    place = ", ".join(word for word in words if word != "hunt") or "the hunt"
    return place[:1].upper() + place[1:]


def _below(node: Any, step: str | int) -> Any:
    if isinstance(node, Mapping):
        return node.get(step)
    if isinstance(node, Sequence) and not isinstance(node, str) and isinstance(step, int):
        return node[step] if step < len(node) else None
    return node


def _says(item: Mapping[str, Any]) -> str:
    context = item.get("ctx", {})
    match item["type"]:
        case "extra_forbidden":
            return "this Red Thread does not know this field."
        case "missing":
            return "this is missing."
        case "string_too_long":
            return f"this is longer than {context['max_length']} characters."
        case "string_too_short":
            return "this is empty."
        case "too_long":
            return f"there are more than {context['max_length']}."
        case "greater_than_equal":
            return f"this is less than {context['ge']}."
        case "less_than_equal":
            return f"this is more than {context['le']}."
        case "string_pattern_mismatch":
            return "this has letters or signs that can't stand here."
        case "union_tag_invalid" | "union_tag_not_found":
            return "this Red Thread does not know this kind of lock."
        case "literal_error" | "enum":
            return f"this should be one of {context['expected']}."
        case "value_error":
            return f"{context['error']}."
        case _:
            return f"this should be {_KINDS.get(item['type'], 'something else')}."


_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "model_type": "an object",
    "model_attributes_type": "an object",
    "dict_type": "an object",
    "time_type": "a time of day such as 15:30",
    "time_parsing": "a time of day such as 15:30",
}
