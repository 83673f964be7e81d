"""A stranger plays the sample hunt at once: no account, nothing to print."""

from fastapi import Request
from fastapi.responses import Response

from app.services.try_out import NoRoom, try_the_sample
from app.web.deps import Choices, Db, Now
from app.web.errors import Refused
from app.web.play.door import take_a_seat

FULL = (
    "Many families are trying the sample just now, and every book is taken. Please come back in a "
    "while."
)


async def try_out(request: Request, db: Db, choices: Choices, now: Now) -> Response:
    """Open the sample on this device."""
    try:
        run = await db.submit(lambda tx: try_the_sample(tx, choices.sample_runs, now))
    except NoRoom as error:
        raise Refused(FULL, 429) from error
    return await take_a_seat(request, run.id)
