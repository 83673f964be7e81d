"""The page lock: its number is that of another stage, and is never typed twice."""

import pytest

from app.locks.base import Reading, Verdict
from app.locks.page import PageLock

READING = Reading(pages={"cave": 13, "mill": 7})


@pytest.mark.parametrize(
    ("attempt", "verdict"),
    [
        ("13", "right"),
        ("013", "right"),
        ("0 0 1 3", "right"),
        ("１３", "right"),
        ("१३", "right"),
        ("thirteen", "right"),
        ("one three", "right"),
        ("Thirteen!", "right"),
        ("31", "wrong"),
        ("12", "wrong"),
        ("7", "wrong"),
        ("130", "wrong"),
        ("dreizehn", "wrong"),
        ("cave", "wrong"),
        ("", "wrong"),
    ],
)
def test_verdicts(attempt: str, verdict: str) -> None:
    assert PageLock(target="cave").judge(attempt, READING) == verdict


def test_number_words_are_those_of_the_hunts_language() -> None:
    german = Reading(language="de", pages=READING.pages)
    assert PageLock(target="cave").judge("dreizehn", german) is Verdict.right
    assert PageLock(target="cave").judge("thirteen", german) is Verdict.wrong


def test_a_page_that_moves_takes_its_number_along() -> None:
    lock = PageLock(target="cave")
    moved = Reading(pages={"cave": 14})
    assert lock.judge("13", moved) is Verdict.wrong
    assert lock.judge("14", moved) is Verdict.right
    assert lock.answer(moved) == "14"


def test_a_stage_that_is_gone_opens_to_nothing() -> None:
    lock = PageLock(target="gone")
    assert lock.judge("13", READING) is Verdict.wrong
    assert lock.answer(READING) == ""


def test_013_and_thirteen_count_as_one_entry() -> None:
    lock = PageLock(target="cave")
    assert {lock.normalise(text, READING) for text in ("13", "013", "thirteen")} == {"13"}
    assert lock.normalise("Badger!", READING) == "badger"


def test_a_lock_that_leads_nowhere_is_a_problem() -> None:
    assert [problem.field for problem in PageLock().problems()] == ["target"]
