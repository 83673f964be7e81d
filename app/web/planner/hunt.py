"""One hunt: its pages in order, what is to be fixed, what is to be done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.plan.document import HuntPlan
from app.plan.edits.base import Edit
from app.plan.edits.notes import told
from app.web.bar import ParentScreen
from app.web.console.runs import RunLine, runs_in_short
from app.web.deps import Now, Parent, Store
from app.web.planner.fixes import Fix, fixes_of
from app.web.planner.hunt_at import AHunt, OpenHunt, revision_then
from app.web.planner.overview import (
    Group,
    PageJob,
    StageCard,
    cards_of,
    groups_of,
    jobs_of,
    length_words,
)
from app.web.planner.when import when
from app.web.screen import show


class LastChange(NamedTuple):
    """The newest revision, which can be undone at once."""

    number: int
    label: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class HuntScreen(ParentScreen):
    """A hunt."""

    template: ClassVar[str] = "planner/hunt.html"
    hunt_id: str
    plan: HuntPlan
    revision: int
    about: str
    notes: Sequence[str]
    last: LastChange | None
    cards: Sequence[StageCard]
    groups: Sequence[Group]
    fixes: Sequence[Fix]
    jobs: Sequence[tuple[str, Sequence[PageJob]]]
    runs: Sequence[RunLine]
    key: str


def show_hunt(
    request: Request, hunt: AHunt, visitor: Parent, store: Store, now: Now, change: str = ""
) -> Response:
    """Show a hunt. `change` is the number of the revision that was just saved: its effects are
    told as long as it is the newest one."""
    notes: Sequence[str] = ()
    if change == str(hunt.number) and hunt.number > 1:
        before = revision_then(store, visitor, hunt, hunt.number - 1).plan
        notes = told(before, hunt.plan, Edit())
    fixes = fixes_of(hunt.id, hunt.plan)
    cards = cards_of(hunt.id, hunt.plan, fixes)
    screen = HuntScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt.id,
        plan=hunt.plan,
        revision=hunt.number,
        about=length_words(hunt.plan),
        notes=notes,
        last=_last_change(hunt, when(hunt.head.at, now, visitor.zone)),
        cards=cards,
        groups=groups_of(hunt.plan, cards),
        fixes=fixes,
        jobs=jobs_of(hunt.plan),
        runs=runs_in_short(store, visitor, hunt.id),
        key=new_id(),
    )
    return show(request, screen)


def _last_change(hunt: OpenHunt, at: str) -> LastChange | None:
    if hunt.number < 2:
        return None
    head = hunt.head
    return LastChange(head.number, head.label, f"{head.label} · {head.author_name}, {at}")
