"""JSON from a stranger: bounded in depth and numbers, and each name said once."""

import json
import re
from typing import Any, NoReturn

from app.plan.document import tidy
from app.plan.words import shown

DEEPEST = 20
MOST_VALUES = 30_000
LONGEST_NUMBER = 9
_MARKS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)
"""A whole text in quotation marks, or one mark outside of all texts."""


class HuntRefused(Exception):
    """This is not a hunt that can be read; `says` tells why, in words for a parent."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


def read_json(text: str | bytes) -> Any:
    """Parse JSON; its texts come back tidied.

    Raises HuntRefused for what is not JSON, and for what no hunt needs: brackets nested deeper
    than 20, more than 30,000 values, a number that is not a whole one of at most nine digits, a
    name twice in one object.
    """
    try:
        plain = text if isinstance(text, str) else text.decode("utf-8-sig")
        _refuse_vast(plain)
        value = json.loads(
            plain,
            parse_int=_whole_number,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
            object_pairs_hook=_each_name_once,
        )
    except UnicodeDecodeError as error:
        raise HuntRefused("The hunt's text is damaged: it is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise HuntRefused(
            f"The hunt can't be read: line {error.lineno}, column {error.colno} is not JSON."
        ) from error
    return tidy(value)


def _refuse_vast(text: str) -> None:
    depth = values = 0
    for found in _MARKS.finditer(text):
        mark = found[0]
        if mark in "]}":
            depth -= 1
        elif mark in "[{,":
            values += 1
            depth += mark != ","
        if depth > DEEPEST:
            raise HuntRefused("The hunt can't be read: its brackets are nested too deeply.")
        if values > MOST_VALUES:
            raise HuntRefused("The hunt can't be read: there are far too many things in it.")


def _whole_number(digits: str) -> int:
    if len(digits.lstrip("-")) > LONGEST_NUMBER:
        raise HuntRefused(f"The number {digits[:20]}… is too long for a hunt.")
    return int(digits)


def _no_fraction(written: str) -> NoReturn:
    raise HuntRefused(f"A hunt has whole numbers only, and {written[:20]} is none.")


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise HuntRefused(f"“{shown(twice)}” is written twice in one place.")
    return found
