"""Many at once, on SQLite with one server and on PostgreSQL with two.

The short form is for every commit; REDTHREAD_LONG=1 sends 200 codes from each tablet.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from pathlib import Path
from threading import Barrier

import pytest

from app.engine.commands import OpenLock
from app.engine.events import HintTaken, LockOpened, PageOpened, Tried
from app.ids import new_id
from app.services.games import Games
from app.services.playing import act
from app.settings import Settings
from app.store.database import Database
from app.store.runs import RunRow
from tests.stories.server import PATIENCE, Server
from tests.stories.tablets import (
    Tablet,
    begin_run,
    code_of,
    entry,
    happened,
    hint,
    long_hunt,
    the_store,
)
from tests.web.people import Clock

CODES = 200 if os.environ.get("REDTHREAD_LONG") == "1" else 8
STAGES = 12


@pytest.fixture(params=["sqlite", "postgresql"])
def servers(
    request: pytest.FixtureRequest, fresh_data: Path, tmp_path: Path
) -> Iterator[list[Server]]:
    """All servers of one store. Their clock stands still, so that no lock wakes meanwhile."""
    data = shutil.copytree(fresh_data, tmp_path / "data")
    alone = request.param == "sqlite"
    url = "" if alone else request.getfixturevalue("emptied_postgres_url")
    settings = Settings(data=data, database_url=url)
    started = [Server(settings, Clock()).start() for _ in range(1 if alone else 2)]
    yield started
    for server in started:
        server.stop()


@pytest.fixture
def store(servers: list[Server]) -> Iterator[Database]:
    """The store that the servers share."""
    with the_store(servers[0].settings) as store:
        yield store


@pytest.fixture
def run(store: Database) -> RunRow:
    """A run of the long hunt that has begun."""
    return begin_run(store, long_hunt(STAGES), Clock()())


@pytest.fixture
def tablets_of(
    servers: list[Server], store: Database, run: RunRow
) -> Iterator[Callable[[int], list[Tablet]]]:
    """Seat that many tablets at the run, in turn at each server."""
    seated = list[Tablet]()

    def seat(count: int) -> list[Tablet]:
        visited = zip(range(count), cycle(servers), strict=False)
        seated.extend(Tablet(store, run, Clock()()).visit(server) for _, server in visited)
        return seated

    yield seat
    for tablet in seated:
        tablet.close()


def at_once(jobs: Iterable[Callable[[], object]]) -> None:
    """Do jobs at the same moment, each in a thread of its own; raise what any of them raises."""
    waiting = list(jobs)
    ready = Barrier(len(waiting))

    def go(job: Callable[[], object]) -> None:
        ready.wait(PATIENCE)
        job()

    with ThreadPoolExecutor(len(waiting)) as threads:
        for done in [threads.submit(go, job) for job in waiting]:
            done.result()


def test_of_a_crowd_of_guesses_five_are_judged(
    store: Database, run: RunRow, tablets_of: Callable[[int], list[Tablet]]
) -> None:
    tablets = tablets_of(50)

    def guess(number: int) -> None:
        for code in range(CODES):
            tablets[number].send(entry(1, str(10_000 + number * CODES + code)))

    at_once(partial(guess, number) for number in range(len(tablets)))
    rests = tablets[0].send(entry(1, code_of(1)))
    assert "The lock is dozing." in rests
    kinds = Counter(event.kind for event in happened(store, run.id))
    assert kinds == {"run_started": 1, "page_opened": 1, "tried": 5}


def test_two_tablets_and_two_parents_at_once_open_a_lock_once(
    store: Database, run: RunRow, tablets_of: Callable[[int], list[Tablet]]
) -> None:
    tablets, games = tablets_of(2), Games()

    def open_for_them(page: int) -> None:
        command = OpenLock(f"stage-{page}")
        store.write(lambda tx: act(tx, games, run.id, new_id(), command, Clock()()))

    for page in range(1, STAGES + 1):
        children = [partial(tablet.send, entry(page, code_of(page))) for tablet in tablets]
        at_once([*children, *[partial(open_for_them, page)] * 2])
    events = happened(store, run.id)
    pages = [f"stage-{page}" for page in range(1, STAGES + 1)]
    assert [event.stage for event in events if isinstance(event, LockOpened)] == pages
    assert [event.stage for event in events if isinstance(event, PageOpened)] == pages
    assert events[-1].kind == "run_ended"


def test_a_key_that_comes_many_times_counts_once(
    store: Database, run: RunRow, tablets_of: Callable[[int], list[Tablet]]
) -> None:
    tablets = tablets_of(10)
    at_once(partial(tablet.send, entry(1, "9001", key="one-tap")) for tablet in tablets)
    at_once(partial(tablet.send, hint(1, key="one-hint")) for tablet in tablets)
    events = happened(store, run.id)
    assert [type(event) for event in events[2:]] == [Tried, HintTaken]


def test_a_change_reaches_every_stream(
    store: Database, run: RunRow, tablets_of: Callable[[int], list[Tablet]]
) -> None:
    *listening, playing = tablets_of(21)
    streams = [tablet.listen() for tablet in listening]
    for stream in streams:
        assert next(stream) == "retry: 1000"
    playing.send(entry(1, code_of(1)))
    newest = len(happened(store, run.id))
    for stream in streams:
        assert next(line for line in stream if line.startswith("data:")) == f"data: {newest}"
