"""What every edit of a plan is, and how one is refused."""

from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from app.plan.document import Fragment, HuntPlan, Stage


class EditRefused(Exception):
    """This edit cannot be made to this plan; `says` tells the parent why and what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


class Edit(BaseModel):
    """A change that a parent makes. New ids come in with it, so that it gives one result only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    says: ClassVar[str]
    """What the history calls such a change, such as "a page moved"."""

    def change(self, plan: HuntPlan) -> HuntPlan:
        """Return the changed plan. Raises EditRefused; `apply` is what others call."""
        raise NotImplementedError


@dataclass(frozen=True)
class Applied:
    """A changed plan, and what the change brought about elsewhere, in sentences for a parent."""

    plan: HuntPlan
    notes: tuple[str, ...] = ()


def stage_in(plan: HuntPlan, stage_id: str) -> Stage:
    """Return the stage of this id; raises EditRefused when it is not there (any more)."""
    stage = plan.stage(stage_id)
    if stage is None:
        raise EditRefused("This page is not in the hunt any more. Go back to the list of pages.")
    return stage


def fragment_in(plan: HuntPlan, fragment_id: str) -> Fragment:
    """Return the fragment of this id; raises EditRefused when it is not there (any more)."""
    fragment = plan.fragment(fragment_id)
    if fragment is None:
        raise EditRefused("This clue is not in the hunt any more. Load the page again.")
    return fragment


def must_be_new(plan: HuntPlan, new_id: str) -> None:
    """Raise EditRefused when an id is taken: the same form was sent twice."""
    if plan.stage(new_id) or plan.fragment(new_id):
        raise EditRefused("This has been added already. Load the page again to see it.")
