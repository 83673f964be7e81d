"""What one durable append costs: the store's two ways, as multiples of bare sqlite3.

Run with `python -m tests.bench.bench_store [POSTGRES_URL]`. Nothing is asserted: machines differ.
An append is what a wrong answer writes: look for the key, load the run, insert an event, update the
run. The floor does the same in a dozen lines of sqlite3 with `synchronous=FULL`, each client with a
connection of its own. All ways take turns in each round, so that a busy moment hits all of them.
"""

import asyncio
import sqlite3
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from app.store.database import Database
from app.store.migrate import migrate
from app.store.runs import append_events, key_seen, load_run
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family

CLIENTS = (1, 10, 50)
ROUNDS = 7
APPENDS = 500
BODY = '{"kind": "tried", "stage": "cave", "seat": "abcdefgh2345", "verdict": "wrong"}'
PROGRESS = '{"stages": {' + ", ".join(f'"s{n}": {{"tries": 3}}' for n in range(20)) + "}}"

_keys = count()

Way = Callable[[int], None]
"""Makes all appends, spread over so many clients."""


def append(tx: Tx) -> None:
    """Append one event through the store."""
    key = f"key-{next(_keys)}"
    if key_seen(tx, "ash-run", key):
        return
    run = load_run(tx, "ash-run", for_update=True)
    assert run is not None
    after = run._replace(seq=run.seq + 1, progress=PROGRESS)
    append_events(tx, after, key=key, events=[("tried", BODY, NOW)])


def floor(file: Path) -> Way:
    """Return the bare way."""

    def client(appends: int) -> None:
        connection = sqlite3.connect(file, isolation_level=None, timeout=60)
        connection.execute("PRAGMA synchronous = FULL")
        for _ in range(appends):
            key = f"key-{next(_keys)}"
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "SELECT 1 FROM run_event WHERE run_id = 'ash-run' AND key = ?", (key,)
            )
            (seq,) = connection.execute("SELECT seq FROM run WHERE id = 'ash-run'").fetchone()
            connection.execute(
                "INSERT INTO run_event VALUES ('ash-run', ?, ?, 'tried', ?, ?)",
                (seq + 1, key, BODY, "2026-05-09 14:30:15.123456"),
            )
            connection.execute(
                "UPDATE run SET seq = ?, progress = ? WHERE id = 'ash-run'", (seq + 1, PROGRESS)
            )
            connection.execute("COMMIT")
        connection.close()

    def way(clients: int) -> None:
        with ThreadPoolExecutor(clients) as threads:
            list(threads.map(client, [APPENDS // clients] * clients))

    return way


def by_write(database: Database) -> Way:
    """Return the way of plain `def` routes: threads that wait."""

    def client(appends: int) -> None:
        for _ in range(appends):
            database.write(append)

    def way(clients: int) -> None:
        with ThreadPoolExecutor(clients) as threads:
            list(threads.map(client, [APPENDS // clients] * clients))

    return way


def by_submit(database: Database) -> Way:
    """Return the way of the play path: tasks of one event loop."""

    async def client(appends: int) -> None:
        for _ in range(appends):
            await database.submit(append)

    async def all_clients(clients: int) -> None:
        await asyncio.gather(*(client(APPENDS // clients) for _ in range(clients)))

    return lambda clients: asyncio.run(all_clients(clients))


def measure(ways: dict[str, Way]) -> dict[tuple[str, int], tuple[float, float]]:
    """Return the medians of appends a second and microseconds of CPU for each."""
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        for clients in CLIENTS:
            for name, way in ways.items():
                wall, cpu = time.perf_counter(), time.process_time()
                way(clients)
                wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
                taken.setdefault((name, clients), []).append((APPENDS / wall, cpu / APPENDS * 1e6))
    return {
        case: (median(rate for rate, _ in found), median(cpu for _, cpu in found))
        for case, found in taken.items()
    }


def prepared(url: str) -> Database:
    """Return a store with a run in it."""
    migrate(url)
    database = Database(url)
    add_family(database, "ash")
    return database


def main() -> None:
    """Print a line for each way and number of clients."""
    # Not where temporary files lie: that is often memory, which needs no waiting for.
    results = Path("test-results")
    results.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=results) as folder:
        bare = Path(folder, "bare.db")
        prepared(f"sqlite:///{bare}").close()
        sqlite = prepared(f"sqlite:///{Path(folder, 'kept.db')}")
        ways = {"bare sqlite3": floor(bare), "write": by_write(sqlite), "submit": by_submit(sqlite)}
        postgres = prepared(sys.argv[1]) if len(sys.argv) > 1 else None
        if postgres:
            ways["submit, PostgreSQL"] = by_submit(postgres)
        found = measure(ways)
        sqlite.close()
        if postgres:
            postgres.close()
    print(f"{'':20}{'clients':>8}{'a second':>10}{'of bare':>9}{'CPU µs':>8}{'of bare':>9}")
    for (name, clients), (rate, cpu) in found.items():
        bare_rate, bare_cpu = found["bare sqlite3", clients]
        print(
            f"{name:20}{clients:8}{rate:10.0f}{rate / bare_rate:8.2f}x"
            f"{cpu:8.0f}{cpu / bare_cpu:8.2f}x"
        )


if __name__ == "__main__":
    main()
