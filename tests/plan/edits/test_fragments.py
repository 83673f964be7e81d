"""Adding, revising and removing clues."""

import pytest

from app.plan.document import Cell, Fragment, Gate
from app.plan.edits import (
    AddFragment,
    AnyEdit,
    EditRefused,
    GiveFragment,
    RemoveFragment,
    ReviseFragment,
    apply,
)
from tests.builders import element, hunt, stage, three_stage_hunt


def test_a_clue_is_added_with_its_source_or_without() -> None:
    plan = hunt(stage("a", 1))
    loose = apply(plan, AddFragment(fragment=element("crown"))).plan
    assert loose.fragments == (element("crown"),)
    assert loose.stages == plan.stages
    given = apply(plan, AddFragment(fragment=element("crown"), stage_id="a")).plan
    assert given.stages[0].gives == ("crown",)


def test_a_clue_is_renamed_and_stays_where_it_comes_from() -> None:
    plan = three_stage_hunt()
    renamed = plan.fragments[0].model_copy(update={"label": "HH", "sign": "key"})
    applied = apply(plan, ReviseFragment(fragment=renamed))
    assert applied.plan.fragment("sign-h") == renamed
    assert applied.plan.stages == plan.stages
    assert applied.notes == ()


def test_a_clue_moves_to_another_page() -> None:
    moved = apply(three_stage_hunt(), GiveFragment(fragment_id="sign-h", stage_id="animals"))
    assert [one.gives for one in moved.plan.stages] == [(), ("sign-i", "sign-h"), ()]
    assert moved.notes == ("The clue “H” now comes from “Animals” (page 27).",)
    nowhere = apply(three_stage_hunt(), GiveFragment(fragment_id="sign-h"))
    assert [one.gives for one in nowhere.plan.stages] == [(), ("sign-i",), ()]


def test_a_removed_clue_is_forgotten_everywhere() -> None:
    applied = apply(three_stage_hunt(), RemoveFragment(fragment_id="sign-h"))
    plan = applied.plan
    assert plan.fragment("sign-h") is None
    assert plan.stages[0].gives == ()
    assert plan.stages[2].gate == Gate(of=("animals", "sign-i"))
    assert plan.message.cells == (Cell(char="H"), Cell(char="I", fragment="sign-i"))
    assert applied.notes == (
        "“Lock” (page 13) now opens after “Animals” (page 27) and the clue “I”.",
        "In the secret message, H can be read from the start.",
    )


def test_a_gate_of_one_clue_goes_with_it() -> None:
    plan = hunt(
        stage("a", 1), stage("b", 2, gate=Gate(of=("x",), need=1)), fragments=[element("x")]
    )
    assert apply(plan, RemoveFragment(fragment_id="x")).plan.stages[1].gate is None


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (AddFragment(fragment=element("sign-h")), "added already"),
        (AddFragment(fragment=element("x"), stage_id="gone"), "This page is not"),
        (ReviseFragment(fragment=Fragment(id="gone")), "This clue is not"),
        (GiveFragment(fragment_id="gone", stage_id="cake"), "This clue is not"),
        (GiveFragment(fragment_id="sign-h", stage_id="gone"), "This page is not"),
        (RemoveFragment(fragment_id="gone"), "This clue is not"),
    ],
)
def test_what_is_gone_is_said_in_words(edit: AnyEdit, says: str) -> None:
    with pytest.raises(EditRefused, match=says):
        apply(three_stage_hunt(), edit)
