"""What every lock of the registry keeps to. A new kind is held to it by being registered."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from app.locks import LOCKS, AnyLock
from app.locks.base import MOST_ENTRY, Lock, Reading, Verdict
from tests.locks.secrets import disguises, secrets_of
from tests.text.samples import HOSTILE, any_text

ROOT = Path(__file__).parents[2]
READING = Reading(pages={"cave": 13, "mill": 7})
ANY: TypeAdapter[Lock] = TypeAdapter(AnyLock)

OPEN_TO_ALL = {"read_on"}
"""Kinds that open with whatever comes."""
SHOWS_ITS_OPTIONS = {"choice"}
"""Kinds whose face has to hold the answer among others; see test_choice.py."""

every_kind = pytest.mark.parametrize("kind", LOCKS)
locks_with_an_answer = pytest.mark.parametrize("kind", sorted(LOCKS.keys() - OPEN_TO_ALL))


def test_the_seven_kinds_are_registered_in_the_order_they_are_offered() -> None:
    assert list(LOCKS) == ["number", "page", "word", "choice", "card", "grown_up", "read_on"]


@every_kind
def test_a_kind_stands_under_its_own_name_in_a_file_of_that_name(kind: str) -> None:
    assert LOCKS[kind].model_fields["kind"].default == kind
    assert LOCKS[kind].__module__ == f"app.locks.{kind}"


@every_kind
def test_a_parent_is_told_what_it_is(kind: str) -> None:
    cls = LOCKS[kind]
    assert cls.name
    assert cls.icon
    assert cls.blurb.endswith(".")
    assert len({lock.name for lock in LOCKS.values()}) == len(LOCKS)


@every_kind
def test_the_example_opens_with_its_attempt(kind: str) -> None:
    lock, attempt = LOCKS[kind].example()
    assert lock.problems() == []
    assert lock.judge(attempt, READING) is Verdict.right
    assert lock.answer(READING)


@every_kind
def test_the_example_comes_back_from_json(kind: str) -> None:
    lock, _ = LOCKS[kind].example()
    assert ANY.validate_json(lock.model_dump_json()) == lock
    assert ANY.validate_python(lock.model_dump()) == lock


@locks_with_an_answer
@pytest.mark.parametrize("attempt", ["", "done", "0000", "13", "lantern", *HOSTILE])
def test_a_half_written_lock_never_says_right(kind: str, attempt: str) -> None:
    lock = ANY.validate_python({"kind": kind})
    assert lock.judge(attempt, READING) is not Verdict.right
    assert lock.face(READING).kind == kind
    assert isinstance(lock.answer(READING), str)
    assert isinstance(lock.problems(), list)


@every_kind
def test_problems_name_a_field_and_speak_in_sentences(kind: str) -> None:
    for problem in LOCKS[kind]().problems():
        assert problem.field in LOCKS[kind].model_fields
        assert problem.says[0].isupper()
        assert problem.says.endswith(".")


@pytest.mark.parametrize("kind", sorted(LOCKS.keys() - SHOWS_ITS_OPTIONS))
def test_the_face_holds_no_answer(kind: str) -> None:
    lock, attempt = LOCKS[kind].example()
    shown = json.dumps(asdict(lock.face(READING)), ensure_ascii=False).casefold()
    for secret in secrets_of(lock, attempt):
        for form in disguises(secret):
            assert form.casefold() not in shown


@locks_with_an_answer
def test_the_search_for_answers_finds_one_that_is_there(kind: str) -> None:
    lock, attempt = LOCKS[kind].example()
    shown = lock.model_dump_json().casefold()
    found = [form for secret in secrets_of(lock, attempt) for form in disguises(secret)]
    assert kind == "page" or any(form.casefold() in shown for form in found)


@every_kind
@given(attempt=any_text, language=st.sampled_from(["en", "de", "ar", "zh-Hant"]))
def test_any_attempt_is_judged_and_its_plain_form_is_judged_alike(
    kind: str, attempt: str, language: str
) -> None:
    lock, _ = LOCKS[kind].example()
    reading = Reading(language=language, pages=READING.pages)
    verdict = lock.judge(attempt, reading)
    plain = lock.normalise(attempt, reading)
    assert verdict in Verdict
    if len(plain) <= MOST_ENTRY:  # a few characters unfold to many
        assert lock.judge(plain, reading) is verdict
        assert lock.normalise(plain, reading) == plain
    assert isinstance(lock.split(attempt), tuple)
    assert isinstance(lock.said(attempt), str)


@locks_with_an_answer
@given(attempt=any_text)
def test_what_says_nothing_is_neither_right_nor_near(kind: str, attempt: str) -> None:
    lock, _ = LOCKS[kind].example()
    if not lock.normalise(attempt, READING):
        assert lock.judge(attempt, READING) is Verdict.wrong


@every_kind
@pytest.mark.parametrize("attempt", HOSTILE)
def test_hostile_attempts_are_judged(kind: str, attempt: str) -> None:
    lock, _ = LOCKS[kind].example()
    assert lock.judge(attempt, READING) in Verdict
    assert isinstance(lock.normalise(attempt, READING), str)


@locks_with_an_answer
def test_an_attempt_that_is_too_long_says_nothing(kind: str) -> None:
    lock, attempt = LOCKS[kind].example()
    padding = " " * (MOST_ENTRY - len(attempt))
    assert lock.judge(attempt + padding, READING) is Verdict.right
    too_long = attempt + padding + " "
    assert lock.judge(too_long, READING) is not Verdict.right
    assert lock.normalise(too_long, READING) == lock.normalise("", READING)


@every_kind
def test_what_a_form_sends_opens_it_and_fills_the_form_again(kind: str) -> None:
    lock, attempt = LOCKS[kind].example()
    sent = lock.split(attempt)
    assert lock.judge(lock.join(sent), READING) is Verdict.right
    assert lock.split(lock.join(sent)) == sent


@every_kind
@pytest.mark.parametrize("folder", ["templates/locks", "templates/planner/locks"])
def test_its_template_stands_where_it_is_looked_for(kind: str, folder: str) -> None:
    assert (ROOT / folder / f"{kind}.html").is_file()


@every_kind
def test_it_has_tests_of_its_own(kind: str) -> None:
    assert (ROOT / "tests" / "locks" / f"test_{kind}.py").is_file()
