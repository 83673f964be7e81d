"""The edit of the secret message."""

from collections.abc import Set
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from app.plan.document import FragmentId, HuntPlan, Id, Stage, StageId
from app.plan.edits.base import Edit, EditRefused
from app.plan.message import CannotSpread, compose, letters_of
from app.plan.rewire import without_fragment


class ReviseMessage(Edit):
    """Write the secret message and share its letters out; "" removes it and its signs."""

    says: ClassVar[str] = "the secret message changed"

    text: Annotated[str, StringConstraints(max_length=1_000)] = ""
    chosen: dict[str, StageId] = Field(default_factory=dict)
    """The stage that a letter shall be won on; the other letters are shared out."""
    new_ids: tuple[Id, ...] = ()
    """One for each different letter, for the signs that are new."""

    def change(self, plan: HuntPlan) -> HuntPlan:
        try:
            composed = compose(self.text, self.chosen, plan, self.new_ids)
        except CannotSpread as refused:
            raise EditRefused(refused.says) from refused
        signs = {one.id for one in letters_of(plan).values()}
        for gone in sorted(signs - {one.id for one in composed.fragments}):
            plan = without_fragment(plan, gone)
        moved = {given for gives in composed.gives.values() for given in gives}
        stages = tuple(
            stage.model_copy(update={"gives": (*_others(stage, moved), *composed.gives[stage.id])})
            for stage in plan.stages
        )
        return plan.model_copy(
            update={
                "stages": stages,
                "fragments": composed.fragments,
                "message": composed.message,
            }
        )


def _others(stage: Stage, moved: Set[str]) -> tuple[FragmentId, ...]:
    return tuple(given for given in stage.gives if given not in moved)
