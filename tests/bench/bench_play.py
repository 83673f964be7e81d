"""What play costs: a page, a wrong answer, and a right one with the next page in its response.

Run with `python -m tests.bench.bench_play` on Linux. Three servers in processes of their own are
measured in turn, block by block, so that a busy machine is as busy for each of them: Red Thread, a
floor of a few dozen lines (`floor.py`) and a bare FastAPI route. Nothing is asserted, machines
differ; what is to be looked at are the ratios. Aims: an answer within 1.5 x the floor's processor
time, a page within 4 x bare FastAPI, 90 MB idle, a first visit of 30 kB, a cold start within 1.3 x
the bare import of FastAPI and SQLModel.
"""

import asyncio
import os
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from tests.bench.first_visit import report_first_visit
from tests.bench.floor import SCHEMA, connect
from tests.bench.load import send
from tests.bench.parties import Party, make_parties
from tests.bench.process import ServerProcess
from tests.bench.start import report_start

LEVELS = (1, 10, 50)
PARTIES = 50
WRONG_TRIES = 4
"""At each lock: the sixth would find it at rest."""
Lines = Sequence[Sequence[bytes]]


@dataclass
class Cost:
    """What requests of one kind took at one server."""

    cpu: float = 0.0
    taken: list[float] = field(default_factory=list)

    @property
    def each(self) -> float:
        """Milliseconds of processor time of one request."""
        return self.cpu / len(self.taken) * 1000

    @property
    def latency(self) -> str:
        """Milliseconds that half of the requests and all but one in a hundred took at most."""
        cuts = quantiles(self.taken, n=100)
        return f"{cuts[49] * 1000:7.1f}{cuts[98] * 1000:7.1f}"


def main() -> None:
    """Measure and print everything; takes about a minute."""
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        os.environ["REDTHREAD_FLOOR"] = str(Path(folder) / "floor.sqlite")
        parties = make_parties(data, PARTIES * len(LEVELS))
        make_floor(parties)
        report_start(data)
        servers = {
            "bare": ServerProcess("tests.bench.bare:make_app"),
            "floor": ServerProcess("tests.bench.floor:make_app"),
            "ours": ServerProcess("app.main:create_app", REDTHREAD_DATA=str(data)),
        }
        try:
            report_first_visit(servers["ours"], parties[0])
            report_play(servers, parties)
        finally:
            for server in servers.values():
                server.stop()


def make_floor(parties: Sequence[Party]) -> None:
    """Store the same parties for the floor."""
    with closing(connect()) as connection:
        connection.executescript(SCHEMA)
        for number, party in enumerate(parties):
            connection.execute("INSERT INTO seat VALUES (?, ?)", (party.cookie, str(number)))
            connection.execute("INSERT INTO run VALUES (?, 0, 0)", (str(number),))


def report_play(servers: dict[str, ServerProcess], parties: Sequence[Party]) -> None:
    """Play all pages with every number of clients and print what it took."""
    print(f"\n{'':22}{'CPU ms':>8}{'p50':>7}{'p99':>7}   ratio")
    for level, clients in enumerate(LEVELS):
        costs: dict[tuple[str, str], Cost] = defaultdict(Cost)
        playing = parties[level * PARTIES : (level + 1) * PARTIES]
        for server in servers.values():
            # The first look at a run reads its edition, which is not what is asked here.
            asyncio.run(send(server.port, [[party.look(0)] for party in playing], clients))
        for here in range(len(playing[0].pages) - 1):
            for kind, lines in blocks(playing, here).items():
                for name, server in servers.items():
                    if name != "bare" or kind == "page":
                        measure(costs[kind, name], server, lines, clients)
        for kind in ("page", "wrong answer", "right answer"):
            report(kind, clients, {name: costs[kind, name] for name in servers})


def blocks(parties: Sequence[Party], here: int) -> dict[str, Lines]:
    """Return what all parties do on one page: look at it, try in vain, and go on."""
    return {
        "page": [[party.look(here)] * WRONG_TRIES for party in parties],
        "wrong answer": [
            [party.answer(here, f"{900 + number}") for number in range(WRONG_TRIES)]
            for party in parties
        ],
        "right answer": [[party.answer(here, party.pages[here + 1])] for party in parties],
    }


def measure(cost: Cost, server: ServerProcess, lines: Lines, clients: int) -> None:
    """Send one block to one server and add what it took."""
    before = server.cpu_seconds
    cost.taken += asyncio.run(send(server.port, lines, clients))
    cost.cpu += server.cpu_seconds - before


def report(kind: str, clients: int, costs: dict[str, Cost]) -> None:
    """Print one kind of request: a line a server, with how many times the others' cost ours is."""
    for name, cost in costs.items():
        if cost.taken:
            ratio = f"{costs['ours'].each / cost.each:.2f} x" if name != "ours" else ""
            print(f"{kind:13}{clients:3} {name:5}{cost.each:8.2f}{cost.latency}   {ratio}")


if __name__ == "__main__":
    main()
