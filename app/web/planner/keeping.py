"""Copy a hunt, remove it from the shelf, bring it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.plan.document import HuntPlan
from app.services.archiving import ShelfFull, bring_back, create_hunt, remove_hunt
from app.services.planning import NoSuchHunt
from app.web.bar import ParentScreen
from app.web.deps import Db, Now, Parent, Visitor
from app.web.errors import NotHere
from app.web.forms import SentForm, check
from app.web.planner.fields import NewHunt, typed_hunt
from app.web.planner.hunt_at import AHunt, OpenHunt, author_of
from app.web.planner.sentences import Sentences
from app.web.planner.shelf import FULL
from app.web.screen import go, show


@dataclass(frozen=True, kw_only=True)
class CopyScreen(ParentScreen):
    """What the copy shall be called, and for what age it is."""

    template: ClassVar[str] = "planner/copy.html"
    hunt_id: str
    plan: HuntPlan
    key: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def ask_copy(request: Request, hunt: AHunt, visitor: Parent) -> Response:
    """Ask what the copy shall be called."""
    typed = {"title": hunt.plan.title, "age": str(hunt.plan.age)}
    return show(request, _screen(visitor, hunt, typed, {}))


def make_copy(
    request: Request, form: SentForm, hunt: AHunt, visitor: Parent, db: Db, now: Now
) -> Response:
    """Put a copy on the shelf and open it. Names are in no hunt, so none are copied."""
    sent = check(NewHunt, form.tree())
    errors: Mapping[str, str] = sent.errors
    if sent.value is not None:
        plan = hunt.plan.model_copy(update={"title": sent.value.title, "age": sent.value.age})
        label = f"Copied from “{hunt.plan.title}”"
        try:
            copy_id = create_hunt(
                db, visitor.household_id, plan, author_of(visitor), sent.value.key, now, label
            )
        except ShelfFull:
            errors = {"title": FULL}
        else:
            return go(request, f"/hunts/{copy_id}")
    return show(request, _screen(visitor, hunt, typed_hunt(form), errors), 422)


def remove(request: Request, hunt: AHunt, visitor: Parent, db: Db, now: Now) -> Response:
    """Take a hunt from the shelf."""
    remove_hunt(db, visitor.household_id, hunt.id, now)
    return go(request, "/hunts")


def bring(request: Request, hunt_id: str, visitor: Parent, db: Db) -> Response:
    """Put a removed hunt back on the shelf."""
    try:
        bring_back(db, visitor.household_id, hunt_id)
    except NoSuchHunt as error:
        raise NotHere from error
    return go(request, f"/hunts/{hunt_id}")


def _screen(
    visitor: Visitor, hunt: OpenHunt, typed: Mapping[str, str], errors: Mapping[str, str]
) -> CopyScreen:
    return CopyScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt.id,
        plan=hunt.plan,
        key=new_id(),
        typed=typed,
        errors=Sentences(errors),
    )
