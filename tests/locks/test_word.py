"""The word lock: one word in every spelling, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.locks.base import Reading, Verdict
from app.locks.word import WordLock, one_slip
from app.text.fold import fold

READING = Reading()


@pytest.mark.parametrize(
    ("word", "attempt"),
    [
        ("Old oak tree", "OLD OAK TREE"),
        ("Old oak tree", "old-oak-tree"),
        ("Old oak tree", "oldoaktree!"),
        ("Crème brûlée", "creme brulee"),
        ("creme brulee", "CRÈME BRÛLÉE"),
        ("Schlüssel", "schluessel"),
        ("Straße", "strasse"),
        ("don't", "don’t"),
        ("Фонарь", "ФОНАРЬ"),
        ("ёжик", "Ежик"),
        ("λαγός", "ΛΑΓΟΣ"),
        ("مفتاح", "مـفـتـاح"),
        ("مِفتاح", "مفتاح"),
        ("מפתח", "\u200fמפתח\u200f"),
        ("מַפְתֵּחַ", "מפתח"),
        ("लालटेन", " लालटेन।"),
        ("灯笼", "「灯笼」"),
        ("ランタン", "ﾗﾝﾀﾝ"),
        ("room 7", "ROOM７"),
    ],
)
def test_a_word_in_another_spelling_opens_it(word: str, attempt: str) -> None:
    lock = WordLock(word=word)
    assert lock.problems() == []
    assert lock.judge(attempt, READING) is Verdict.right


@pytest.mark.parametrize(
    ("attempt", "verdict"),
    [
        ("lantern", "right"),
        ("lamp", "right"),
        ("LAMP!", "right"),
        ("lantrn", "near"),  # one missing
        ("lanntern", "near"),  # one too many
        ("lanturn", "near"),  # one is another
        ("lanetrn", "near"),  # neighbours swapped
        ("lampe", "near"),
        ("lantirm", "wrong"),  # two slips
        ("nretnal", "wrong"),
        ("", "wrong"),
        ("?!", "wrong"),
    ],
)
def test_verdicts(attempt: str, verdict: str) -> None:
    assert WordLock(word="Lantern", also=("lamp",)).judge(attempt, READING) == verdict


@pytest.mark.parametrize(
    ("word", "attempt"),
    [
        ("owl", "own"),  # three letters: another word
        ("3178", "3179"),  # a code: one slip would find it
        ("7351 a b c d", "7352 a b c d"),
        ("हाथी", "हाथ"),  # two letters and their vowel signs
        ("oak", "ok"),
    ],
)
def test_short_words_and_codes_have_nothing_near(word: str, attempt: str) -> None:
    assert WordLock(word=word).judge(attempt, READING) is Verdict.wrong


@pytest.mark.parametrize(
    ("word", "attempt"), [("фонарь", "фонар"), ("ランタン", "ランタソ"), ("йогурт", "иогурт")]
)
def test_a_slip_is_near_in_every_script(word: str, attempt: str) -> None:
    assert WordLock(word=word).judge(attempt, READING) is Verdict.near


written = st.text(
    st.one_of(
        st.characters(categories=["L", "Nd"], exclude_characters="\u0640"),
        st.sampled_from(" -'!"),
    ),
    max_size=30,
)


@given(word=written, before=st.sampled_from(["", " ", "«", "\u200f"]), after=st.sampled_from("!? "))
def test_the_word_itself_opens_it_with_signs_around_it(word: str, before: str, after: str) -> None:
    if fold(word):
        assert WordLock(word=word).judge(before + word + after, READING) is Verdict.right
        assert WordLock(word=word).judge(fold(word), READING) is Verdict.right


@given(
    word=st.text("abcdefghij", min_size=4, max_size=12),
    place=st.integers(0, 11),
    letter=st.sampled_from("klm"),
)
def test_any_one_slip_is_near(word: str, place: int, letter: str) -> None:
    at = place % len(word)
    assert one_slip(word[:at] + letter + word[at:], word)
    assert one_slip(word[:at] + letter + word[at + 1 :], word)
    assert one_slip(word[:at] + word[at + 1 :], word)
    assert not one_slip(letter + word[:at] + letter + word[at:], word)


def test_letters_are_counted_only_if_the_parent_shows_them() -> None:
    assert WordLock(word="Old oak!", show_letters=True).face(READING).length_hint == 6
    assert WordLock(word="Old oak!").face(READING).length_hint is None


def test_the_answer_is_as_the_parent_typed_it_with_its_other_forms() -> None:
    assert WordLock(word="Lantern", also=("lamp", "")).answer(READING) == "Lantern / lamp"


@pytest.mark.parametrize("word", ["", " ", "!?", "🦊", "\u0301"])
def test_a_word_that_folds_to_nothing_is_a_problem_and_never_right(word: str) -> None:
    assert [problem.field for problem in WordLock(word=word).problems()] == ["word"]
    assert WordLock(word=word).judge(word, READING) is Verdict.wrong


def test_another_form_that_folds_to_nothing_is_a_problem() -> None:
    problems = WordLock(word="lantern", also=("lamp", "…")).problems()
    assert [problem.field for problem in problems] == ["also"]


@pytest.mark.parametrize("fields", [{"word": "a" * 81}, {"also": ("a",) * 21}])
def test_fields_have_limits(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        WordLock.model_validate(fields)


@pytest.mark.parametrize("entry", ["a lantern", "The Lantern!", "lantern"])
def test_an_article_does_not_matter(entry: str) -> None:
    assert WordLock(word="Lantern").judge(entry, Reading()) is Verdict.right
    assert WordLock(word="the lantern").judge(entry, Reading()) is Verdict.right
