"""Two parents in one field: which parts of a form clash, and what the other one wrote there."""

from collections.abc import Sequence
from typing import Any

from app.locks.base import Reading
from app.plan.document import Gate, HuntPlan, Stage
from app.plan.merge import Clash
from app.plan.words import fragment_name
from app.web.forms import Tree
from app.web.planner.overview import UNTITLED, gate_words, lock_words


def parts_of(clashes: Sequence[Clash]) -> list[str]:
    """Return the parts of the form that clash: a lock and a gate are one part each."""
    return list(dict.fromkeys(clash.field.partition(".")[0] for clash in clashes))


def is_gone(clashes: Sequence[Clash], stage_id: str) -> bool:
    """Whether the clash is that somebody removed the very stage that was being written."""
    return any(one.field == "stages" and one.stage_id == stage_id for one in clashes)


def with_mine(merged: Tree, mine: Tree, parts: Sequence[str]) -> Tree:
    """Return what the form shows after a clash: all that is merged, and mine where both wrote."""
    return {**merged, **{part: mine[part] for part in parts}}


def their_words(plan: HuntPlan, theirs: Stage, part: str) -> str:
    """Return what the other parent has in a part of a stage, to be read."""
    value = getattr(theirs, part)
    match part:
        case "lock":
            reading = Reading(language=plan.language, age=plan.age, pages=plan.pages)
            return lock_words(theirs, reading)
        case "gate":
            return gate_words(plan, value or Gate())
        case "gives":
            found = [plan.fragment(one) for one in value]
            return ", ".join(fragment_name(one) for one in found if one)
        case "hints":
            return _lines(hint.text for hint in value)
        case "replies":
            return _lines(f"{reply.entry}: {reply.says}" for reply in value)
        case "jobs":
            return _lines(job.text for job in value)
        case "optional":
            return "Yes" if value else "No"
        case "title":
            return value or UNTITLED
        case _:
            return str(value)


def _lines(rows: Any) -> str:
    return "\n".join(rows)
