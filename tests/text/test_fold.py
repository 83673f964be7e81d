"""One fold for all: what is the same to a reader is the same to a lock."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.fold import count_letters, fold
from tests.text.samples import HOSTILE, any_text


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Old Oak Tree", "oldoaktree"),
        ("  old-oak,\ttree! ", "oldoaktree"),
        ("LANTERN", "lantern"),
        ("ＬＡＮＴＥＲＮ", "lantern"),
        ("café", "cafe"),
        ("cafe\u0301", "cafe"),
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Cæsar", "caesar"),
        ("Œuvre", "oeuvre"),
        ("Smørbrød", "smorbrod"),
        ("Łódź", "lodz"),
        ("Đakovo", "dakovo"),
        ("Þór", "thor"),
        ("Iğdır", "igdir"),
        ("İstanbul", "istanbul"),
        ("ﬁsh", "fish"),
        ("can't", "cant"),
        ("can’t", "cant"),
        ("can\u02bct", "cant"),
        ("¿Qué?", "que"),
        ("lan\u00adtern", "lantern"),  # soft hyphen
        ("lan\u200btern\u200f", "lantern"),
        ("page ٣", "page3"),
        ("３１７８", "3178"),
        ("१३", "13"),
        ("3\ufe0f\u20e3", "3"),
        ("Ёжик", "ёжик"),
        ("ЙОГУРТ", "йогурт"),
        ("ΛΑΓΟΣ", "λαγοσ"),
        ("λαγος", "λαγοσ"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("か\u3099", "が"),
        ("कक्षा", "कक्षा"),
        ("بيت", "بيت"),
        ("بـــيت", "بيت"),
        ("שלום", "שלום"),
        ("र\u200d्य", "र्य"),  # a joiner parts no mark from its letter
        ("и \u0306", "и"),  # a space does
        ("葛\U000e0100飾", "葛飾"),
        ("한국", "한국"),
        ("!?… —", ""),
        ("🦊", ""),
        ("\u0301\u0302", ""),
        ("\x00", ""),
        ("\ud800", ""),
    ],
)
def test_what_is_typed_folds(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("й", "и"),
        ("ガ", "カ"),
        ("が", "か"),
        ("ぱ", "ば"),
        ("क्या", "कया"),
        ("ё", "е"),
        ("أ", "ا"),
        ("か", "カ"),
        ("013", "13"),
        ("ў", "у"),
    ],
)
def test_letters_of_other_scripts_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folding_twice_changes_nothing_for_any_character() -> None:
    folded = [fold(chr(code)) for code in range(sys.maxunicode + 1)]
    assert [text for text in folded if fold(text) != text] == []


@given(any_text)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_the_short_way_for_plain_text_gives_the_same(text: str) -> None:
    assert fold(text) == fold(text + "é").removesuffix("e")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_composed_and_decomposed_text_is_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(any_text)
def test_nothing_but_letters_digits_and_their_marks_is_left(text: str) -> None:
    assert {unicodedata.category(char)[0] for char in fold(text)} <= {"L", "N", "M"}


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_taken(text: str) -> None:
    assert fold(text * 3) is not None


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Old oak", 6), ("हाथी", 2), ("café", 4), ("", 0), ("!?", 0), ("йод", 3)],
)
def test_letters_are_counted_as_a_reader_counts_them(text: str, letters: int) -> None:
    assert count_letters(fold(text)) == letters
