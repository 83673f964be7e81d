"""Which stages can be reached at all: the least fixpoint over gates and what stages give."""

from collections.abc import Set

from app.plan.document import HuntPlan, StageId
from app.plan.gates import gate_of, is_met


def solvable(
    plan: HuntPlan,
    *,
    besides: Set[str] = frozenset(),
    without: Set[str] = frozenset(),
    needed: bool = False,
) -> set[StageId]:
    """Return the stages that can be solved, taking every lock to open once its page is open.

    Stages in `besides` are never solved and fragments in `without` never won; with `needed`,
    stages that may be left out are left out.
    """
    gates = {stage.id: gate_of(plan, stage) for stage in plan.stages}
    left = [
        stage
        for stage in plan.stages
        if stage.id not in besides and not (needed and stage.optional)
    ]
    had: set[str] = set()
    while open_now := [stage for stage in left if is_met(gates[stage.id], had)]:
        for stage in open_now:
            had |= {stage.id, *stage.gives} - without
        left = [stage for stage in left if stage not in open_now]
    return {stage.id for stage in plan.stages if stage.id in had}
