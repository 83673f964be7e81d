"""Open the next hint slip."""

from fastapi import Request
from fastapi.responses import Response

from app.engine.commands import TakeHint
from app.services.playing import Seated, act
from app.web.forms import SentForm
from app.web.play.key import key_of
from app.web.play.screens import not_there_screen, page_screen
from app.web.play.seat import AtTable
from app.web.screen import go, show


async def take_hint(request: Request, seated: AtTable, form: SentForm, page: int) -> Response:
    """Open a hint that is ready; one that is not stays folded and says when."""
    state, now = request.app.state, request.app.state.clock()
    stage = seated.table.game.stage_of_page.get(page, "")
    command = TakeHint(stage, "child")
    result = await state.db.submit(
        lambda tx: act(tx, state.games, seated.table.run.id, key_of(form), command, now)
    )
    table = result[0] if result else seated.table
    screen = page_screen(Seated(seated.seat, table), page, now, "hints")
    if screen is None:
        return show(request, not_there_screen(seated, str(page), now), 404)
    return go(request, f"/play/page/{page}?side=hints", screen)
