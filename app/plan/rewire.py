"""What in a plan points at what, and how the wires are laid anew when something goes away."""

from collections.abc import Iterable, Set

from app.locks.page import PageLock
from app.plan.document import Cell, FragmentId, Gate, HuntPlan, Message, Stage
from app.plan.gates import gate_of


def references(stage: Stage) -> set[str]:
    """Return the ids of all stages and fragments that this stage's gate, gifts and lock name."""
    named: set[str] = {*stage.gives, *(stage.gate.of if stage.gate else ())}
    if isinstance(stage.lock, PageLock) and stage.lock.target:
        named.add(stage.lock.target)
    return named


def references_of(stages: Iterable[Stage], message: Message) -> set[str]:
    """Return the ids that any of these stages or the message names."""
    named = {str(cell.fragment) for cell in message.cells if cell.fragment}
    return named.union(*(references(stage) for stage in stages))


def sources(plan: HuntPlan, fragment_id: str) -> tuple[Stage, ...]:
    """Return the stages that give this fragment. There should be exactly one."""
    return tuple(stage for stage in plan.stages if fragment_id in stage.gives)


def given_by(plan: HuntPlan, fragment_id: FragmentId, stage_id: str | None) -> HuntPlan:
    """Make one stage the only source of a fragment; None leaves it without any."""

    def moved(stage: Stage) -> Stage:
        gives = tuple(one for one in stage.gives if one != fragment_id)
        if stage.id == stage_id:
            gives = stage.gives if fragment_id in stage.gives else (*gives, fragment_id)
        return stage.model_copy(update={"gives": gives})

    return plan.model_copy(update={"stages": tuple(moved(stage) for stage in plan.stages)})


def without_stage(plan: HuntPlan, stage: Stage) -> HuntPlan:
    """Remove a stage. What waited for it waits for what it waited for; a page lock that led to
    it leads to what came after it; what it gave that is still needed comes from its neighbour.
    """
    place = plan.stages.index(stage)
    rest = (*plan.stages[:place], *plan.stages[place + 1 :])
    onward = _onward(plan, stage)
    gate = gate_of(plan, stage)

    def rewired(one: Stage) -> Stage:
        changes: dict[str, object] = {}
        if isinstance(one.lock, PageLock) and one.lock.target == stage.id:
            changes["lock"] = one.lock.model_copy(update={"target": onward})
        if one.gate and stage.id in one.gate.of:
            inherited = _without(gate, {stage.id, one.id})
            changes["gate"] = _without(one.gate, {stage.id}, instead=inherited)
        return one.model_copy(update=changes)

    smaller = plan.model_copy(update={"stages": tuple(rewired(one) for one in rest)})
    heir = _heir(rest, place)
    for fragment_id in stage.gives:
        if sources(smaller, fragment_id):
            continue
        if heir and _is_used(smaller, fragment_id):
            smaller = given_by(smaller, fragment_id, heir.id)
        else:
            smaller = without_fragment(smaller, fragment_id)
    return smaller


def without_fragment(plan: HuntPlan, fragment_id: str) -> HuntPlan:
    """Remove a fragment; its cells of the message are readable from the start."""
    left = tuple(one for one in plan.fragments if one.id != fragment_id)
    return without_missing(plan.model_copy(update={"fragments": left}))


def without_missing(plan: HuntPlan) -> HuntPlan:
    """Drop every reference to a stage or fragment that is not there."""
    there = {one.id for one in plan.stages} | {one.id for one in plan.fragments}
    gone = references_of(plan.stages, plan.message) - there
    if not gone:
        return plan

    def rewired(one: Stage) -> Stage:
        changes: dict[str, object] = {"gives": tuple(x for x in one.gives if x not in gone)}
        if one.gate:
            changes["gate"] = _without(one.gate, gone)
        if isinstance(one.lock, PageLock) and one.lock.target in gone:
            changes["lock"] = one.lock.model_copy(update={"target": ""})
        return one.model_copy(update=changes)

    cells = tuple(
        Cell(char=cell.char) if cell.fragment in gone else cell for cell in plan.message.cells
    )
    stages = tuple(rewired(one) for one in plan.stages)
    return plan.model_copy(update={"stages": stages, "message": Message(cells=cells)})


def _without(gate: Gate, gone: Set[str], instead: Gate | None = None) -> Gate | None:
    """Take things out of a gate. When nothing else is left in it, `instead` takes over."""
    left = tuple(one for one in gate.of if one not in gone)
    if left == gate.of:
        return gate
    if left:
        return gate.model_copy(update={"of": left, "need": min(gate.need, len(left))})
    later = instead or Gate()
    if not later.of and not gate.not_before:
        return None
    return later.model_copy(update={"not_before": gate.not_before})


def _onward(plan: HuntPlan, stage: Stage) -> str:
    """Where the way led on from a stage: its page lock's target, the next in the list, or ""."""
    if isinstance(stage.lock, PageLock) and stage.lock.target not in ("", stage.id):
        return stage.lock.target
    place = plan.stages.index(stage) + 1
    return plan.stages[place].id if place < len(plan.stages) else ""


def _heir(rest: tuple[Stage, ...], place: int) -> Stage | None:
    """The nearest stage before the gap that cannot be left out, or the first one after it."""
    needed = [one for one in (*reversed(rest[:place]), *rest[place:]) if not one.optional]
    return needed[0] if needed else None


def _is_used(plan: HuntPlan, fragment_id: str) -> bool:
    in_message = any(cell.fragment == fragment_id for cell in plan.message.cells)
    return in_message or any(one.gate and fragment_id in one.gate.of for one in plan.stages)
