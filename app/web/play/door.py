"""Come in: by link, by QR or by play word, and say who you are."""

from datetime import datetime
from itertools import cycle

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from app.engine.commands import Join, Start
from app.engine.views import book_view
from app.ids import digest, new_id, new_token
from app.services.playing import Seated, act, look
from app.services.words import fold_play_word
from app.store import runs, seats
from app.store.runs import RunRow
from app.store.transaction import Tx
from app.web.errors import NotHere
from app.web.forms import SentForm
from app.web.play.key import key_of
from app.web.play.screens import DoorScreen, JoinScreen, WhoScreen
from app.web.play.seat import AtTable, give_cookie
from app.web.screen import PRIVATE, go, show

FACES = ("char-hedgehog", "char-dragon", "char-fox", "char-owl", "char-robot", "char-badger")
NOT_FOUND = "No book has that play word. Look at the letter once more."
SLOW_DOWN = "The door is busy. Wait a little and try again."


async def door(request: Request, token: str) -> Response:
    """Show the closed book. Looking at it starts nothing."""
    state = request.app.state
    run: RunRow | None = await state.db.look(lambda tx: runs.run_of_token(tx, token))
    if run is None or not run.joining:
        raise NotHere
    table = await state.db.look(lambda tx: look(tx, state.games, run))
    plan, children = table.game.plan, table.game.children
    return show(request, DoorScreen(title=plan.title, children=children, url=f"/j/{token}"))


async def come_in(request: Request, token: str) -> Response:
    """Open the book on this tablet; the first one starts the run."""
    run: RunRow | None = await request.app.state.db.look(lambda tx: runs.run_of_token(tx, token))
    if run is None or not run.joining:
        raise NotHere
    return await take_a_seat(request, run.id)


async def ask_word(request: Request, word: str = "") -> Response:
    """Ask for the play word."""
    return show(request, JoinScreen(word=word[:80], error=""))


async def say_word(request: Request, form: SentForm) -> Response:
    """Find the book of a play word and open it."""
    state, typed = request.app.state, form.text("word")
    if not state.join_budget.allows(state.clock()):
        return show(request, JoinScreen(word=typed[:80], error=SLOW_DOWN), 429)
    word = fold_play_word(typed)
    run = await _find(request, word) if word else None
    if run is None or run.state == "ended":
        state.join_budget.spend(state.clock())
        return show(request, JoinScreen(word=typed[:80], error=NOT_FOUND), 422)
    return await take_a_seat(request, run.id)


async def _find(request: Request, word: str) -> RunRow | None:
    run: RunRow | None = await request.app.state.db.look(lambda tx: runs.run_of_word(tx, word))
    return run


async def take_a_seat(request: Request, run_id: str) -> Response:
    """Give this browser a seat at a run and start the run; then to who one is, or on to read."""
    state = request.app.state
    now: datetime = state.clock()
    seat, cookie = new_id(), new_token()

    def sit_down(tx: Tx) -> int:
        seats.add_seat(tx, id=seat, run_id=run_id, cookie_hash=digest(cookie), name="", now=now)
        result = act(tx, state.games, run_id, "", Start(), now)
        if result is None:
            raise NotHere
        return len(result[0].game.children)

    children = await state.db.submit(sit_down)
    onward = "/play/who" if children > 1 else "/play"
    return give_cookie(request, RedirectResponse(onward, 303, headers=PRIVATE), cookie)


async def ask_who(request: Request, seated: AtTable) -> Response:
    """Ask who holds this tablet."""
    return show(request, _who(request, seated, ""))


async def say_who(request: Request, seated: AtTable, form: SentForm) -> Response:
    """Write down who holds this tablet."""
    state, name = request.app.state, form.text("player")
    now: datetime = state.clock()
    if name not in seated.table.game.children:
        return show(request, _who(request, seated, "Tap your name first."), 422)
    seat, run_id = seated.seat.id, seated.table.run.id

    def write(tx: Tx) -> None:
        seats.name_seat(tx, seat_id=seat, name=name)
        act(tx, state.games, run_id, key_of(form), Join(seat, name), now)

    await state.db.submit(write)
    return go(request, "/play")


def _who(request: Request, seated: Seated, error: str) -> WhoScreen:
    table = seated.table
    book = book_view(table.game, table.progress, "", request.app.state.clock())
    kids = tuple(zip(book.children, book.children, cycle(FACES), strict=False))
    return WhoScreen(book=book, kids=kids, chosen=seated.seat.name, error=error)
