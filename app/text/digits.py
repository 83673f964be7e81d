"""Digits and numbers, out of what somebody typed."""

import re
from functools import lru_cache

from app.text.fold import fold
from app.text.language import primary
from app.text.numerals import number_words

_LONGEST_NUMBER = 9
"""Digits of the longest number that `number_of` reads, after leading zeros."""


@lru_cache(maxsize=32)
def _digit_words(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    words = {word: str(n) for word, n in number_words(language).items() if n < 10}
    return words, re.compile("|".join(["[0-9]", *words]))


def digits_of(text: str, language: str) -> str:
    """Return the digits that a text consists of, or "" if it holds anything else.

    "3178", "3-1-7-8", "3 1 7 8", full-width digits and those of any script are one, and so are
    the words of digits in the hunt's language: "three one seven eight". Leading zeros stay.
    In a language without number words here, digits alone count.
    """
    words, digit = _digit_words(primary(language))
    folded = fold(text)
    if digit.sub("", folded):
        return ""
    return digit.sub(lambda found: words.get(found[0], found[0]), folded)


def number_of(text: str, language: str) -> int | None:
    """Return the number that a text says: 13 for "13", "013", "one three" and "thirteen".

    Words count up to 99. None for anything else and for more than nine digits.
    """
    number = number_words(language).get(fold(text))
    if number is not None:
        return number
    digits = digits_of(text, language).lstrip("0") or digits_of(text, language)[-1:]
    return int(digits) if 0 < len(digits) <= _LONGEST_NUMBER else None
