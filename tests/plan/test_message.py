"""Sharing the letters of the secret message out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plan.document import MOST_CELLS, HuntPlan
from app.plan.message import SIGNS, CannotSpread, Composed, compose, helpers, letters_of
from app.plan.opening import solvable
from tests.builders import hunt, ids, message, sample, sign, stage, three_stage_hunt
from tests.plan.plans import plans

NEW = [f"new-{n}" for n in range(MOST_CELLS)]
FIVE = hunt(*(stage(f"s{n}", n) for n in range(1, 7)))
"""Five helpers and the end."""


def letters_at(composed: Composed, stage_id: str) -> set[str]:
    """The letters that a stage gives."""
    labels = {one.id: one.label for one in composed.fragments}
    return {labels[one] for one in composed.gives[stage_id]}


def test_each_letter_has_one_sign_and_one_source() -> None:
    composed = compose("Zaza has the presents!", {}, FIVE, NEW)
    assert composed.message.text == "Zaza has the presents!"
    assert sorted(one.label for one in composed.fragments) == sorted("ZAHSTEPRN")
    assert [one.sign for one in composed.fragments] == list(SIGNS[:9])
    given = [one for gives in composed.gives.values() for one in gives]
    assert sorted(given) == sorted(one.id for one in composed.fragments)
    assert [cell.fragment for cell in composed.message.cells if not cell.char.isalpha()] == [
        None
    ] * 4


def test_stages_show_about_as_much_each_and_the_end_gives_nothing() -> None:
    text = "THE LIGHT IS IN THE BATH"
    composed = compose(text, {}, FIVE, NEW)
    shown = [sum(text.count(one) for one in letters_at(composed, at)) for at in ids(FIVE)]
    assert shown[-1] == 0
    assert sum(shown) == 19
    assert max(shown[:-1]) - min(shown[:-1]) <= 2


def test_the_same_is_composed_the_same_way() -> None:
    assert compose("HELLO", {}, FIVE, NEW) == compose("HELLO", {}, FIVE, NEW)


def test_the_parent_may_choose() -> None:
    composed = compose("HELLO", {"l": "s5", "H": "s5"}, FIVE, NEW)
    assert letters_at(composed, "s5") >= {"L", "H"}
    with pytest.raises(CannotSpread, match="page for the letter L is not there"):
        compose("HELLO", {"L": "gone"}, FIVE, NEW)


def test_capitals_accents_digits_and_scripts_are_letters_of_their_own() -> None:
    composed = compose("Ab ba é e 3 日 ß", {}, FIVE, NEW)
    assert {one.label for one in composed.fragments} == {"A", "B", "É", "E", "3", "日", "ß"}
    assert compose("e\u0301", {}, FIVE, NEW).message.text == "é"


def test_letters_that_stay_keep_sign_and_source() -> None:
    plan = sample()
    composed = compose("THE CASTLE", {}, plan, NEW)
    for letter in "THESA":
        old = letters_of(plan)[letter]
        assert old in composed.fragments
        giver = next(one for one in plan.stages if old.id in one.gives)
        assert old.id in composed.gives[giver.id]
    signs = [one.sign for one in composed.fragments if one.sign]
    assert len(signs) == len(set(signs))


def test_a_clue_that_stands_for_several_letters_is_given_once() -> None:
    both = sign("HI", "moon").model_copy(update={"id": "both"})
    said = message("HI", H="both", I="both")
    plan = hunt(stage("a", 1, gives=("both",)), stage("b", 2), fragments=(both,), message=said)
    assert compose("HI", {}, plan, NEW).gives == {"a": ("both",), "b": ()}
    loose = hunt(stage("a", 1), stage("b", 2), fragments=(both,), message=said)
    assert compose("HI", {}, loose, NEW).gives == {"a": ("both",), "b": ()}


def test_only_pages_that_do_not_wait_for_letters_give_letters() -> None:
    assert [one.id for one in helpers(sample())] == ids(sample())[:-2]
    assert [one.id for one in helpers(three_stage_hunt())] == ["cake", "animals"]


def test_signs_after_the_drawings_are_numbered() -> None:
    composed = compose("ABCDEFGHIJKLMNOPQRSTUVWXYZ", {}, FIVE, NEW)
    assert [one.sign for one in composed.fragments][-2:] == ["sign-25", "sign-26"]


@pytest.mark.parametrize(
    ("text", "plan", "says"),
    [("HI", HuntPlan(), "Add a page"), ("A" * (MOST_CELLS + 1), FIVE, "too long")],
)
def test_what_cannot_be_shared_out_is_said(text: str, plan: HuntPlan, says: str) -> None:
    with pytest.raises(CannotSpread, match=says):
        compose(text, {}, plan, NEW)


def test_nothing_to_say_needs_no_page() -> None:
    composed = compose("  ", {}, HuntPlan(), [])
    assert (composed.message.cells, composed.fragments) == ((), ())


@given(plans(), st.text(max_size=20))
def test_every_letter_can_be_won_before_the_end(plan: HuntPlan, text: str) -> None:
    plan = hunt(*plan.stages, fragments=plan.fragments)
    if not helpers(plan):
        return
    composed = compose(text, {}, plan, NEW)
    early = solvable(plan, besides={plan.finale.id}, needed=True)
    won = {one for at in early for one in composed.gives[at]}
    assert {cell.fragment for cell in composed.message.cells if cell.fragment} <= won
