from typing import Any

import pytest

from app.locks.number import NumberLock
from app.plan.document import Fragment, HuntPlan
from app.printing.changes import OutOfDate, out_of_date
from tests.builders import message, stage, three_stage_hunt


def revised(place: int, **fields: Any) -> HuntPlan:
    """The hunt of three pages with one of them changed."""
    plan = three_stage_hunt()
    stages = list(plan.stages)
    stages[place] = stages[place].model_copy(update=fields)
    return plan.model_copy(update={"stages": tuple(stages)})


def test_the_same_hunt_needs_no_new_sheet() -> None:
    assert out_of_date(three_stage_hunt(), three_stage_hunt()) == OutOfDate()
    assert OutOfDate().again == ()
    assert OutOfDate().away == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [("notes", "Be kind."), ("spot", "the shed"), ("after", "Oh!"), ("hints", ())],
)
def test_what_only_grown_ups_read_is_on_the_master_sheet_alone(field: str, value: Any) -> None:
    assert out_of_date(three_stage_hunt(), revised(0, **{field: value})) == OutOfDate(master=True)


@pytest.mark.parametrize(
    ("field", "value"), [("story", "New."), ("title", "New"), ("picture", "kit:scene-forest")]
)
def test_what_children_read_names_its_page(field: str, value: Any) -> None:
    changed = out_of_date(three_stage_hunt(), revised(0, **{field: value}))
    assert changed.pages == (4,)
    assert not changed.letter


def test_a_new_answer_is_on_the_master_sheet_alone() -> None:
    changed = out_of_date(three_stage_hunt(), revised(2, lock=NumberLock(code="1234")))
    assert changed == OutOfDate(master=True)


def test_what_no_sheet_shows_puts_none_out_of_date() -> None:
    assert out_of_date(three_stage_hunt(), revised(1, replies=(), on_screen="x")) == OutOfDate()


def test_a_page_with_a_new_number_is_printed_anew_and_the_old_one_taken_away() -> None:
    changed = out_of_date(three_stage_hunt(), revised(2, page=14))
    assert (changed.pages, changed.gone) == ((14,), (13,))
    assert changed.master, "page 27 leads to another number now"
    assert changed.again == ("page 14", "the master sheet")
    assert changed.away == "page 13"


def test_added_and_removed_pages_are_told() -> None:
    plan = three_stage_hunt()
    more = plan.model_copy(update={"stages": (*plan.stages, stage("end", 50))})
    assert out_of_date(plan, more).pages == (50,)
    assert out_of_date(more, plan).gone == (50,)


def test_a_new_title_is_on_every_sheet_and_the_letter() -> None:
    plan = three_stage_hunt()
    changed = out_of_date(plan, plan.model_copy(update={"title": "Another"}))
    assert changed == OutOfDate(pages=(4, 13, 27), master=True, letter=True)


def test_a_new_sign_is_on_the_message_and_the_master_sheet() -> None:
    plan = three_stage_hunt()
    fragments = (plan.fragments[0].model_copy(update={"sign": "star"}), *plan.fragments[1:])
    changed = out_of_date(plan, plan.model_copy(update={"fragments": fragments}))
    assert changed == OutOfDate(message=True, master=True)


def test_a_new_letter_leaves_the_childrens_message_sheet_as_it_is() -> None:
    plan = three_stage_hunt()
    other: tuple[Fragment, ...] = plan.fragments
    said = message("HO", H="sign-h", O="sign-i")
    changed = out_of_date(plan, plan.model_copy(update={"fragments": other, "message": said}))
    assert changed == OutOfDate(master=True)
