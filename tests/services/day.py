"""A family's hunt on the day it is played, for the tests of what grown-ups do with a run."""

from dataclasses import dataclass
from datetime import datetime

from app.engine.commands import Command
from app.engine.events import Event
from app.ids import new_id
from app.services.games import Games
from app.services.playing import Table, act, look
from app.services.publishing import make_ready
from app.store.database import Database
from app.store.runs import RunRow, load_run
from tests.services.hunts import Workbench


@dataclass(frozen=True)
class Day:
    """A run of a household's hunt, and what tests do with it."""

    bench: Workbench
    run_id: str
    games: Games

    @property
    def db(self) -> Database:
        """The store."""
        return self.bench.db

    @property
    def now(self) -> datetime:
        """The moment at which everything happens."""
        return self.bench.now

    @property
    def run(self) -> RunRow:
        """The run as it is stored."""
        run = self.db.write(lambda tx: load_run(tx, self.run_id))
        assert run is not None
        return run

    @property
    def table(self) -> Table:
        """The run as it stands."""
        run = self.run
        return self.db.write(lambda tx: look(tx, self.games, run))

    def do(self, command: Command, key: str = "") -> list[Event]:
        """Carry out a command and return what happened."""
        key = key or new_id()
        result = self.db.write(lambda tx: act(tx, self.games, self.run_id, key, command, self.now))
        assert result is not None
        return result[1]


def ready(bench: Workbench, *children: str) -> Day:
    """Make a workbench's hunt ready for these children."""
    names, run_id = list(children) or ["Juno"], new_id()
    run = bench.db.write(
        lambda tx: make_ready(
            tx, bench.household_id, bench.hunt_id, run_id, names, "Europe/Berlin", bench.now
        )
    )
    assert run is not None
    return Day(bench, run.id, Games())
