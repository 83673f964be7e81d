"""The card lock: the word is read off a card."""

import pytest

from app.locks.base import Reading, Verdict
from app.locks.card import CardLock

READING = Reading()


@pytest.mark.parametrize(
    ("attempt", "verdict"),
    [
        ("moonstone", "right"),
        ("MOON STONE", "right"),
        ("Moon-stone.", "right"),
        ("moonston", "wrong"),  # one slip in a word that is only read is not near
        ("moonstnoe", "wrong"),
        ("done", "wrong"),
        ("", "wrong"),
    ],
)
def test_verdicts(attempt: str, verdict: str) -> None:
    assert CardLock(word="Moonstone").judge(attempt, READING) == verdict


@pytest.mark.parametrize("word", ["", "…", "🌙"])
def test_a_card_without_a_word_is_a_problem_and_opens_to_nothing(word: str) -> None:
    assert [problem.field for problem in CardLock(word=word).problems()] == ["word"]
    assert CardLock(word=word).judge(word, READING) is Verdict.wrong


def test_the_answer_is_as_the_parent_typed_it() -> None:
    assert CardLock(word="Moon Stone").answer(READING) == "Moon Stone"
