"""Edits of stages: add, revise, move, copy, remove."""

from typing import ClassVar

from app.plan.document import HuntPlan, Line, Stage, StageId
from app.plan.edits.base import Edit, EditRefused, must_be_new, stage_in
from app.plan.rewire import references, without_stage

LAST_PAGE = 999


class AddStage(Edit):
    """Add an empty stage before another one, or at the end."""

    says: ClassVar[str] = "a page added"

    stage_id: StageId
    title: Line = ""
    page: int | None = None
    """None: the next free number after the page it follows."""
    before: StageId | None = None

    def change(self, plan: HuntPlan) -> HuntPlan:
        must_be_new(plan, self.stage_id)
        place = len(plan.stages) if self.before is None else _place(plan, self.before)
        page = self.page
        if page is None:
            page = next_free_page(plan, plan.stages[place - 1].page if place else 0)
        return _inserted(plan, place, Stage(id=self.stage_id, title=self.title, page=page))


class ReviseStage(Edit):
    """Put a stage's new text in the place of the old one."""

    says: ClassVar[str] = "a page changed"

    stage: Stage

    def change(self, plan: HuntPlan) -> HuntPlan:
        old = stage_in(plan, self.stage.id)
        there = {one.id for one in plan.stages} | {one.id for one in plan.fragments}
        if references(self.stage) - references(old) - there:
            raise EditRefused(
                "One of the pages or clues you chose is not in the hunt any more. Choose again."
            )
        stages = tuple(self.stage if one.id == old.id else one for one in plan.stages)
        return plan.model_copy(update={"stages": stages})


class MoveStage(Edit):
    """Move a stage to stand before another one, or to the end. Ids and page numbers stay."""

    says: ClassVar[str] = "a page moved"

    stage_id: StageId
    before: StageId | None = None

    def change(self, plan: HuntPlan) -> HuntPlan:
        stage = stage_in(plan, self.stage_id)
        if self.before == self.stage_id:
            return plan
        others = tuple(one for one in plan.stages if one.id != stage.id)
        without = plan.model_copy(update={"stages": others})
        place = len(others) if self.before is None else _place(without, self.before)
        return _inserted(without, place, stage)


class CopyStage(Edit):
    """Put a copy after a stage, on a page of its own. It gives nothing: a clue has one source."""

    says: ClassVar[str] = "a page copied"

    stage_id: StageId
    new_id: StageId

    def change(self, plan: HuntPlan) -> HuntPlan:
        must_be_new(plan, self.new_id)
        stage = stage_in(plan, self.stage_id)
        page = next_free_page(plan, stage.page)
        copy = stage.model_copy(update={"id": self.new_id, "page": page, "gives": ()})
        return _inserted(plan, _place(plan, stage.id) + 1, copy)


class RemoveStage(Edit):
    """Remove a stage; what waited for it, led to it or came from it is wired anew."""

    says: ClassVar[str] = "a page removed"

    stage_id: StageId

    def change(self, plan: HuntPlan) -> HuntPlan:
        return without_stage(plan, stage_in(plan, self.stage_id))


def next_free_page(plan: HuntPlan, after: int) -> int:
    """Return the first free page number above `after`, or else the first free one at all."""
    taken = {stage.page for stage in plan.stages}
    above = (page for page in range(after + 1, LAST_PAGE + 1) if page not in taken)
    below = (page for page in range(1, LAST_PAGE + 1) if page not in taken)
    return next(above, next(below))


def _place(plan: HuntPlan, stage_id: str) -> int:
    return plan.stages.index(stage_in(plan, stage_id))


def _inserted(plan: HuntPlan, place: int, stage: Stage) -> HuntPlan:
    stages = (*plan.stages[:place], stage, *plan.stages[place:])
    return plan.model_copy(update={"stages": stages})
