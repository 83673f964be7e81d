"""The choice lock: what is picked, in any order; nothing shown tells right from wrong."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.locks.base import Reading, Verdict
from app.locks.choice import ChoiceLock, Option, ShownOption

READING = Reading()
ANIMALS = tuple(
    Option(id=name, text=f"The {name}", picture=f"kit:char-{name}", picture_says=f"a {name}")
    for name in ("badger", "wren", "fox", "owl", "hedgehog")
)


def lock(*right: str, order: str = "mixed") -> ChoiceLock:
    return ChoiceLock.model_validate({"options": ANIMALS, "right": right, "order": order})


@pytest.mark.parametrize(
    ("right", "attempt", "verdict"),
    [
        (["wren"], "wren", "right"),
        (["wren"], " The Wren! ", "right"),  # its words, as on a paper twin
        (["wren"], "fox", "wrong"),
        (["wren"], "wren fox", "wrong"),
        (["wren"], "", "wrong"),
        (["wren"], "WREN", "wrong"),
        (["wren", "fox"], "wren fox", "right"),
        (["wren", "fox"], "fox wren", "right"),
        (["wren", "fox"], "fox wren fox", "right"),
        (["wren", "fox"], "wren", "wrong"),  # half of it is not near: that would sort them
        (["wren", "fox"], "wren fox owl", "wrong"),
        (["wren", "fox"], "wren fox lion", "wrong"),
        (["gone"], "gone", "wrong"),
        ([], "", "wrong"),
        ([], "wren", "wrong"),
    ],
)
def test_verdicts(right: list[str], attempt: str, verdict: str) -> None:
    assert lock(*right).judge(attempt, READING) == verdict


picks = st.sets(st.sampled_from([option.id for option in ANIMALS]))


@given(right=picks, picked=picks)
def test_nothing_is_ever_near(right: set[str], picked: set[str]) -> None:
    verdict = lock(*right).judge(" ".join(picked), READING)
    assert (verdict is Verdict.right) == (bool(right) and picked == right)
    assert verdict is not Verdict.near


@given(seed=st.integers(), one=st.sampled_from(ANIMALS), other=st.sampled_from(ANIMALS))
def test_the_face_is_the_same_whichever_is_right(seed: int, one: Option, other: Option) -> None:
    reading = Reading(seed=seed)
    assert asdict(lock(one.id).face(reading)) == asdict(lock(other.id).face(reading))


def test_the_face_says_whether_several_may_be_picked() -> None:
    assert not lock("wren").face(READING).several
    assert lock("wren", "fox").face(READING).several


def test_mixed_options_stand_in_the_same_order_for_one_seed_and_in_others_for_others() -> None:
    orders = {tuple(o.id for o in lock("wren").face(Reading(seed=s)).options) for s in range(200)}
    assert len(orders) > 50
    assert lock("wren").face(Reading(seed=7)) == lock("wren").face(Reading(seed=7))
    firsts = {order[0] for order in orders}
    assert firsts == {option.id for option in ANIMALS}


def test_the_parents_own_order_is_kept() -> None:
    faces = [lock("wren", order="written").face(Reading(seed=seed)) for seed in range(20)]
    written = [option.id for option in ANIMALS]
    assert all([option.id for option in face.options] == written for face in faces)


def test_an_option_is_shown_with_all_that_the_parent_gave_it() -> None:
    shown = lock("wren", order="written").face(READING).options[0]
    assert shown == ShownOption("badger", "The badger", "kit:char-badger", "a badger")


def test_people_read_words_where_the_form_sends_ids() -> None:
    assert lock("wren", "fox").answer(READING) == "The wren + The fox"
    assert lock("wren").said("owl badger") == "The badger + The owl"
    assert lock("wren").said("nonsense") == ""


def test_an_option_without_words_is_called_what_its_picture_shows() -> None:
    option = Option(id="moon", picture="kit:moon", picture_says="a full moon")
    assert option.says == "a full moon"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"options": ANIMALS[1:2]}, "options"),
        ({"options": (*ANIMALS, Option(id="lion", picture="kit:lion"))}, "options"),
        ({"options": (*ANIMALS, ANIMALS[0])}, "options"),
        ({"options": (ANIMALS[1], Option(id="b", text="x"), Option(id="c", text="X!"))}, "options"),
        ({"right": ()}, "right"),
        ({"right": ("lion",)}, "right"),
    ],
)
def test_problems(changes: dict[str, object], field: str) -> None:
    problems = lock("wren").model_copy(update=changes).problems()
    assert {problem.field for problem in problems} == {field}


@pytest.mark.parametrize(
    "fields",
    [
        {"options": [{"id": f"o{n}"} for n in range(13)]},
        {"options": [{"id": "a", "text": "x" * 201}]},
        {"options": [{"id": "two words"}]},
        {"right": ["a"] * 13},
    ],
)
def test_fields_have_limits(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ChoiceLock.model_validate(fields)
