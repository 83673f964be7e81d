"""The run that an address names: the household's own, of that hunt, or it is as if it were not."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from app.engine.events import Event, read_event
from app.services.games import Games
from app.services.playing import Table, look
from app.store import runs, seats
from app.store.seats import SeatRow
from app.store.transaction import Tx
from app.web.deps import Parent
from app.web.errors import NotHere


@dataclass(frozen=True)
class OpenRun:
    """A run as it stands, what happened in it, and its tablets."""

    table: Table
    events: tuple[Event, ...]
    tablets: tuple[SeatRow, ...]

    @property
    def id(self) -> str:
        """The run's id."""
        return self.table.run.id

    @property
    def hunt_id(self) -> str:
        """Id of the hunt that is played."""
        return str(self.table.run.hunt_id)

    @property
    def url(self) -> str:
        """The address of its console."""
        return f"/hunts/{self.hunt_id}/runs/{self.id}"


async def the_run(request: Request, hunt_id: str, run_id: str, visitor: Parent) -> OpenRun:
    """Return the run of the address. Raises NotHere for a foreign or an unknown one."""
    state, household = request.app.state, visitor.household_id
    found: OpenRun | None = await state.db.look(lambda tx: load(tx, state.games, household, run_id))
    if found is None or found.table.run.hunt_id != hunt_id:
        raise NotHere
    return found


def load(tx: Tx, games: Games, household_id: str, run_id: str) -> OpenRun | None:
    """Return a household's run as it stands, or None."""
    run = runs.run_of(tx, household_id, run_id)
    if run is None:
        return None
    events = tuple(read_event(event.body) for event in runs.events_of(tx, run_id))
    return OpenRun(look(tx, games, run), events, tuple(seats.seats_of(tx, run_id)))


ARun = Annotated[OpenRun, Depends(the_run)]
