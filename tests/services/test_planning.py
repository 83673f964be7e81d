"""Saving a hunt: nothing of anybody's is lost, and nothing happens twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest

from app.plan.document import Fragment, FragmentId, Hint, StageId
from app.plan.edits import (
    AddFragment,
    AddStage,
    CopyStage,
    EditRefused,
    GiveFragment,
    MoveStage,
    RemoveStage,
    ReviseHunt,
    ReviseStage,
)
from app.services.passwords import Passwords
from app.services.planning import STAYED, Clashed, NoSuchHunt, derived_id, edit, restore, undo
from app.store.database import Database
from tests.services.families import MARA as APPLICANT
from tests.services.families import make_family
from tests.services.hunts import MARA, TEO, Workbench, workbench


@pytest.fixture
def bench(database: Database, passwords: Passwords, now: datetime) -> Workbench:
    return workbench(database, passwords, now)


def test_every_save_is_a_revision_with_who_and_what(bench: Workbench) -> None:
    saved = bench.revise(0, title="The cold oven", author=TEO)

    assert saved.number == 2
    assert bench.stage(0).title == "The cold oven"
    newest, first = bench.lines
    assert (newest.number, newest.author_name) == (2, "Teo")
    assert newest.label == f"A page changed: “The cold oven” (page {bench.stage(0).page})"
    assert (first.number, first.label) == (1, "Begun")


def test_a_save_that_changes_nothing_is_no_revision(bench: Workbench) -> None:
    assert bench.revise(0, title="New").changed
    assert not bench.revise(0, title="New").changed
    assert len(bench.lines) == 2


def test_two_parents_on_one_stage_are_merged_field_by_field(bench: Workbench) -> None:
    old = bench.stage(1)
    bench.save(ReviseStage(stage=old.model_copy(update={"story": "Hers."})), based_on=1)
    bench.save(ReviseStage(stage=old.model_copy(update={"spot": "His."})), based_on=1, author=TEO)

    assert (bench.stage(1).story, bench.stage(1).spot) == ("Hers.", "His.")


def test_a_real_clash_saves_nothing_and_names_both(bench: Workbench) -> None:
    old = bench.stage(1)
    bench.save(ReviseStage(stage=old.model_copy(update={"story": "Hers."})), based_on=1)
    mine = old.model_copy(update={"story": "His.", "spot": "The bath"})
    with pytest.raises(Clashed) as clashed:
        bench.save(ReviseStage(stage=mine), based_on=1, author=TEO)

    (clash,) = clashed.value.clashes
    assert (clash.field, clash.mine, clash.theirs) == ("story", "His.", "Hers.")
    assert (clashed.value.author, clashed.value.number) == ("Mara", 2)
    merged = clashed.value.plan.stages[1]
    assert (merged.story, merged.spot) == ("Hers.", "The bath")
    assert (bench.stage(1).spot, len(bench.lines)) == (old.spot, 2)


def test_eighty_interleaved_saves_lose_none(bench: Workbench) -> None:
    ids = [StageId(derived_id(bench.hunt_id, f"page {n}")) for n in range(40)]

    def one(number: int) -> None:
        author = MARA if number % 2 else TEO
        stage_id = ids[number // 2]
        if number % 2:
            bench.save(AddStage(stage_id=stage_id), based_on=1, author=author)
        else:
            hint = Fragment(id=FragmentId(f"clue{number}"), label=str(number))
            bench.save(AddFragment(fragment=hint), based_on=1, author=author)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(one, range(80)))

    plan = bench.plan
    assert {stage.id for stage in plan.stages} > set(ids)
    assert {f"clue{n}" for n in range(0, 80, 2)} <= {one.id for one in plan.fragments}
    assert [line.number for line in bench.lines] == list(range(81, 0, -1))


@pytest.mark.parametrize(
    "change",
    [
        AddStage(stage_id=StageId("fresh")),
        AddFragment(fragment=Fragment(id=FragmentId("fresh"), label="x")),
        ReviseHunt(title="Another title"),
    ],
)
def test_the_same_edit_sent_twice_counts_once(bench: Workbench, change: AddStage) -> None:
    first = bench.save(change, based_on=1)
    again = bench.save(change, based_on=1)

    assert not again.changed
    assert again.number == first.number == len(bench.lines)


def test_a_move_or_copy_sent_twice_counts_once(bench: Workbench) -> None:
    first = bench.stage(0).id
    copy = CopyStage(stage_id=first, new_id=StageId("copied"))
    for _ in range(2):
        bench.save(copy, based_on=1)
    for _ in range(2):
        bench.save(MoveStage(stage_id=first), based_on=2)

    assert [stage.id for stage in bench.plan.stages].count(StageId("copied")) == 1
    assert bench.plan.stages[-1].id == first
    assert len(bench.lines) == 3


def test_several_edits_are_one_save(bench: Workbench) -> None:
    clue = FragmentId("feather")
    first, second = bench.stage(0), bench.stage(1)
    bench.save(AddFragment(fragment=Fragment(id=clue, label="Feather"), stage_id=first.id))
    taken = second.model_copy(update={"gives": (clue,)})
    bench.save(ReviseStage(stage=taken), GiveFragment(fragment_id=clue, stage_id=second.id))

    assert clue not in bench.stage(0).gives
    assert bench.stage(1).gives == (clue,)
    assert len(bench.lines) == 3


def test_undo_takes_back_one_change_and_keeps_what_came_after(bench: Workbench) -> None:
    title = bench.stage(0).title
    bench.revise(0, title="Wrong one")
    bench.revise(1, story="Later work.", author=TEO)
    undo(bench.db, bench.household_id, bench.hunt_id, 2, MARA, bench.now)

    assert bench.stage(0).title == title
    assert bench.stage(1).story == "Later work."
    assert bench.lines[0].label.startswith("Undone: A page changed")


def test_an_undo_can_be_undone_and_counts_once(bench: Workbench) -> None:
    bench.revise(0, title="New title")
    for _ in range(2):
        undo(bench.db, bench.household_id, bench.hunt_id, 2, MARA, bench.now)
    assert len(bench.lines) == 3
    undo(bench.db, bench.household_id, bench.hunt_id, 3, MARA, bench.now)

    assert bench.stage(0).title == "New title"


def test_a_removed_page_comes_back_whole(bench: Workbench) -> None:
    before = bench.plan
    removed = before.stages[1]
    bench.save(RemoveStage(stage_id=removed.id))
    assert bench.plan.stage(removed.id) is None
    undo(bench.db, bench.household_id, bench.hunt_id, 2, MARA, bench.now)

    assert bench.plan == before


def test_an_undo_never_erases_what_was_written_since(bench: Workbench) -> None:
    bench.revise(0, story="First.")
    bench.revise(0, story="Second.", author=TEO)
    saved = undo(bench.db, bench.household_id, bench.hunt_id, 2, MARA, bench.now)

    assert bench.stage(0).story == "Second."
    assert saved.notes == (STAYED,)
    assert not saved.changed


def test_any_revision_can_be_gone_back_to(bench: Workbench) -> None:
    begun = bench.plan
    bench.revise(0, title="A")
    bench.revise(1, hints=(Hint(text="B"),))
    changed = bench.plan
    for _ in range(2):
        restore(bench.db, bench.household_id, bench.hunt_id, 1, TEO, bench.now)
    assert bench.plan == begun
    assert bench.lines[0].label == "Back to: Begun"
    restore(bench.db, bench.household_id, bench.hunt_id, 3, TEO, bench.now)
    assert bench.plan == changed
    assert len(bench.lines) == 5


def test_what_is_not_there_is_refused_in_words(bench: Workbench) -> None:
    with pytest.raises(EditRefused, match="not in the hunt any more"):
        bench.save(RemoveStage(stage_id=StageId("nowhere")))
    with pytest.raises(NoSuchHunt):
        bench.revise(0, based_on=99, title="x")
    for number in (0, 1, 99):
        with pytest.raises(NoSuchHunt):
            undo(bench.db, bench.household_id, bench.hunt_id, number, MARA, bench.now)
    assert len(bench.lines) == 1


def test_another_households_hunt_is_as_if_it_were_not(
    bench: Workbench, passwords: Passwords, now: datetime
) -> None:
    other = make_family(bench.db, passwords, now, APPLICANT).household_id
    with pytest.raises(NoSuchHunt):
        edit(bench.db, other, bench.hunt_id, [ReviseHunt(title="Mine")], MARA, None, now)
    with pytest.raises(NoSuchHunt):
        undo(bench.db, other, bench.hunt_id, 1, MARA, now)
    with pytest.raises(NoSuchHunt):
        restore(bench.db, other, bench.hunt_id, 1, MARA, now)
    assert len(bench.lines) == 1


def test_a_derived_id_depends_on_key_and_owner() -> None:
    assert derived_id("a", "k") == derived_id("a", "k")
    assert len({derived_id("a", "k"), derived_id("b", "k"), derived_id("a", "l")}) == 3
