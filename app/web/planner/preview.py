"""A stage as the child will see it: the same templates as in play, filled from the form."""

from dataclasses import dataclass
from datetime import datetime

from app.engine.progress import Progress, StageProgress
from app.engine.views import book_view, page_view
from app.plan.document import HuntPlan, Stage
from app.services.games import make_game, prepare
from app.web.play.screens import PageScreen, Side

CHILDREN = ("Juno", "Teo")
"""Stand in for the names that are only said when the hunt is made ready."""
SEAT = "preview"


@dataclass(frozen=True)
class Seen:
    """The sides of a page, as the tablet shows them one after the other."""

    sides: tuple[PageScreen, ...]


def seen(plan: HuntPlan, stage: Stage, now: datetime) -> Seen:
    """Return what the child sees of a stage of this plan, with nothing entered yet."""
    stages = tuple(stage if one.id == stage.id else one for one in plan.stages)
    shown = plan.model_copy(update={"stages": stages})
    prose = prepare(plan.model_copy(update={"stages": (stage,)}))
    game = make_game(shown, prose, CHILDREN)
    progress = Progress(started_at=now, stages={stage.id: StageProgress(opened_at=now)})
    view = page_view(game, progress, stage.id, SEAT, now)
    if view is None:
        return Seen(())
    book = book_view(game, progress, stage.id, now)
    sides: list[Side] = ["story"]
    if view.face.kind != "read_on":
        sides.append("lock")
    return Seen(
        tuple(
            PageScreen(book=book, view=view, key="", looks="", side=side, notice="")
            for side in sides
        )
    )
