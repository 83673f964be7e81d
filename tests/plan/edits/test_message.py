"""Writing the secret message anew."""

import pytest

from app.plan.document import Message
from app.plan.edits import EditRefused, ReviseMessage, apply
from app.plan.readiness import problems
from app.plan.rewire import sources
from tests.builders import hunt, sample, stage, three_stage_hunt

NEW = tuple(f"new-{n}" for n in range(40))


def test_a_new_message_keeps_the_cards_of_letters_that_stay() -> None:
    plan = three_stage_hunt()
    revised = apply(plan, ReviseMessage(text="HAT", new_ids=NEW)).plan
    assert revised.message.text == "HAT"
    assert revised.fragment("sign-h") == plan.fragment("sign-h")
    assert revised.fragment("sign-i") is None
    assert revised.stages[0].gives[0] == "sign-h"
    assert problems(revised) == []


def test_a_page_that_waited_for_the_whole_message_still_does() -> None:
    revised = apply(sample(), ReviseMessage(text="ZAZA IS BUSY", new_ids=NEW)).plan
    gate = revised.stage("message").gate
    assert set(gate.of) == {cell.fragment for cell in revised.message.cells if cell.fragment}
    assert problems(revised) == []


def test_an_empty_message_takes_its_signs_away() -> None:
    revised = apply(sample(), ReviseMessage()).plan
    assert revised.message == Message()
    assert [one.kind for one in revised.fragments] == ["element"] * 5 + ["key"]
    assert problems(revised) == []


def test_the_parent_may_choose_who_gives_a_letter() -> None:
    edit = ReviseMessage(text="HI", chosen={"h": "animals"}, new_ids=NEW)
    revised = apply(three_stage_hunt(), edit).plan
    assert [one.id for one in sources(revised, "sign-h")] == ["animals"]


def test_a_message_without_a_page_to_give_it_is_refused() -> None:
    with pytest.raises(EditRefused, match="Add a page before the last one first"):
        apply(hunt(stage("a", 1)), ReviseMessage(text="HI", new_ids=NEW))
