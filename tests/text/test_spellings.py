"""Two ways of writing one word are one word; two words are not."""

import pytest
from hypothesis import given

from app.text.fold import fold
from app.text.spellings import same_word, spellings
from tests.text.samples import any_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Schlüssel", "Schluessel"),
        ("Schlüssel", "Schlussel"),
        ("SCHLU\u0308SSEL", "schluessel"),
        ("ÖL", "oel"),
        ("Ål", "aal"),
        ("brød", "broed"),
        ("ёжик", "Ежик"),
        ("λαγός", "ΛΑΓΟΣ"),
        ("Ἑρμῆς", "ερμης"),
        ("שָׁלוֹם", "שלום"),
        ("كِتَاب", "كتاب"),
        ("Stra\u00dfe", "STRASSE"),
    ],
)
def test_both_spellings_are_one_word(one: str, other: str) -> None:
    assert same_word(one, other)
    assert same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neue", "neu"),  # no umlaut was written: ue is two letters
        ("Mauer", "Maur"),
        ("мой", "мои"),
        ("їжа", "іжа"),
        ("ガラス", "カラス"),
        ("क्या", "कया"),
        ("שין", "שון"),
        ("", ""),
        ("!", "?"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert not same_word(one, other)
    assert not same_word(other, one)


@given(any_text)
def test_the_fold_is_one_of_the_spellings_and_all_are_folded(text: str) -> None:
    forms = spellings(text)
    assert (fold(text) in forms) == bool(fold(text))
    assert {fold(form) for form in forms} == forms


@given(any_text)
def test_a_text_that_says_something_is_the_same_as_itself(text: str) -> None:
    assert same_word(text, text) == bool(fold(text))
