import re
from random import Random

import pytest

from app.services.words import WORDS, fold_play_word, play_word


def test_there_are_1024_different_short_words() -> None:
    assert len(set(WORDS)) == len(WORDS) == 1024
    assert all(re.fullmatch(r"[a-z]{3,8}", word) for word in WORDS)


def test_the_first_four_letters_tell_all_words_apart() -> None:
    starts = [word[:4] for word in WORDS]
    assert len(set(starts)) == len(WORDS)
    short = {start for start in starts if len(start) == 3}
    assert not [start for start in starts if len(start) == 4 and start[:3] in short]


def test_a_play_word_is_three_different_words() -> None:
    for seed in range(200):
        words = play_word(Random(seed)).split("-")
        assert len(set(words)) == 3
        assert set(words) <= set(WORDS)


def test_play_words_differ() -> None:
    rng = Random(7)
    assert len({play_word(rng) for _ in range(500)}) == 500


@pytest.mark.parametrize(
    "typed",
    [
        "otter-maple-seven",
        "Otter Maple Seven",
        "ottermapleseven",
        "  OTTER – MAPLE / SEVEN. ",
        "ｏｔｔｅｒ maple seven",
    ],
)
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    assert fold_play_word(typed) == "otter-maple-seven"


@pytest.mark.parametrize(
    "typed",
    ["", "otter", "otter-maple", "otter-maple-seven-otter", "otter-maple-sevens", "x-y-z", "1-2-3"],
)
def test_anything_else_is_no_play_word(typed: str) -> None:
    assert fold_play_word(typed) is None


def test_every_play_word_folds_to_itself() -> None:
    for seed in range(500):
        word = play_word(Random(seed))
        assert fold_play_word(word) == word
        assert fold_play_word(word.replace("-", "").upper()) == word
