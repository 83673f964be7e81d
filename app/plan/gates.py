"""When a page opens: what a stage waits for once its default is worked out.

A stage whose gate names nothing opens after the stage whose page lock leads to it; where no page
lock does, after the nearest stage before it that cannot be left out. The first one of a hunt is
open from the start.
"""

from collections.abc import Set

from app.locks.page import PageLock
from app.plan.document import Gate, HuntPlan, Stage, StageId


def gate_of(plan: HuntPlan, stage: Stage) -> Gate:
    """Return the gate of a stage of this plan with its default worked out.

    An empty `of` means open from the start (but for `not_before`).
    """
    written = stage.gate or Gate()
    if written.of:
        return written
    place = next(i for i, one in enumerate(plan.stages) if one.id == stage.id)
    needed = [one.id for one in plan.stages[:place] if not one.optional]
    leading = leads_to(plan, stage.id) if place else ()
    return Gate(
        of=leading or tuple(needed[-1:]),
        need=1 if leading else 0,
        not_before=written.not_before,
    )


def leads_to(plan: HuntPlan, stage_id: str) -> tuple[StageId, ...]:
    """Return the stages whose page lock leads to this one."""
    return tuple(
        one.id
        for one in plan.stages
        if isinstance(one.lock, PageLock) and one.lock.target == stage_id and one.id != stage_id
    )


def is_met(gate: Gate, had: Set[str]) -> bool:
    """Whether enough is had (ids of stages solved and fragments won); says nothing of the time."""
    return len(had & set(gate.of)) >= (gate.need or len(set(gate.of)))
