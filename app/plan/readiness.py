"""Why a hunt cannot be made ready yet: each reason is a sentence for the parent, with the fix."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.locks.page import PageLock
from app.plan.document import HuntPlan, Stage, StageId
from app.plan.gates import gate_of
from app.plan.opening import solvable
from app.plan.rewire import sources
from app.plan.words import fragment_name, listed, stage_name


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing, on which stage (None: in the hunt as a whole) and in which field of it."""

    stage_id: StageId | None
    field: str
    says: str


def problems(plan: HuntPlan) -> list[Problem]:
    """Return every reason why this hunt cannot be played as it is; empty when it is ready."""
    if not plan.stages:
        return [Problem(None, "stages", "The hunt has no page yet. Add the first one.")]
    return [
        *_page_numbers(plan),
        *_locks(plan),
        *_gates(plan),
        *_sources(plan),
        *_never_open(plan),
        *_too_late(plan),
    ]


def _page_numbers(plan: HuntPlan) -> Iterator[Problem]:
    for stage in plan.stages:
        first = plan.stage_of_page(stage.page)
        if first and first.id != stage.id:
            other = f"“{first.title}”" if first.title else "another page"
            yield Problem(
                stage.id,
                "page",
                f"{stage_name(stage)} has the same number as {other}. Give one of them another.",
            )


def _locks(plan: HuntPlan) -> Iterator[Problem]:
    for stage in plan.stages:
        for found in stage.lock.problems():
            yield Problem(stage.id, f"lock.{found.field}", f"{stage_name(stage)}: {found.says}")
        if not isinstance(stage.lock, PageLock) or not stage.lock.target:
            continue
        if plan.stage(stage.lock.target) is None:
            says = "leads to a page that is not there. Pick another page."
            yield Problem(stage.id, "lock.target", f"{stage_name(stage)} {says}")
        elif stage.lock.target == stage.id:
            says = "leads to itself. Pick another page."
            yield Problem(stage.id, "lock.target", f"{stage_name(stage)} {says}")


def _gates(plan: HuntPlan) -> Iterator[Problem]:
    for stage in plan.stages:
        if stage.gate is None:
            continue
        name = stage_name(stage)
        if any(not plan.stage(one) and not plan.fragment(one) for one in stage.gate.of):
            says = "waits for something that is not there any more. Take it out of the list."
            yield Problem(stage.id, "gate", f"{name} {says}")
        if stage.gate.need > len(set(stage.gate.of)):
            says = f"waits for {stage.gate.need} things, but its list is shorter. Ask for fewer."
            yield Problem(stage.id, "gate", f"{name} {says}")
        if stage.id in stage.gate.of:
            says = "waits for itself. Take it out of its own list."
            yield Problem(stage.id, "gate", f"{name} {says}")


def _sources(plan: HuntPlan) -> Iterator[Problem]:
    for stage in plan.stages:
        if any(plan.fragment(one) is None for one in stage.gives):
            says = "gives a clue that is not there any more. Take it out of the list."
            yield Problem(stage.id, "gives", f"{stage_name(stage)} {says}")
    for fragment in plan.fragments:
        givers = sources(plan, fragment.id)
        name = fragment_name(fragment)
        if not givers:
            says = "is given by no page. Choose the page that gives it, or remove it."
            yield Problem(None, "fragments", f"{name} {says}")
        elif len(givers) > 1:
            pages = listed([stage_name(one) for one in givers])
            says = f"{name} is given by {pages}. Let one page give it."
            yield Problem(givers[1].id, "gives", says)


def _never_open(plan: HuntPlan) -> Iterator[Problem]:
    open_some_day = solvable(plan)
    for stage in plan.stages:
        if stage.id not in open_some_day:
            says = (
                f"can never open. Change what it waits for{_missing(plan, stage, open_some_day)}."
            )
            yield Problem(stage.id, "gate", f"{stage_name(stage)} {says}")
    finale = plan.finale
    if finale is None:
        says = (
            "Every page may be left out. Choose the page that ends the story, and make it needed."
        )
        yield Problem(None, "stages", says)
    elif finale.id in open_some_day and finale.id not in solvable(plan, needed=True):
        says = "waits for something from a page that may be left out. Make that page needed."
        yield Problem(finale.id, "gate", f"The last page, {stage_name(finale)}, {says}")


def _missing(plan: HuntPlan, stage: Stage, open_some_day: set[StageId]) -> str:
    """Name the pages that keep a page shut: those that never open and that it waits for."""
    had = {given for one in plan.stages if one.id in open_some_day for given in one.gives}
    names = []
    for thing in gate_of(plan, stage).of:
        other, fragment = plan.stage(thing), plan.fragment(thing)
        if other and other.id not in open_some_day:
            names.append(stage_name(other))
        elif fragment and fragment.id not in had:
            name = fragment_name(fragment)
            names.append(name[:1].lower() + name[1:])
    return f": it needs {listed(names)}" if names else ""


def _too_late(plan: HuntPlan) -> Iterator[Problem]:
    """Letters of the message that are not surely won by the time the last page is solved."""
    finale = plan.finale
    in_time = solvable(plan, besides={finale.id} if finale else frozenset(), needed=True)
    won = {given for one in plan.stages if one.id in in_time for given in one.gives}
    for fragment_id in dict.fromkeys(cell.fragment for cell in plan.message.cells):
        if fragment_id is None or fragment_id in won:
            continue
        fragment = plan.fragment(fragment_id)
        if fragment is None:
            says = "needs a clue that is not there any more. Write the message again."
            yield Problem(None, "message", f"A letter of the secret message {says}")
        elif sources(plan, fragment_id):
            says = "is in the secret message, but may come too late. Let an earlier page give it."
            yield Problem(None, "message", f"{fragment_name(fragment)} {says}")
