"""Adding, revising, moving, copying and removing pages, and what that brings about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.locks.page import PageLock
from app.plan.document import MOST_STAGES, Gate, HuntPlan
from app.plan.edits import (
    AddStage,
    AnyEdit,
    CopyStage,
    EditRefused,
    MoveStage,
    RemoveStage,
    ReviseStage,
    apply,
)
from app.plan.readiness import problems
from app.plan.rewire import references_of, sources
from tests.builders import element, hunt, ids, message, sample, sign, stage, three_stage_hunt
from tests.plan.plans import plans


def abc(**fields: object) -> HuntPlan:
    """Three empty pages, 4, 9 and 10."""
    return hunt(stage("a", 4), stage("b", 9), stage("c", 10), **fields)


def test_a_page_is_added_at_the_end_or_before_another() -> None:
    assert ids(apply(abc(), AddStage(stage_id="x")).plan) == ["a", "b", "c", "x"]
    added = apply(abc(), AddStage(stage_id="x", title=" The bath ", page=77, before="b"))
    assert ids(added.plan) == ["a", "x", "b", "c"]
    assert added.plan.stages[1] == stage("x", 77, title="The bath")
    assert added.notes == ("“B” (page 9) now opens after “The bath” (page 77).",)


@pytest.mark.parametrize(
    ("pages", "before", "page"),
    [((), None, 1), ((4, 9), None, 10), ((4, 9), "s0", 1), ((4, 5), "s1", 6), ((999,), None, 1)],
)
def test_a_new_page_takes_the_next_free_number(
    pages: tuple[int, ...], before: str | None, page: int
) -> None:
    plan = hunt(*(stage(f"s{place}", number) for place, number in enumerate(pages)))
    added = apply(plan, AddStage(stage_id="x", before=before)).plan
    assert next(one.page for one in added.stages if one.id == "x") == page


def test_a_revised_page_stands_where_the_old_one_stood() -> None:
    revised = stage("b", 13, title="New", story="Once upon a time.")
    applied = apply(abc(), ReviseStage(stage=revised))
    assert applied.plan.stages[1] == revised
    assert ids(applied.plan) == ["a", "b", "c"]
    assert applied.notes == ()


def test_what_a_revised_page_does_to_others_is_said() -> None:
    leads = stage("a", 4, lock=PageLock(target="c"))
    applied = apply(abc(), ReviseStage(stage=leads))
    assert applied.notes == ("“C” (page 10) now opens after “A” (page 4).",)


def test_moving_keeps_ids_and_numbers_and_says_what_opens_when() -> None:
    applied = apply(abc(), MoveStage(stage_id="c", before="a"))
    assert [(one.id, one.page) for one in applied.plan.stages] == [("c", 10), ("a", 4), ("b", 9)]
    assert applied.notes == (
        "“C” (page 10) is now open from the start.",
        "“A” (page 4) now opens after “C” (page 10).",
        "The story now ends with “B” (page 9).",
    )
    back = apply(applied.plan, MoveStage(stage_id="c"))
    assert back.plan == abc()


def test_moving_a_page_before_itself_changes_nothing() -> None:
    assert apply(abc(), MoveStage(stage_id="b", before="b")).plan == abc()


def test_a_copy_has_a_page_of_its_own_and_gives_nothing() -> None:
    plan = three_stage_hunt()
    copied = apply(plan, CopyStage(stage_id="cake", new_id="pie")).plan
    assert ids(copied) == ["cake", "pie", "animals", "lock"]
    pie = copied.stages[1]
    assert (pie.page, pie.gives) == (5, ())
    assert pie.model_copy(update={"id": "cake", "page": 4, "gives": ("sign-h",)}) == plan.stages[0]
    assert problems(copied) == []


def test_a_page_leads_past_a_removed_one() -> None:
    to_b = PageLock(target="b")
    plan = hunt(stage("a", 4, lock=to_b), stage("c", 10), stage("b", 9), stage("d", 40))
    applied = apply(plan, RemoveStage(stage_id="b"))
    assert applied.plan.stages[0].lock == PageLock(target="d")
    assert "“A” (page 4) now leads to “D” (page 40)." in applied.notes


def test_a_page_that_led_to_the_last_one_leads_nowhere() -> None:
    plan = hunt(stage("a", 4, lock=PageLock(target="b")), stage("b", 9))
    applied = apply(plan, RemoveStage(stage_id="b"))
    assert applied.plan.stages[0].lock == PageLock()
    assert applied.notes[0].endswith("Choose the page its lock leads to.")


def test_what_waited_for_a_removed_page_waits_for_what_that_waited_for() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, gate=Gate(of=("a",))),
        stage("c", 3, gate=Gate(of=("b",))),
        stage("d", 4, gate=Gate(of=("b", "c"), need=2)),
    )
    applied = apply(plan, RemoveStage(stage_id="b"))
    assert applied.plan.stages[1].gate == Gate(of=("a",))
    assert applied.plan.stages[2].gate == Gate(of=("c",), need=1)
    assert applied.notes == (
        "“C” (page 3) now opens after “A” (page 1).",
        "“D” (page 4) now opens after “C” (page 3).",
    )


def test_clues_that_are_needed_come_from_the_page_before() -> None:
    applied = apply(three_stage_hunt(), RemoveStage(stage_id="animals"))
    assert applied.plan.stages[0].gives == ("sign-h", "sign-i")
    assert applied.plan.message == three_stage_hunt().message
    assert problems(applied.plan) == []
    assert "The clue “I” now comes from “Cake” (page 4)." in applied.notes


def test_clues_of_a_removed_first_page_come_from_the_next() -> None:
    applied = apply(three_stage_hunt(), RemoveStage(stage_id="cake"))
    assert applied.plan.stages[0].gives == ("sign-i", "sign-h")
    assert problems(applied.plan) == []


def test_clues_that_nothing_needs_go_with_their_page() -> None:
    plan = hunt(stage("a", 1), stage("b", 2, gives=("x",)), fragments=(element("x"),))
    applied = apply(plan, RemoveStage(stage_id="b"))
    assert applied.plan.fragments == ()
    assert "The clue “x” is gone." in applied.notes


def test_the_message_outlives_the_only_page() -> None:
    plan = hunt(
        stage("a", 1, gives=("sign-h",)), fragments=(sign("H", "moon"),), message=message("H")
    )
    assert apply(plan, RemoveStage(stage_id="a")).plan.message.text == "H"


def test_a_page_never_inherits_to_wait_for_itself_or_for_what_is_gone() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, gate=Gate(of=("b", "c"))),
        stage("c", 3, gate=Gate(of=("b",))),
    )
    assert apply(plan, RemoveStage(stage_id="b")).plan.stages[1].gate is None


@pytest.mark.parametrize("gone", [one.id for one in sample().stages])
def test_the_sample_can_be_played_without_any_of_its_pages(gone: str) -> None:
    assert problems(apply(sample(), RemoveStage(stage_id=gone)).plan) == []


@pytest.mark.parametrize(
    "edit",
    [
        AddStage(stage_id="x", before="gone"),
        ReviseStage(stage=stage("gone", 1)),
        MoveStage(stage_id="gone"),
        MoveStage(stage_id="a", before="gone"),
        CopyStage(stage_id="gone", new_id="x"),
        RemoveStage(stage_id="gone"),
    ],
)
def test_a_page_that_is_gone_is_said_in_words(edit: AnyEdit) -> None:
    with pytest.raises(EditRefused) as refused:
        apply(abc(), edit)
    assert refused.value.says.startswith("This page is not in the hunt any more.")


@pytest.mark.parametrize("edit", [AddStage(stage_id="a"), CopyStage(stage_id="a", new_id="b")])
def test_a_form_sent_twice_adds_once(edit: AnyEdit) -> None:
    with pytest.raises(EditRefused, match="added already"):
        apply(abc(), edit)


@pytest.mark.parametrize(
    "fields",
    [{"gives": ("gone",)}, {"gate": Gate(of=("gone",))}, {"lock": PageLock(target="gone")}],
)
def test_a_page_cannot_choose_what_is_not_there(fields: dict[str, object]) -> None:
    revised = stage("a", 4, **fields)
    with pytest.raises(EditRefused, match="Choose again"):
        apply(abc(), ReviseStage(stage=revised))
    already = hunt(revised)
    assert apply(already, ReviseStage(stage=revised)).plan == already


def test_a_hunt_has_room_for_so_many_pages() -> None:
    full = hunt(*(stage(f"s{n}", n) for n in range(1, MOST_STAGES + 1)))
    with pytest.raises(EditRefused, match=f"at most {MOST_STAGES} pages"):
        apply(full, AddStage(stage_id="more"))


@given(plans(), st.data())
def test_nothing_points_into_the_void_after_a_removal(plan: HuntPlan, data: st.DataObject) -> None:
    for _ in plan.stages:
        gone = data.draw(st.sampled_from(ids(plan)))
        needed = {cell.fragment for cell in plan.message.cells if cell.fragment}
        had = {one for one in needed if sources(plan, one)}
        plan = apply(plan, RemoveStage(stage_id=gone)).plan
        there = {*ids(plan), *(one.id for one in plan.fragments)}
        assert references_of(plan.stages, plan.message) <= there
        if any(not one.optional for one in plan.stages):
            assert all(sources(plan, one) for one in had)
