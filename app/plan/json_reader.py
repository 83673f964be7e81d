"""JSON from a stranger: bounded in depth and numbers, and each name said once."""

import json
from typing import Any, NoReturn

DEEPEST = 20
LONGEST_NUMBER = 9


class HuntRefused(Exception):
    """This is not a hunt that can be read; `says` tells why, in words for a parent."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


def read_json(text: str | bytes) -> Any:
    """Parse JSON. Raises HuntRefused for what is not JSON, or JSON that no hunt needs:

    brackets nested deeper than 20, a number that is not a whole one of at most nine digits, one
    name twice in an object, halves of characters.
    """
    try:
        plain = text if isinstance(text, str) else text.decode("utf-8")
        _refuse_deep(plain)
        value = json.loads(
            plain,
            parse_int=_whole_number,
            parse_float=_no_fraction,
            parse_constant=_no_fraction,
            object_pairs_hook=_each_name_once,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeError as error:
        raise HuntRefused("The hunt's text is damaged: it is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise HuntRefused(
            f"The hunt can't be read: line {error.lineno}, column {error.colno} is not JSON."
        ) from error
    return value


def _refuse_deep(text: str) -> None:
    depth = 0
    quoted = False
    characters = iter(text)
    for char in characters:
        if char == '"':
            quoted = not quoted
        elif quoted:
            if char == "\\":
                next(characters, None)
        elif char in "[{":
            depth += 1
            if depth > DEEPEST:
                raise HuntRefused("The hunt can't be read: its brackets are nested too deeply.")
        elif char in "]}":
            depth -= 1


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
        raise HuntRefused(f"“{twice[:40]}” is written twice in one place.")
    return found
