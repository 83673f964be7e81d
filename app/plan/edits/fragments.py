"""Edits of fragments: add, revise, give, remove."""

from typing import ClassVar

from app.plan.document import Fragment, FragmentId, HuntPlan, StageId
from app.plan.edits.base import Edit, fragment_in, must_be_new, stage_in
from app.plan.rewire import given_by, without_fragment


class AddFragment(Edit):
    """Add a fragment, and say which stage gives it; None while that is not decided."""

    says: ClassVar[str] = "a clue added"

    fragment: Fragment
    stage_id: StageId | None = None

    def change(self, plan: HuntPlan) -> HuntPlan:
        must_be_new(plan, self.fragment.id)
        more = plan.model_copy(update={"fragments": (*plan.fragments, self.fragment)})
        if self.stage_id is None:
            return more
        return given_by(more, self.fragment.id, stage_in(plan, self.stage_id).id)


class ReviseFragment(Edit):
    """Rename a fragment or give it another kind or sign. Who gives it stays."""

    says: ClassVar[str] = "a clue changed"

    fragment: Fragment

    def change(self, plan: HuntPlan) -> HuntPlan:
        old = fragment_in(plan, self.fragment.id)
        changed = tuple(self.fragment if one.id == old.id else one for one in plan.fragments)
        return plan.model_copy(update={"fragments": changed})


class GiveFragment(Edit):
    """Let one stage give a fragment, and no other one; None while that is not decided."""

    says: ClassVar[str] = "a clue moved"

    fragment_id: FragmentId
    stage_id: StageId | None = None

    def change(self, plan: HuntPlan) -> HuntPlan:
        fragment = fragment_in(plan, self.fragment_id)
        giver = None if self.stage_id is None else stage_in(plan, self.stage_id).id
        return given_by(plan, fragment.id, giver)


class RemoveFragment(Edit):
    """Remove a fragment. Gates forget it; its letters of the message are readable at once."""

    says: ClassVar[str] = "a clue removed"

    fragment_id: FragmentId

    def change(self, plan: HuntPlan) -> HuntPlan:
        return without_fragment(plan, fragment_in(plan, self.fragment_id).id)
