"""The order of a hunt in words for grown-ups: by page numbers, for somebody with the book."""

from collections.abc import Sequence
from itertools import groupby

from app.plan.document import Gate, HuntPlan, Stage
from app.plan.gates import gate_of
from app.plan.rewire import sources
from app.plan.words import fragment_name, listed


def order_lines(plan: HuntPlan) -> tuple[str, ...]:
    """Return when each page opens; neighbours that wait for the same things share a line."""
    gates = {stage.id: gate_of(plan, stage) for stage in plan.stages}
    lines = []
    for gate, together in groupby(plan.stages, key=lambda stage: gates[stage.id]):
        stages = list(together)
        some = len(stages) > 1
        verb = ("are" if some else "is") if not gate.of else ("open" if some else "opens")
        any_order = ", in any order" if some else ""
        name = pages_in_words([stage.page for stage in stages])
        name = name[:1].upper() + name[1:]
        lines.append(f"{name} {verb} {when_open(plan, gate)}{any_order}.")
    left_out = [stage.page for stage in plan.stages if stage.optional]
    if left_out:
        lines.append(f"Leave out {pages_in_words(left_out)} if time is short.")
    return tuple(lines)


def when_open(plan: HuntPlan, gate: Gate) -> str:
    """Return "open from the start" or "after pages 4 and 13, not before 15:30"."""
    words = f"after {_after(plan, gate)}" if gate.of else "open from the start"
    if gate.not_before:
        words += f", not before {gate.not_before:%H:%M}"
    return words


def onward(plan: HuntPlan, stage: Stage) -> str:
    """Return what comes once the lock of a stage is open, in a sentence or two."""
    if plan.finale and stage.id == plan.finale.id:
        return "This is the end of the story."
    had = {stage.id, *stage.gives}
    opens, helps = [], []
    for other in plan.stages:
        gate = gate_of(plan, other)
        used = had & set(gate.of)
        if used and len(used) >= (gate.need or len(set(gate.of))):
            opens.append(other.page)
        elif used:
            helps.append(other.page)
    said = []
    if opens:
        said.append(f"Turn to {pages_in_words(opens)}.")
    if helps:
        said.append(f"It helps to open {pages_in_words(helps)}.")
    return " ".join(said)


def pages_in_words(pages: Sequence[int]) -> str:
    """Return "page 4" or "pages 4, 13 and 27"."""
    return f"page{'s' if len(pages) > 1 else ''} {listed([str(page) for page in pages])}"


def _after(plan: HuntPlan, gate: Gate) -> str:
    things = set(gate.of)
    if gate.need and gate.need < len(things):
        return f"any {gate.need} of {listed([_named(plan, thing) for thing in gate.of])}"
    pages = [one.page for one in plan.stages if one.id in things or things & set(one.gives)]
    return pages_in_words(pages)


def _named(plan: HuntPlan, thing: str) -> str:
    stage, fragment = plan.stage(thing), plan.fragment(thing)
    if stage:
        return f"page {stage.page}"
    if not fragment:
        return "something that has gone"
    name = fragment_name(fragment)
    givers = [one.page for one in sources(plan, fragment.id)]
    return f"{name[:1].lower()}{name[1:]}" + (f" from {pages_in_words(givers)}" if givers else "")
