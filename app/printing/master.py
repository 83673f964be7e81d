"""The master sheet: all that a grown-up needs who knows nothing of the hunt, tablet or none."""

from dataclasses import dataclass

from markupsafe import Markup

from app.locks.base import Reading
from app.plan.document import HuntPlan, Stage
from app.plan.gates import gate_of
from app.printing.book import BLANK, prose
from app.printing.order import onward, order_lines, when_open


@dataclass(frozen=True, slots=True)
class MasterPage:
    """One stage with everything, answer included. All texts are safe HTML or plain lines."""

    page: int
    title: str
    optional: bool
    minutes: int
    opens: str
    """When: "after page 13"."""
    story: Markup
    task: Markup
    answer: str
    source: str
    spot: str
    hints: tuple[Markup, ...]
    gives: tuple[tuple[str, str], ...]
    """Sign and label of each fragment."""
    after: Markup
    then: str
    """Which page to turn to once it is open."""
    jobs: tuple[str, ...]
    """Due when the page opens."""
    notes: Markup


@dataclass(frozen=True, slots=True)
class MasterSheet:
    """A hunt for its grown-ups."""

    title: str
    minutes: int
    pages: tuple[MasterPage, ...]
    """In the order of the plan."""
    order: tuple[str, ...]
    message: str
    jobs_before: tuple[tuple[int, str], ...]
    """Page and job, due before the hunt."""


def master_sheet(plan: HuntPlan, children: tuple[str, ...] = BLANK, seed: int = 0) -> MasterSheet:
    """Return the master sheet of a plan; `seed` is the run's."""
    reading = Reading(language=plan.language, age=plan.age, seed=seed, pages=plan.pages)
    return MasterSheet(
        title=plan.title,
        minutes=sum(stage.minutes for stage in plan.stages),
        pages=tuple(_master_page(plan, stage, children, reading) for stage in plan.stages),
        order=order_lines(plan),
        message=plan.message.text,
        jobs_before=jobs_before(plan),
    )


def jobs_before(plan: HuntPlan) -> tuple[tuple[int, str], ...]:
    """Return the page and the words of every job that is due before the hunt."""
    return tuple(
        (stage.page, job.text)
        for stage in plan.stages
        for job in stage.jobs
        if job.when == "before" and job.text
    )


def _master_page(
    plan: HuntPlan, stage: Stage, children: tuple[str, ...], reading: Reading
) -> MasterPage:
    given = [fragment for one in stage.gives if (fragment := plan.fragment(one))]
    return MasterPage(
        page=stage.page,
        title=stage.title,
        optional=stage.optional,
        minutes=stage.minutes,
        opens=when_open(plan, gate_of(plan, stage)),
        story=prose(stage.story, plan, children),
        task=prose(stage.task, plan, children),
        answer=stage.lock.answer(reading),
        source=stage.source,
        spot=stage.spot,
        hints=tuple(prose(hint.text, plan, children) for hint in stage.hints if hint.text),
        gives=tuple((fragment.sign, fragment.label) for fragment in given),
        after=prose(stage.after, plan, children),
        then=onward(plan, stage),
        jobs=tuple(job.text for job in stage.jobs if job.when == "on_open" and job.text),
        notes=prose(stage.notes, plan, children),
    )
