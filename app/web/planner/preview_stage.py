"""Show a stage as the child will see it, while it is being typed."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request, Response

from app.web.deps import Now, Parent, Store
from app.web.forms import SentForm
from app.web.planner.hunt_at import AHunt, revision_then, sent_revision
from app.web.planner.preview import Seen, seen
from app.web.planner.stage_form import sent_values, stage_from, tidy_stage
from app.web.screen import PRIVATE, Screen, show


@dataclass(frozen=True, kw_only=True)
class PreviewScreen(Screen):
    """The fragment beside the form."""

    template: ClassVar[str] = "planner/stage/preview.html"
    seen: Seen


def preview_stage(
    request: Request,
    stage_id: str,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    store: Store,
    now: Now,
) -> Response:
    """Answer with what the child would see; nothing new while the form can't be read."""
    then = revision_then(store, visitor, hunt, sent_revision(form))
    if then.plan.stage(stage_id) is None:
        hunt.stage(stage_id)
    stage = stage_from(tidy_stage(sent_values(form, stage_id)), then.plan).value
    if stage is None:
        return Response(status_code=204, headers=PRIVATE)
    return show(request, PreviewScreen(seen=seen(then.plan, stage, now)))
