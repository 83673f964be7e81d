"""The number lock: exact, whatever the digits are written with; near gives nothing away."""

from itertools import product
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.locks.base import Reading, Verdict
from app.locks.number import NumberLock, neighbours_swapped
from app.text.numerals import number_words

READING = Reading()
ALL_CODES = ["".join(digits) for digits in product("0123456789", repeat=4)]


@pytest.mark.parametrize(
    ("attempt", "verdict"),
    [
        ("3178", "right"),
        ("3-1-7-8", "right"),
        ("3 1 7 8", "right"),
        ("３１７８", "right"),
        ("٣١٧٨", "right"),
        ("three one seven eight", "right"),
        ("1378", "near"),
        ("3718", "near"),
        ("3187", "near"),
        ("three seven one eight", "near"),
        ("7138", "wrong"),  # swapped, but not neighbours
        ("1387", "wrong"),  # two swaps
        ("3179", "wrong"),  # one digit is another: that would help a guesser
        ("03178", "wrong"),
        ("31780", "wrong"),
        ("317", "wrong"),
        ("8713", "wrong"),
        ("lantern", "wrong"),
        ("", "wrong"),
    ],
)
def test_verdicts(attempt: str, verdict: str) -> None:
    assert NumberLock(code="3-1-7-8").judge(attempt, READING) == verdict


def test_leading_zeros_count() -> None:
    lock = NumberLock(code="013")
    assert lock.judge("013", READING) is Verdict.right
    assert lock.judge("13", READING) is Verdict.wrong
    assert NumberLock(code="1300").judge("01300", READING) is Verdict.wrong


def test_number_words_are_those_of_the_hunts_language() -> None:
    lock = NumberLock(code="3178")
    assert lock.judge("drei eins sieben acht", Reading(language="de")) is Verdict.right
    assert lock.judge("drei eins sieben acht", Reading(language="en")) is Verdict.wrong
    assert lock.judge("three one seven eight", Reading(language="pl")) is Verdict.wrong


codes = st.text("0123456789", min_size=3, max_size=8)
scripts = st.sampled_from(["0", "０", "٠", "۰", "०", "০"])
gaps = st.sampled_from(["", " ", "-", ".", "\u2009", "\u200f", ", "])


@given(code=codes, zero=scripts, gap=gaps)
def test_any_digits_and_any_gaps_open_it(code: str, zero: str, gap: str) -> None:
    attempt = gap.join(chr(ord(zero) + int(digit)) for digit in code)
    assert NumberLock(code=code).judge(attempt, READING) is Verdict.right


@given(code=codes, language=st.sampled_from(["en", "de", "es", "fr"]), data=st.data())
def test_the_words_of_its_digits_open_it(code: str, language: str, data: st.DataObject) -> None:
    words = number_words(language)
    spoken = [
        data.draw(st.sampled_from([word for word, number in words.items() if number == int(digit)]))
        for digit in code
    ]
    lock = NumberLock(code=code)
    assert lock.judge(" ".join(spoken), Reading(language=language)) is Verdict.right
    assert lock.judge("".join(spoken), Reading(language=language)) is Verdict.right


@given(code=codes, attempt=codes)
def test_only_the_code_is_right(code: str, attempt: str) -> None:
    verdict = NumberLock(code=code).judge(attempt, READING)
    assert (verdict is Verdict.right) == (attempt == code)


@pytest.mark.parametrize("code", ["", "12", "123456789", "31a8", "lantern", "three one seven"])
def test_what_is_no_code_is_a_problem_and_opens_to_nothing(code: str) -> None:
    lock = NumberLock(code=code)
    assert [problem.says for problem in lock.problems()] == ["A number lock needs 3 to 8 digits."]
    assert lock.judge(code, READING) is Verdict.wrong
    assert lock.face(READING).length == 0


def test_what_the_parent_typed_is_kept_and_the_answer_is_plain() -> None:
    lock = NumberLock(code="3-1-7-8")
    assert lock.code == "3-1-7-8"
    assert lock.answer(READING) == "3178"
    assert lock.face(READING).length == 4


def test_a_code_has_a_limit() -> None:
    with pytest.raises(ValidationError):
        NumberLock(code="1" * 41)


def test_the_dials_show_their_last_try() -> None:
    lock = NumberLock(code="3178")
    assert lock.join(["3", "1", "7", "9"]) == "3 1 7 9"
    assert lock.split("3 1 7 9") == ("3", "1", "7", "9")
    assert lock.split("3-1-7-9") == ("3", "1", "7", "9")
    assert lock.split("31") == ("31",)
    assert lock.split("three one") == ("three one",)


@pytest.mark.parametrize("code", ["3178", "1123", "0130", "1111"])
def test_near_are_exactly_the_swaps_of_neighbours(code: str) -> None:
    near = {one for one in ALL_CODES if NumberLock(code=code).judge(one, READING) == "near"}
    assert near == swaps_of(code)


def test_one_near_reply_hardly_shortens_the_search() -> None:
    """After any one wrong entry, 4,998 more tries are expected; without replies it is 5,000."""
    others = len(ALL_CODES) - 1
    without = (others + 1) / 2
    for entry in ALL_CODES:
        near = len(swaps_of(entry))
        far = others - near
        expected = (near * (near + 1) / 2 + far * (far + 1) / 2) / others
        assert expected >= 0.999 * without


def test_a_guesser_who_only_plays_for_near_needs_more_than_a_thousand_tries() -> None:
    """Nothing near: a median of 5,000. With "one digit is wrong" this guesser needs 150."""
    assert median(tries_needed()) > 1_000


def swaps_of(code: str) -> set[str]:
    swaps = {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(len(code) - 1)}
    return swaps - {code}


def tries_needed() -> list[int]:
    """Return the tries for each code of four digits, entering first what is near to the most.

    A guesser enters the code with the most untried neighbours; told "near", those are tried.
    """
    left = set(ALL_CODES)
    entered = 0
    tries = []
    for worthwhile in (3, 2, 1, 0):
        for code in ALL_CODES:
            near = [one for one in swaps_of(code) & left if neighbours_swapped(one, code)]
            if code not in left or len(near) < worthwhile:
                continue
            entered += 1
            tries += [entered, *(entered + more for more in range(1, len(near) + 1))]
            left -= {code, *near}
    return tries
