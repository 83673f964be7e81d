"""Write one stage: show its form, keep what was typed, save it."""

from dataclasses import dataclass, replace
from datetime import datetime

from fastapi import Request
from fastapi.responses import Response

from app.plan.document import HuntPlan, Stage
from app.plan.edits import AnyEdit, EditRefused, GiveFragment, ReviseStage
from app.plan.rewire import sources
from app.services.decoding import Unusable
from app.services.planning import Clashed, edit
from app.store.database import Database
from app.web.deps import Choices, Db, Now, Parent, Store, Visitor
from app.web.errors import NotHere
from app.web.forms import SentForm, Tree
from app.web.planner.clash import is_gone, parts_of, their_words, with_mine
from app.web.planner.gallery import NOT_OFFERED, Gallery, gallery_of, take_upload
from app.web.planner.hunt_at import (
    AHunt,
    OpenHunt,
    author_of,
    reloaded,
    revision_then,
    sent_revision,
)
from app.web.planner.rows import is_row_button, press
from app.web.planner.stage_form import (
    blank_stage_row,
    pictures_of,
    sent_values,
    stage_from,
    swapped_lock,
    tidy_stage,
    values_of,
)
from app.web.planner.stage_screen import Outcome, StageScreen, stage_screen
from app.web.screen import go, show

GONE = (
    "{author} has removed this page meanwhile. What you typed is still here. To keep it, undo the "
    "removal under “All changes” in another window; then save here."
)
TAKE = "take "


@dataclass(frozen=True)
class Desk:
    """What a form that was sent is worked on with."""

    request: Request
    visitor: Visitor
    db: Database
    hunt: OpenHunt
    base: HuntPlan
    """The plan the form started from."""
    start: Stage
    """The stage the form started from."""
    based_on: int
    now: datetime

    def gallery(self) -> Gallery:
        """Return the pictures to choose from, also one that has just come."""
        return gallery_of(self.request, self.db, self.visitor, self.hunt.plan)

    def screen(self, values: Tree, outcome: Outcome) -> StageScreen:
        """Return the form again with these values."""
        typed = stage_from(tidy_stage(values), self.base).value
        return stage_screen(
            self.visitor.bar("hunts"), self.hunt, typed or self.start, values, self.gallery(),
            self.now, self.visitor.zone, outcome, self.based_on,
        )  # fmt: skip


def ask_stage(
    request: Request, stage_id: str, hunt: AHunt, visitor: Parent, db: Db, now: Now
) -> Response:
    """Show the form of a stage."""
    stage = hunt.stage(stage_id)
    pictures = gallery_of(request, db, visitor, hunt.plan)
    bar = visitor.bar("hunts")
    values = values_of(stage)
    return show(request, stage_screen(bar, hunt, stage, values, pictures, now, visitor.zone))


def send_stage(
    request: Request,
    stage_id: str,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    db: Db,
    store: Store,
    settings: Choices,
    now: Now,
) -> Response:
    """Save a stage; or add, move, remove a row, swap the lock: the form comes back as typed."""
    based_on = sent_revision(form)
    then = revision_then(store, visitor, hunt, based_on)
    start = then.plan.stage(stage_id) or hunt.stage(stage_id)
    desk = Desk(request, visitor, db, hunt, then.plan, start, based_on, now)
    values = sent_values(form, stage_id)
    errors = {}
    try:
        values["picture"] = (
            take_upload(form, db, settings.data, visitor.household_id, now) or values["picture"]
        )
    except Unusable as error:
        errors["upload"] = str(error)
    do = form.text("do", "save")
    if errors:
        return show(request, desk.screen(values, Outcome(errors=errors)), 422)
    if do == "save":
        return _save(desk, values)
    clashing = [part for part in form.texts("clashing") if part in Stage.model_fields]
    focus = ""
    if do.startswith(TAKE) and (part := do[len(TAKE) :]) in clashing:
        values[part] = values_of(start)[part]
        clashing.remove(part)
    elif do == "swap":
        values["lock"] = swapped_lock(form)
    elif is_row_button(do):
        focus = press(do, values, lambda path: blank_stage_row(values, path))
    clashes = {part: their_words(then.plan, start, part) for part in clashing}
    outcome = Outcome(clashes=clashes, other_author=then.author, focus=focus)
    return show(request, desk.screen(values, outcome))


def _save(desk: Desk, values: Tree) -> Response:
    values = tidy_stage(values)
    checked = stage_from(values, desk.base)
    errors = {**checked.errors, **_foreign_pictures(desk, values)}
    if checked.value is None or errors:
        return show(desk.request, desk.screen(values, Outcome(errors=errors)), 422)
    stage, visitor = checked.value, desk.visitor
    try:
        saved = edit(
            desk.db, visitor.household_id, desk.hunt.id, _edits(desk.base, stage),
            author_of(visitor), desk.based_on, desk.now,
        )  # fmt: skip
    except EditRefused as error:
        return show(desk.request, desk.screen(values, Outcome(refused=error.says)), 422)
    except Clashed as error:
        return _show_clash(desk, values, error)
    now_saved = replace(desk, hunt=reloaded(desk.db, visitor, desk.hunt.id), base=saved.plan)
    now_saved = replace(now_saved, based_on=now_saved.hunt.number)
    stored = saved.plan.stage(stage.id)
    if stored is None:
        raise NotHere
    screen = now_saved.screen(values_of(stored), Outcome(state="saved", notes=saved.notes))
    return go(desk.request, screen.url, screen)


def _edits(base: HuntPlan, stage: Stage) -> list[AnyEdit]:
    """A clue has one source: what is ticked here is given by no other page any more."""
    moved = [
        one for one in stage.gives if any(giver.id != stage.id for giver in sources(base, one))
    ]
    return [
        ReviseStage(stage=stage),
        *(GiveFragment(fragment_id=one, stage_id=stage.id) for one in moved),
    ]


def _show_clash(desk: Desk, mine: Tree, clash: Clashed) -> Response:
    stage = desk.start
    theirs = clash.plan.stage(stage.id)
    if theirs is None or is_gone(clash.clashes, stage.id):
        refused = GONE.format(author=clash.author)
        return show(desk.request, desk.screen(mine, Outcome(refused=refused)), 409)
    parts = parts_of([one for one in clash.clashes if one.stage_id == stage.id])
    values = with_mine(values_of(theirs), mine, parts)
    words = {part: their_words(clash.plan, theirs, part) for part in parts}
    present = replace(desk, base=clash.plan, start=theirs, based_on=clash.number)
    outcome = Outcome(clashes=words, other_author=clash.author)
    return show(desk.request, present.screen(values, outcome), 409)


def _foreign_pictures(desk: Desk, values: Tree) -> dict[str, str]:
    """Say which pictures are not there to be chosen. One that stood there before may stay."""
    stood = set(pictures_of(values_of(desk.start)).values())
    pictures = desk.gallery()
    return {
        name: NOT_OFFERED
        for name, value in pictures_of(values).items()
        if value not in stood and not pictures.holds(value)
    }
