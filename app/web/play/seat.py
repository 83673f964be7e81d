"""Which tablet asks: the play cookie, and the dependency that finds its run."""

from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response

from app.ids import digest
from app.services.playing import Seated, sit
from app.store.seats import is_due, touch
from app.web.errors import SeatNeeded

COOKIE = "rt_play"
LASTS = 60 * 60 * 24 * 120
"""Seconds a tablet is remembered: a hunt may be paused for weeks."""


async def find_seat(request: Request) -> Seated:
    """Return the tablet at its run. Raises SeatNeeded when its cookie says nothing."""
    cookie = request.cookies.get(COOKIE, "")
    if not cookie:
        raise SeatNeeded
    state = request.app.state
    hashed = digest(cookie)
    seated: Seated | None = await state.db.look(lambda tx: sit(tx, state.games, hashed))
    if seated is None:
        raise SeatNeeded
    seat, now = seated.seat, state.clock()
    if is_due(seat, now):
        await state.db.submit(lambda tx: touch(tx, seat.id, now))
    return seated


AtTable = Annotated[Seated, Depends(find_seat)]


def give_cookie(request: Request, response: Response, token: str) -> Response:
    """Let a tablet keep its seat. The cookie goes to /play only and no script can read it."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=LASTS,
        path="/play",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response
