"""A hunt at a glance: its pages as cards on the thread, in groups, with the gates between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from app.locks.base import Reading
from app.locks.read_on import ReadOnLock
from app.plan.document import Fragment, Gate, HuntPlan, Job, Stage
from app.plan.gates import gate_of
from app.plan.words import listed, stage_name
from app.web.planner.fixes import Fix

UNTITLED = "Untitled"


@dataclass(frozen=True)
class Move:
    """A button that moves a stage one place: its icon, its words, before which stage."""

    icon: str
    words: str
    before: str
    """Id of the stage it will stand before; empty for the end."""


@dataclass(frozen=True)
class StageCard:
    """One stage as the hunt's list shows it."""

    stage: Stage
    url: str
    name: str
    lock: str
    gives: Sequence[tuple[str, str]]
    """Sign and letter of each fragment."""
    fixes: Sequence[Fix]
    moves: Sequence[Move]


@dataclass(frozen=True)
class GateSign:
    """The sewn button before a stage that waits for more than the one before it."""

    button: str
    words: str


@dataclass(frozen=True)
class Group:
    """Stages that stand together: one alone, or several that are done in any order."""

    gate: GateSign | None
    cards: Sequence[StageCard]


class PageJob(NamedTuple):
    """Something a grown-up does, and for which page."""

    words: str
    page: int


def stage_url(hunt_id: str, stage_id: str) -> str:
    """Return the address of a stage's editor."""
    return f"/hunts/{hunt_id}/stages/{stage_id}"


def cards_of(hunt_id: str, plan: HuntPlan, fixes: Sequence[Fix]) -> list[StageCard]:
    """Return a card for each stage, in the order of the hunt."""
    reading = Reading(language=plan.language, age=plan.age, pages=plan.pages)
    fragments = {one.id: one for one in plan.fragments}
    return [
        StageCard(
            stage=stage,
            url=stage_url(hunt_id, stage.id),
            name=stage.title or UNTITLED,
            lock=lock_words(stage, reading),
            gives=[sign_and_letter(fragments[one]) for one in stage.gives if one in fragments],
            fixes=[fix for fix in fixes if fix.stage_id == stage.id],
            moves=_moves(plan.stages, place),
        )
        for place, stage in enumerate(plan.stages)
    ]


def groups_of(plan: HuntPlan, cards: Sequence[StageCard]) -> list[Group]:
    """Put neighbours that wait for the same things into one group: they come in any order."""
    gates = {stage.id: gate_of(plan, stage) for stage in plan.stages}
    groups = []
    for gate, together in groupby(cards, key=lambda card: gates[card.stage.id]):
        members = list(together)
        written = any(card.stage.gate and card.stage.gate.of for card in members)
        sign = gate_sign(plan, gate) if written else None
        groups.append(Group(sign, members))
    return groups


def gate_sign(plan: HuntPlan, gate: Gate) -> GateSign:
    """Return what the button before a gated stage says."""
    count = len(gate.of)
    some = bool(gate.need) and gate.need < count
    button = str(gate.need) if some else f"all {count}" if count > 1 else "1"
    return GateSign(button, f"Opens {_after(plan, gate)}.")


def gate_words(plan: HuntPlan, gate: Gate) -> str:
    """Say in a sentence when a page with this gate opens, for a parent."""
    words = f"Opens {_after(plan, gate)}" if gate.of else "Opens after the page before"
    return f"{words}, not before {gate.not_before:%H:%M}." if gate.not_before else f"{words}."


def opens_words(plan: HuntPlan, stage: Stage) -> str:
    """Say in a sentence when a stage opens, its default worked out."""
    gate = gate_of(plan, stage)
    if not gate.of and not gate.not_before:
        return "Open from the start."
    return gate_words(plan, gate)


def lock_words(stage: Stage, reading: Reading) -> str:
    """Return the lock and its answer as a parent reads them, such as "Number lock: 3178"."""
    lock = stage.lock
    if isinstance(lock, ReadOnLock) or lock.problems():
        return lock.name
    return f"{lock.name}: {lock.answer(reading)}"


def sign_and_letter(fragment: Fragment) -> tuple[str, str]:
    """Return a fragment's sign and what it says."""
    return fragment.sign, fragment.label


def jobs_of(plan: HuntPlan) -> list[tuple[str, list[PageJob]]]:
    """Return all jobs by when they are due."""
    names: Mapping[str, str] = {"before": "Before they start", "on_open": "When its page opens"}
    found = []
    for when, name in names.items():
        rows = [
            PageJob(job.text, stage.page)
            for stage in plan.stages
            for job in _jobs(stage)
            if job.when == when
        ]
        if rows:
            found.append((name, rows))
    return found


def length_words(plan: HuntPlan) -> str:
    """Return for whom and how long a hunt is: "For age 7. 8 pages, about 70 minutes."."""
    count, minutes = len(plan.stages), sum(stage.minutes for stage in plan.stages)
    if not count:
        return f"For age {plan.age}."
    pages = "1 page" if count == 1 else f"{count} pages"
    return f"For age {plan.age}. {pages}, about {minutes} minutes."


def _jobs(stage: Stage) -> Sequence[Job]:
    return [job for job in stage.jobs if job.text]


def _after(plan: HuntPlan, gate: Gate) -> str:
    """Return "after “A” (page 1)", "after any 2 of …", "with the clues T and H"."""
    stages = [stage_name(one) for one in map(plan.stage, gate.of) if one]
    clues = [one.label or one.sign for one in map(plan.fragment, gate.of) if one]
    names = [*stages]
    if clues:
        names.append(f"{'the clue' if len(clues) == 1 else 'the clues'} {listed(clues)}")
    some = f"any {gate.need} of " if gate.need and gate.need < len(gate.of) else ""
    return f"{'after' if stages else 'with'} {some}{listed(names)}"


def _moves(stages: Sequence[Stage], place: int) -> list[Move]:
    moves = []
    name = stages[place].title or f"page {stages[place].page}"
    if place > 0:
        moves.append(Move("up", f"Move {name} up", stages[place - 1].id))
    if place < len(stages) - 1:
        below = stages[place + 2].id if place + 2 < len(stages) else ""
        moves.append(Move("down", f"Move {name} down", below))
    return moves
