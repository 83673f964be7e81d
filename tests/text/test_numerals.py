"""The words of numbers: each language is whole, and its digit words can be told apart."""

from itertools import permutations

import pytest

from app.text.numerals import number_words

LANGUAGES = ["en", "de", "es", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_up_to_99_has_a_word(language: str) -> None:
    assert set(number_words(language).values()) == set(range(100))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_digits_written_together_are_read_in_one_way(language: str) -> None:
    digits = [word for word, number in number_words(language).items() if number < 10]
    assert not [pair for pair in permutations(digits, 2) if pair[0].startswith(pair[1])]


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("en", "twelve", 12),
        ("en", "fortytwo", 42),
        ("de", "zwolf", 12),
        ("de", "zwoelf", 12),
        ("de", "zweiundvierzig", 42),
        ("de", "einundzwanzig", 21),
        ("es", "dieciseis", 16),
        ("es", "veintitres", 23),
        ("es", "cuarentaydos", 42),
        ("fr", "dixneuf", 19),
        ("fr", "vingtetun", 21),
        ("fr", "soixantedix", 70),
        ("fr", "quatrevingts", 80),
        ("fr", "quatrevingtonze", 91),
    ],
)
def test_words(language: str, word: str, number: int) -> None:
    assert number_words(language)[word] == number


def test_a_region_changes_nothing_and_an_unknown_language_has_no_words() -> None:
    assert number_words("de-AT") == number_words("de")
    assert number_words("pl") == {}
    assert number_words("") == {}
