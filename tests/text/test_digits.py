"""One code in all the ways a child writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.digits import digits_of, number_of
from tests.text.samples import HOSTILE, any_text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3178", "en"),
        ("3-1-7-8", "en"),
        ("3 1 7 8", "en"),
        (" 3.1/7,8!\n", "en"),
        ("３１７８", "en"),
        ("٣١٧٨", "en"),
        ("۳۱۷۸", "en"),
        ("३१७८", "en"),
        ("\u202e3178\u202c", "en"),
        ("3\ufe0f\u20e31\ufe0f\u20e37\ufe0f\u20e38\ufe0f\u20e3", "en"),
        ("three one seven eight", "en"),
        ("Three-One-Seven-Eight!", "en-GB"),
        ("threeoneseveneight", "en"),
        ("three 1 seven 8", "en"),
        ("drei eins sieben acht", "de-AT"),
        ("tres uno siete ocho", "es"),
        ("trois un sept huit", "fr"),
        ("3178", "pl"),
        ("3 1 7 8", ""),
    ],
)
def test_a_code_in_any_spelling(text: str, language: str) -> None:
    assert digits_of(text, language) == "3178"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("three one seven eight", "pl"),  # English words are not assumed
        ("three one seven eight", ""),
        ("drei eins sieben acht", "en"),
        ("3178x", "en"),
        ("the code is 3178", "en"),
        ("sixteen", "en"),
        ("none", "en"),
        ("one one bone", "en"),
        ("", "en"),
        ("-", "en"),
        ("三一七八", "zh"),
    ],
)
def test_anything_else_is_no_code(text: str, language: str) -> None:
    assert digits_of(text, language) == ""


def test_leading_zeros_stay() -> None:
    assert digits_of("013", "en") == "013"
    assert digits_of("zero one three", "en") == "013"
    assert digits_of("null eins drei", "de") == "013"
    assert digits_of("oh one three", "en") == "013"


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("13", "en", 13),
        ("013", "en", 13),
        ("0", "en", 0),
        ("000", "en", 0),
        ("１３", "en", 13),
        ("one three", "en", 13),
        ("thirteen", "en", 13),
        ("Thirty-four", "en-US", 34),
        ("ninety nine", "en", 99),
        ("dreizehn", "de", 13),
        ("fünfunddreißig", "de", 35),
        ("Fuenfunddreissig", "de-CH", 35),
        ("FÜNFUNDDREISSIG", "de", 35),
        ("veintidós", "es", 22),
        ("treinta y uno", "es", 31),
        ("soixante-et-onze", "fr", 71),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("123456789", "en", 123_456_789),
        ("0" * 150 + "7", "en", 7),
        ("1234567890", "en", None),
        ("9" * 10_000, "en", None),
        ("thirteen", "fr", None),
        ("thirteen", "", None),
        ("page 13", "en", None),
        ("-", "en", None),
        ("", "en", None),
    ],
)
def test_numbers(text: str, language: str, number: int | None) -> None:
    assert number_of(text, language) == number


@given(any_text, st.sampled_from(["en", "de", "es", "fr", "pl", "", "zh-Hant"]))
def test_any_text_is_taken(text: str, language: str) -> None:
    digits = digits_of(text, language)
    assert not digits or (digits.isascii() and digits.isdecimal())
    number = number_of(text, language)
    assert number is None or 0 <= number < 10**9


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_taken(text: str) -> None:
    assert set(digits_of(text, "en")) <= set("0123456789")
    assert (number_of(text, "en") or 0) < 10**9
