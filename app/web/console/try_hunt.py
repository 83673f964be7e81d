"""A parent tries a hunt on this device, as it is now; the sample can be put on the shelf."""

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.samples import birthday
from app.services.archiving import ShelfFull, create_hunt
from app.services.publishing import NotReady
from app.services.try_out import try_a_hunt
from app.web.deps import Db, Now, Parent
from app.web.errors import NotHere, Refused
from app.web.forms import SentForm
from app.web.planner.hunt_at import AHunt, author_of
from app.web.play.door import take_a_seat
from app.web.screen import go

FULL = "Your shelf is full. Remove a hunt you do not need, then try again."
NOT_YET = "Something in this hunt is still to be fixed. Its page says what."


async def try_hunt(request: Request, hunt: AHunt, visitor: Parent, db: Db, now: Now) -> Response:
    """Open the hunt on this device: deeds pass by themselves, props are on the screen."""
    household, hunt_id, zone = visitor.household_id, hunt.id, visitor.zone
    try:
        run = await db.submit(lambda tx: try_a_hunt(tx, household, hunt_id, zone, now))
    except NotReady as error:
        raise Refused(NOT_YET, 422) from error
    if run is None:
        raise NotHere
    return await take_a_seat(request, run.id)


def take_sample(request: Request, visitor: Parent, form: SentForm, db: Db, now: Now) -> Response:
    """Put a copy of the sample hunt on the household's shelf and open it."""
    key = form.text("key") or new_id()
    author, label = author_of(visitor), "The sample hunt"
    try:
        hunt_id = create_hunt(db, visitor.household_id, birthday(), author, key, now, label)
    except ShelfFull as error:
        raise Refused(FULL, 422) from error
    return go(request, f"/hunts/{hunt_id}")
