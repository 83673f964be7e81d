"""The grown-up lock: a deed is asked for, a card that is handed over opens it."""

import pytest

from app.locks.base import Reading, Verdict
from app.locks.grown_up import GrownUpLock

READING = Reading()
DEED = GrownUpLock(question="Did they walk like a badger?", card="Moonstone")


@pytest.mark.parametrize(
    ("attempt", "verdict"),
    [
        ("", "ask"),
        ("done", "ask"),
        (" Done! ", "ask"),
        ("moonstone", "right"),
        ("MOON STONE", "right"),
        ("moonston", "wrong"),
        ("yes", "wrong"),
        ("1234", "wrong"),
    ],
)
def test_verdicts(attempt: str, verdict: str) -> None:
    assert DEED.judge(attempt, READING) == verdict


def test_a_card_that_is_not_one_of_the_ways_opens_nothing() -> None:
    lock = DEED.model_copy(update={"ways": ("tap", "pin")})
    assert lock.judge("moonstone", READING) is Verdict.wrong
    assert lock.face(READING).ways == ("tap", "pin")
    assert lock.answer(READING) == "Did they walk like a badger?"


def test_without_a_word_there_is_no_card() -> None:
    assert GrownUpLock().face(READING).ways == ("tap", "pin")
    assert GrownUpLock().problems() == []
    assert GrownUpLock(card="!").judge("!", READING) is Verdict.ask


def test_the_card_is_offered_first_and_its_word_is_shown_to_grown_ups_only() -> None:
    assert DEED.face(READING).ways == ("card", "tap", "pin")
    assert DEED.answer(READING) == "Did they walk like a badger? Card: Moonstone"


def test_the_button_never_opens_a_card_that_bears_its_word() -> None:
    lock = GrownUpLock(card="Done")
    assert lock.judge("done", READING) is Verdict.ask
    assert [problem.field for problem in lock.problems()] == ["card"]


@pytest.mark.parametrize("fields", [{"ways": ()}, {"ways": ("card",)}])
def test_no_way_to_say_yes_is_a_problem(fields: dict[str, object]) -> None:
    problems = GrownUpLock.model_validate(fields).problems()
    assert [problem.field for problem in problems] == ["ways"]


def test_an_entry_is_read_back_but_not_the_button() -> None:
    assert DEED.said("moonston") == "moonston"
    assert DEED.said("done") == ""
