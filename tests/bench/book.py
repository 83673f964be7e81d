"""The hunt that the benchmarks play: the sample's pages, one page lock after the other.

Only a page lock that gives nothing and says nothing turns to its page at once, and that is the
answer whose cost is asked for.
"""

from dataclasses import dataclass

from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.plan.document import HuntPlan
from app.plan.prose import to_html
from app.samples import birthday


@dataclass(frozen=True)
class FloorPage:
    """A page as the floor draws it."""

    number: int
    title: str
    story: str
    task: str
    answer: str


def book() -> HuntPlan:
    """Return the sample with a page lock on each page but the last."""
    plan = birthday()
    leads = [PageLock(target=stage.id) for stage in plan.stages[1:]]
    stages = (
        stage.model_copy(update={"lock": lock, "gate": None, "gives": (), "after": ""})
        for stage, lock in zip(plan.stages, [*leads, ReadOnLock()], strict=True)
    )
    return plan.model_copy(update={"stages": tuple(stages)})


def floor_pages() -> dict[int, FloorPage]:
    """Return the same pages for the floor, in order, by their numbers."""
    stages = book().stages
    answers = [str(stage.page) for stage in stages[1:]] + [""]
    return {
        stage.page: FloorPage(
            stage.page, stage.title, to_html(stage.story), to_html(stage.task), answer
        )
        for stage, answer in zip(stages, answers, strict=True)
    }
