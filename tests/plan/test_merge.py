"""Two parents at work, and undo: no work is lost, and a clash is named."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.locks.number import NumberLock
from app.locks.word import WordLock
from app.plan.document import MOST_STAGES, Gate, Hint, HuntPlan
from app.plan.edits import (
    AddFragment,
    AddStage,
    CopyStage,
    MoveStage,
    RemoveFragment,
    RemoveStage,
    ReviseHunt,
    ReviseStage,
    apply,
)
from app.plan.merge import Clash, merge_plans, merge_stage
from app.plan.rewire import references_of
from tests.builders import element, hunt, ids, sample, stage, three_stage_hunt
from tests.plan.plans import plans

BASE = stage("box", 13, story="Old.", task="Old.", lock=WordLock(word="fish"))


def change(**fields: object) -> object:
    return BASE.model_copy(update=fields)


def test_two_fields_of_one_page_are_both_kept() -> None:
    merged = merge_stage(BASE, change(story="Mine."), change(task="Theirs.", minutes=9))
    assert merged.value == change(story="Mine.", task="Theirs.", minutes=9)
    assert merged.clashes == ()


def test_the_same_change_twice_is_one_change() -> None:
    merged = merge_stage(BASE, change(story="Ours."), change(story="Ours."))
    assert (merged.value, merged.clashes) == (change(story="Ours."), ())


def test_a_real_clash_keeps_theirs_and_shows_both() -> None:
    merged = merge_stage(BASE, change(story="Mine.", page=5), change(story="Theirs."))
    assert merged.value == change(story="Theirs.", page=5)
    assert merged.clashes == (Clash("box", "story", "Mine.", "Theirs."),)


def test_fields_of_one_lock_are_merged_too() -> None:
    mine = change(lock=WordLock(word="fish", also=("cod",)))
    theirs = change(lock=WordLock(word="whale"))
    merged = merge_stage(BASE, mine, theirs)
    assert merged.value.lock == WordLock(word="whale", also=("cod",))
    theirs = change(lock=WordLock(word="whale", also=("orca",)))
    assert merge_stage(BASE, mine, theirs).clashes == (
        Clash("box", "lock.also", ("cod",), ("orca",)),
    )


def test_two_kinds_of_lock_are_a_clash() -> None:
    mine, theirs = change(lock=NumberLock(code="3178")), change(lock=WordLock(word="whale"))
    merged = merge_stage(BASE, mine, theirs)
    assert merged.value.lock == WordLock(word="whale")
    assert merged.clashes == (Clash("box", "lock", mine.lock, theirs.lock),)


def test_rows_without_names_are_one_field() -> None:
    mine, theirs = change(hints=(Hint(text="a"),)), change(hints=(Hint(text="b"),))
    assert [one.field for one in merge_stage(BASE, mine, theirs).clashes] == ["hints"]


def test_clues_that_both_gave_are_both_given() -> None:
    base = change(gives=("a", "b"))
    mine = change(gives=("a", "b", "mine"))
    theirs = change(gives=("b", "theirs"))
    assert merge_stage(base, mine, theirs).value.gives == ("b", "mine", "theirs")


def test_pages_added_by_both_are_both_there() -> None:
    base = three_stage_hunt()
    mine = apply(base, AddStage(stage_id="mine", before="animals")).plan
    theirs = apply(base, AddStage(stage_id="theirs")).plan
    merged = merge_plans(base, mine, theirs)
    assert ids(merged.value) == ["cake", "mine", "animals", "lock", "theirs"]
    assert merged.clashes == ()


def test_a_moved_and_a_changed_page_are_both() -> None:
    base = three_stage_hunt()
    mine = apply(base, MoveStage(stage_id="animals", before="cake")).plan
    changed = base.stages[1].model_copy(update={"story": "New."})
    theirs = apply(base, ReviseStage(stage=changed)).plan
    merged = merge_plans(base, mine, theirs)
    assert ids(merged.value) == ["animals", "cake", "lock"]
    assert merged.value.stages[0].story == "New."
    assert merged.clashes == ()


def test_two_different_orders_are_a_clash() -> None:
    base = three_stage_hunt()
    mine = apply(base, MoveStage(stage_id="animals", before="cake")).plan
    theirs = apply(base, MoveStage(stage_id="lock", before="cake")).plan
    merged = merge_plans(base, mine, theirs)
    assert merged.value == theirs
    assert merged.clashes == (Clash(None, "stages", ids(mine), ids(theirs)),)


def test_a_page_that_one_removed_and_the_other_changed_is_named() -> None:
    base = three_stage_hunt()
    removed = apply(base, RemoveStage(stage_id="animals")).plan
    changed = base.stages[1].model_copy(update={"story": "New."})
    kept = apply(base, ReviseStage(stage=changed)).plan
    mine_removed = merge_plans(base, removed, kept)
    assert mine_removed.value.stage("animals") == changed
    assert Clash("animals", "", None, changed) in mine_removed.clashes
    theirs_removed = merge_plans(base, kept, removed)
    assert theirs_removed.value == removed
    assert theirs_removed.clashes == (Clash("animals", "", changed, None),)


def test_undo_takes_back_one_edit_and_keeps_the_later_ones() -> None:
    before = three_stage_hunt()
    removed = apply(before, RemoveStage(stage_id="animals")).plan
    later = apply(removed, ReviseHunt(title="Another title")).plan
    later = apply(later, AddStage(stage_id="new")).plan
    undone = merge_plans(base=removed, mine=before, theirs=later)
    assert undone.clashes == ()
    assert undone.value.title == "Another title"
    assert ids(undone.value) == ["cake", "animals", "lock", "new"]
    assert undone.value.stages[:3] == before.stages


def test_undo_keeps_a_page_that_others_have_built_on() -> None:
    before = three_stage_hunt()
    added = apply(before, AddStage(stage_id="bath")).plan
    waits = before.stages[1].model_copy(update={"gate": Gate(of=("cake", "bath"))})
    present = apply(added, ReviseStage(stage=waits)).plan
    undone = merge_plans(base=added, mine=before, theirs=present)
    assert undone.value == present
    assert undone.clashes == (Clash("bath", "", None, present.stage("bath")),)


def test_undo_keeps_a_clue_that_others_have_built_on() -> None:
    before = three_stage_hunt()
    added = apply(before, AddFragment(fragment=element("crown"), stage_id="cake")).plan
    waits = before.stages[1].model_copy(update={"gate": Gate(of=("crown",))})
    present = apply(added, ReviseStage(stage=waits)).plan
    undone = merge_plans(base=added, mine=before, theirs=present)
    assert undone.value.fragment("crown")
    assert undone.clashes == (Clash(None, "fragments.crown", None, element("crown")),)


def test_undo_does_not_point_at_what_is_gone_since() -> None:
    before = three_stage_hunt()
    freed = before.stages[2].model_copy(update={"gate": None})
    after = apply(before, ReviseStage(stage=freed)).plan
    present = apply(after, RemoveFragment(fragment_id="sign-h")).plan
    undone = merge_plans(base=after, mine=before, theirs=present).value
    assert undone.stages[2].gate == Gate(of=("animals", "sign-i"))


def test_a_merge_that_has_no_room_leaves_the_present() -> None:
    base = hunt(*(stage(f"s{n}", n) for n in range(1, MOST_STAGES)))
    mine = apply(base, AddStage(stage_id="mine")).plan
    theirs = apply(base, AddStage(stage_id="theirs")).plan
    merged = merge_plans(base, mine, theirs)
    assert merged.value == theirs
    assert [one.field for one in merged.clashes] == ["stages"]


@given(plans(), plans())
def test_a_side_that_did_nothing_changes_nothing(base: HuntPlan, other: HuntPlan) -> None:
    for one, two in ((base, other), (other, base)):
        merged = merge_plans(base, one, two)
        assert merged.clashes == ()
        assert merged.value == other


@settings(max_examples=200)
@given(plans(), plans(), plans())
def test_any_merge_is_a_plan_that_points_at_what_is_there(
    base: HuntPlan, mine: HuntPlan, theirs: HuntPlan
) -> None:
    merged = merge_plans(base, mine, theirs).value
    assert HuntPlan.model_validate(merged.model_dump()) == merged
    there = {*ids(merged), *(one.id for one in merged.fragments)}
    assert references_of(merged.stages, merged.message) <= there


@given(st.data())
def test_two_parents_on_different_pages_never_clash(data: st.DataObject) -> None:
    base = sample()
    mine_at, theirs_at = data.draw(st.permutations(ids(base)))[:2]
    edits = {
        "revise": lambda one: ReviseStage(
            stage=base.stage(one).model_copy(update={"story": f"New {one}"})
        ),
        "copy": lambda one: CopyStage(stage_id=one, new_id=f"{one}-copy"),
        "add": lambda one: AddStage(stage_id=f"{one}-new", before=one),
    }
    mine = apply(base, edits[data.draw(st.sampled_from(sorted(edits)))](mine_at)).plan
    theirs = apply(base, edits[data.draw(st.sampled_from(sorted(edits)))](theirs_at)).plan
    merged = merge_plans(base, mine, theirs)
    assert merged.clashes == ()
    for side in (mine, theirs):
        assert {*ids(side)} <= {*ids(merged.value)}
        for one in side.stages:
            if base.stage(one.id) != one:
                assert merged.value.stage(one.id) == one
