"""Edits: every change that a parent can make to a plan. This page is the table of contents.

To add an edit: a class in the file of its noun, with its test, and one line in `AnyEdit`.
"""

from pydantic import ValidationError

from app.plan.document import MOST_FRAGMENTS, MOST_STAGES, HuntPlan
from app.plan.edits.base import Applied, Edit, EditRefused
from app.plan.edits.fragments import AddFragment, GiveFragment, RemoveFragment, ReviseFragment
from app.plan.edits.hunt import ReviseHunt
from app.plan.edits.message import ReviseMessage
from app.plan.edits.notes import told
from app.plan.edits.stages import AddStage, CopyStage, MoveStage, RemoveStage, ReviseStage

__all__ = [
    "AddFragment",
    "AddStage",
    "AnyEdit",
    "Applied",
    "CopyStage",
    "Edit",
    "EditRefused",
    "GiveFragment",
    "MoveStage",
    "RemoveFragment",
    "RemoveStage",
    "ReviseFragment",
    "ReviseHunt",
    "ReviseMessage",
    "ReviseStage",
    "apply",
]

AnyEdit = (
    ReviseHunt
    | AddStage
    | ReviseStage
    | MoveStage
    | CopyStage
    | RemoveStage
    | AddFragment
    | ReviseFragment
    | GiveFragment
    | RemoveFragment
    | ReviseMessage
)


def apply(plan: HuntPlan, edit: AnyEdit) -> Applied:
    """Make an edit and say what else it brought about.

    Raises EditRefused, with a sentence for the parent, when the edit names something that is not
    there, adds something a second time, or makes the hunt too long.
    """
    changed = edit.change(plan)
    try:
        changed = HuntPlan.model_validate(changed.model_dump())
    except ValidationError as error:
        raise EditRefused(
            f"There is no room for this: a hunt has at most {MOST_STAGES} pages "
            f"and {MOST_FRAGMENTS} clues, and a page at most {MOST_FRAGMENTS} clues."
        ) from error
    return Applied(changed, told(plan, changed, edit))
