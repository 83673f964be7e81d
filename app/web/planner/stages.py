"""Add, move, copy and remove the pages of a hunt."""

from fastapi import Request
from fastapi.responses import Response

from app.plan.document import StageId
from app.plan.edits import AddStage, AnyEdit, CopyStage, EditRefused, MoveStage, RemoveStage
from app.services.planning import Clashed, Saved, derived_id, edit
from app.web.deps import Db, Now, Parent, Store, Visitor
from app.web.errors import NotHere, Refused
from app.web.forms import Form, SentForm
from app.web.planner.hunt_at import AHunt, OpenHunt, author_of, revision_then, sent_revision
from app.web.planner.overview import stage_url
from app.web.screen import go

LONGEST_KEY = 40
MEANWHILE = "{author} has changed this page meanwhile. Look at the hunt again, then decide."


def add_stage(
    request: Request, form: SentForm, hunt: AHunt, visitor: Parent, db: Db, now: Now
) -> Response:
    """Add an empty page at the end and open it."""
    stage_id = StageId(derived_id(hunt.id, _key(form)))
    _save(db, visitor, hunt, AddStage(stage_id=stage_id), None, now)
    return go(request, stage_url(hunt.id, stage_id))


def copy_stage(
    request: Request, stage_id: str, form: SentForm, hunt: AHunt, visitor: Parent, db: Db, now: Now
) -> Response:
    """Put a copy of a page after it and open the copy."""
    stage = hunt.stage(stage_id)
    copy_id = StageId(derived_id(hunt.id, _key(form)))
    _save(db, visitor, hunt, CopyStage(stage_id=stage.id, new_id=copy_id), None, now)
    return go(request, stage_url(hunt.id, copy_id))


def move_stage(
    request: Request,
    stage_id: str,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    db: Db,
    store: Store,
    now: Now,
) -> Response:
    """Move a page to stand before another one, or to the end."""
    based_on = sent_revision(form)
    then = revision_then(store, visitor, hunt, based_on).plan
    before = form.text("before")
    if then.stage(stage_id) is None or (before and then.stage(before) is None):
        raise NotHere
    move = MoveStage(stage_id=StageId(stage_id), before=StageId(before) if before else None)
    saved = _save(db, visitor, hunt, move, based_on, now)
    return go(request, f"/hunts/{hunt.id}?change={saved.number}#stage-{stage_id}")


def remove_stage(
    request: Request,
    stage_id: str,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    db: Db,
    store: Store,
    now: Now,
) -> Response:
    """Remove a page. What waited for it is wired anew, and the hunt's screen says so."""
    based_on = sent_revision(form)
    if revision_then(store, visitor, hunt, based_on).plan.stage(stage_id) is None:
        raise NotHere
    remove = RemoveStage(stage_id=StageId(stage_id))
    saved = _save(db, visitor, hunt, remove, based_on, now)
    return go(request, f"/hunts/{hunt.id}?change={saved.number}")


def _key(form: Form) -> str:
    key = form.text("key")
    if not 1 <= len(key) <= LONGEST_KEY:
        raise NotHere
    return key


def _save(
    db: Db, visitor: Visitor, hunt: OpenHunt, change: AnyEdit, based_on: int | None, now: Now
) -> Saved:
    author = author_of(visitor)
    try:
        return edit(db, visitor.household_id, hunt.id, [change], author, based_on, now)
    except EditRefused as error:
        raise Refused(error.says, 422) from error
    except Clashed as error:
        raise Refused(MEANWHILE.format(author=error.author), 409) from error
