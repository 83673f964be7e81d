"""A later edition in a run that is on: it judges from then on, and takes nothing away."""

from dataclasses import replace

from app.engine.commands import ChangeEdition
from app.locks.base import Reading
from app.locks.number import NumberLock
from tests.engine.given import in_the_middle


def test_a_new_edition_judges_from_then_on_and_keeps_what_was_won() -> None:
    here = in_the_middle()
    here.enter("meadow", "4444")
    plan = here.game.plan
    stages = tuple(
        one.model_copy(update={"lock": NumberLock(code="4444")}) if one.id == "meadow" else one
        for one in plan.stages
    )
    later = replace(here.game, plan=plan.model_copy(update={"stages": stages}))
    assert [event.kind for event in here.when(ChangeEdition("second", later))] == [
        "edition_changed"
    ]
    assert here.when(ChangeEdition("second", later)) == []
    here.game = later
    assert here.progress.fragments == ("f-a", "f-b")
    assert "lock_opened" in here.enter("meadow", "4444")


def test_an_edition_without_an_opened_page_is_not_taken() -> None:
    here = in_the_middle()
    plan = here.game.plan
    fewer = plan.model_copy(update={"stages": plan.stages[:2] + plan.stages[3:]})
    changed = replace(here.game, plan=fewer, reading=Reading(pages=fewer.pages))
    assert here.when(ChangeEdition("second", changed)) == []


def test_a_new_edition_gives_at_once_what_solved_stages_give_in_it() -> None:
    here = in_the_middle()
    plan = here.game.plan
    stages = tuple(
        one.model_copy(update={"gives": (*one.gives, "f-d")}) if one.id == "cake" else one
        for one in plan.stages
        if one.id != "tree"
    )
    later = replace(here.game, plan=plan.model_copy(update={"stages": stages}))
    here.progress = here.progress.model_copy(
        update={"stages": {k: v for k, v in here.progress.stages.items() if k != "tree"}}
    )
    here.when(ChangeEdition("second", later))
    here.game = later
    here.enter("meadow", "3178")
    here.enter("box", "fish")
    assert here.progress.opened("end")
