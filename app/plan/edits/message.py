"""The edit of the secret message."""

from collections.abc import Set
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from app.plan.document import FragmentId, Gate, HuntPlan, Id, StageId
from app.plan.edits.base import Edit, EditRefused
from app.plan.message import CannotSpread, compose, letters_of
from app.plan.rewire import without_missing


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
        old = {one.id for one in letters_of(plan).values()}
        new = tuple(
            dict.fromkeys(cell.fragment for cell in composed.message.cells if cell.fragment)
        )
        stages = tuple(
            stage.model_copy(
                update={
                    "gives": (
                        *(one for one in stage.gives if one not in new),
                        *composed.gives[stage.id],
                    ),
                    "gate": _for_whole_message(stage.gate, old, new),
                }
            )
            for stage in plan.stages
        )
        revised = {
            "stages": stages,
            "message": composed.message,
            "fragments": composed.fragments,
        }
        return without_missing(plan.model_copy(update=revised))


def _for_whole_message(
    gate: Gate | None, old: Set[str], new: tuple[FragmentId, ...]
) -> Gate | None:
    """A page that waited for all letters of the old message waits for all of the new one."""
    if gate is None or not old or gate.need or not old <= set(gate.of):
        return gate
    return gate.model_copy(update={"of": tuple(dict.fromkeys((*gate.of, *new)))})
