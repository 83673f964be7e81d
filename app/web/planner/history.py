"""Every save of a hunt: who, when, what; undo one, or go back to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response

from app.plan.document import HuntPlan
from app.services.planning import NoSuchHunt, restore, undo
from app.store.hunts import history
from app.web.bar import ParentScreen
from app.web.deps import Db, Now, Parent, Store
from app.web.errors import NotHere
from app.web.forms import SentForm
from app.web.planner.hunt_at import AHunt, author_of, sent_revision
from app.web.planner.when import when
from app.web.screen import go, show

A_PAGE = 50
"""Changes on one screen."""
STAYED = "stayed"


class Change(NamedTuple):
    """One line of the history."""

    number: int
    label: str
    who: str
    when: str


@dataclass(frozen=True, kw_only=True)
class HistoryScreen(ParentScreen):
    """The history of a hunt."""

    template: ClassVar[str] = "planner/history.html"
    hunt_id: str
    plan: HuntPlan
    head: int
    page: int
    changes: Sequence[Change]
    more: bool
    stayed: bool
    """Whether an undo could not take back what has been changed again since then."""


def show_history(
    request: Request,
    hunt: AHunt,
    visitor: Parent,
    store: Store,
    now: Now,
    page: str = "1",
    undone: str = "",
) -> Response:
    """Show a screenful of the history, the newest change first."""
    at = int(page) if page.isdecimal() and len(page) < 6 else 1
    lines = history(store, visitor.household_id, hunt.id)
    shown = lines[max(at - 1, 0) * A_PAGE :][:A_PAGE]
    screen = HistoryScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt.id,
        plan=hunt.plan,
        head=hunt.number,
        page=max(at, 1),
        changes=[
            Change(line.number, line.label, line.author_name, when(line.at, now, visitor.zone))
            for line in shown
        ],
        more=len(lines) > max(at, 1) * A_PAGE,
        stayed=undone == STAYED,
    )
    return show(request, screen)


def undo_change(
    request: Request, form: SentForm, hunt: AHunt, visitor: Parent, db: Db, now: Now
) -> Response:
    """Take back one change; what came after it stays."""
    number = sent_revision(form, "revision")
    try:
        saved = undo(db, visitor.household_id, hunt.id, number, author_of(visitor), now)
    except NoSuchHunt as error:
        raise NotHere from error
    if saved.notes:
        return go(request, f"/hunts/{hunt.id}/history?undone={STAYED}")
    return go(request, f"/hunts/{hunt.id}?change={saved.number}")


def go_back(
    request: Request, form: SentForm, hunt: AHunt, visitor: Parent, db: Db, now: Now
) -> Response:
    """Make the hunt what it was at a revision; nothing of the history is lost."""
    number = sent_revision(form, "revision")
    try:
        restore(db, visitor.household_id, hunt.id, number, author_of(visitor), now)
    except NoSuchHunt as error:
        raise NotHere from error
    return go(request, f"/hunts/{hunt.id}")
