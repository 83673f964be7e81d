import asyncio
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, bindparam, event, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from app.store.errors import StoreUnavailable
from app.store.sqlite import file_of, open_engine
from app.store.statements import Command, Query
from app.store.tables import Setting
from app.store.transaction import Job, Tx
from app.store.writer import Writer

ADD = Command(insert(Setting))
COUNT = Query(select(func.count()).select_from(Setting), int)
VALUE = Query(select(col(Setting.value)).where(col(Setting.key) == bindparam("key")), str)


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[Engine]:
    """What the writer writes through."""
    engine = open_engine(file_of(sqlite_url), "BEGIN IMMEDIATE", "PRAGMA journal_mode = WAL")
    yield engine
    engine.dispose()


@pytest.fixture
def rung() -> list[tuple[str, int]]:
    """What the writer has rung for."""
    return []


@pytest.fixture
def writer(engine: Engine, rung: list[tuple[str, int]]) -> Iterator[Writer]:
    """A writer at work."""
    writer = Writer(engine, lambda run_id, seq: rung.append((run_id, seq)))
    yield writer
    writer.close()


def kept(url: str) -> list[str]:
    """Return the keys that another connection finds in the file."""
    connection = sqlite3.connect(file_of(url))
    keys = [key for (key,) in connection.execute("SELECT key FROM setting ORDER BY key")]
    connection.close()
    return keys


def add(key: str) -> Job[str]:
    """Return a job that stores a key and answers with it."""

    def job(tx: Tx) -> str:
        tx.run(ADD, key=key, value="")
        return key

    return job


async def hand_over(writer: Writer, jobs: Sequence[Job[Any]]) -> list[asyncio.Task[Any]]:
    """Hand jobs over while the writer is held up, so that they share the next transaction."""
    held, go = threading.Event(), threading.Event()

    def hold(_tx: Tx) -> None:
        held.set()
        go.wait()

    first = asyncio.create_task(writer.submit(hold))
    await asyncio.to_thread(held.wait)
    tasks = [asyncio.create_task(writer.submit(job)) for job in jobs]
    await asyncio.sleep(0)
    go.set()
    await first
    return tasks


def together(writer: Writer, jobs: Sequence[Job[Any]]) -> list[Any]:
    """Return what jobs of one transaction return or raise."""

    async def run() -> list[Any]:
        return await asyncio.gather(*await hand_over(writer, jobs), return_exceptions=True)

    return asyncio.run(run())


def test_jobs_that_wait_share_a_commit(engine: Engine, writer: Writer, sqlite_url: str) -> None:
    commits: list[Connection] = []
    event.listen(engine, "commit", commits.append)
    keys = [f"{number:02}" for number in range(20)]
    assert together(writer, [add(key) for key in keys]) == keys
    assert len(commits) == 2
    assert kept(sqlite_url) == keys


def test_a_poison_job_hurts_nobody(writer: Writer, sqlite_url: str) -> None:
    def poison(tx: Tx) -> None:
        tx.run(ADD, key="poison", value="")
        raise LookupError

    good, bad, fine = together(writer, [add("good"), poison, add("fine")])
    assert (good, fine) == ("good", "fine")
    assert isinstance(bad, LookupError)
    assert kept(sqlite_url) == ["fine", "good"]


@pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt, GeneratorExit])
def test_nothing_that_a_job_raises_ends_the_writer(
    writer: Writer, error: type[BaseException]
) -> None:
    def poison(_tx: Tx) -> None:
        raise error

    with pytest.raises(error):
        writer.write(poison)
    assert writer.write(add("fine")) == "fine"


def test_a_failed_flush_hurts_nobody(writer: Writer, sqlite_url: str) -> None:
    def twice(tx: Tx) -> None:
        tx.session.add(Setting(key="good", value="again"))

    good, bad, fine = together(writer, [add("good"), twice, add("fine")])
    assert (good, fine) == ("good", "fine")
    assert isinstance(bad, IntegrityError)
    assert kept(sqlite_url) == ["fine", "good"]


def test_nobody_is_answered_before_the_commit(engine: Engine, writer: Writer) -> None:
    def fail(_connection: Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    event.listen(engine, "commit", fail)
    with pytest.raises(StoreUnavailable):
        writer.write(add("lost"))
    event.remove(engine, "commit", fail)
    assert writer.write(lambda tx: tx.fetch(COUNT)) == [0]


def test_a_run_is_rung_for_once_it_is_committed(
    engine: Engine, writer: Writer, rung: list[tuple[str, int]]
) -> None:
    heard: list[list[tuple[str, int]]] = []
    event.listen(engine, "commit", lambda _connection: heard.append(list(rung)))

    def poison(tx: Tx) -> None:
        tx.ring("other", 1)
        raise LookupError

    together(writer, [lambda tx: tx.ring("run", 3), poison])
    writer.close()
    assert rung == [("run", 3)]
    assert heard == [[], []]


def flood(tx: Tx) -> None:
    """Write more than the disk holds."""
    tx.run(ADD, key="flood", value="x" * 1_000_000)


def flood_session(tx: Tx) -> None:
    """Write more than the disk holds, in the other way."""
    tx.session.add(Setting(key="flood", value="x" * 1_000_000))


def most_pages(most: int) -> Job[None]:
    """Return a job that sets how much the disk holds."""

    def job(tx: Tx) -> None:
        tx.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {most}")

    return job


@pytest.mark.parametrize("fill", [flood, flood_session])
def test_a_job_that_does_not_fit_on_the_disk_hurts_nobody(
    writer: Writer, sqlite_url: str, fill: Job[None]
) -> None:
    writer.write(most_pages(1))
    answers = together(writer, [add("before"), fill, add("behind")])
    assert isinstance(answers[1], StoreUnavailable)
    assert answers[::2] == kept(sqlite_url) == ["before", "behind"]
    writer.write(most_pages(1_000_000))
    writer.write(fill)
    assert "flood" in kept(sqlite_url)


def test_another_process_that_writes_makes_the_store_unavailable_for_a_while(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(file_of(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr("app.store.sqlite.WAIT_FOR_OTHERS", 0)
    impatient = Writer(
        open_engine(file_of(sqlite_url), "BEGIN IMMEDIATE", "PRAGMA journal_mode = WAL"),
        lambda _run_id, _seq: None,
    )
    with pytest.raises(StoreUnavailable):
        impatient.write(add("too soon"))
    other.execute("COMMIT")
    other.close()
    impatient.write(add("later"))
    impatient.close()
    assert kept(sqlite_url) == ["later"]


def test_closing_finishes_what_waits(writer: Writer, sqlite_url: str) -> None:
    async def run() -> None:
        tasks = await hand_over(writer, [add(f"{number:03}") for number in range(300)])
        await asyncio.to_thread(writer.close)
        await asyncio.gather(*tasks)

    asyncio.run(run())
    assert len(kept(sqlite_url)) == 300


def test_what_comes_after_closing_is_refused(writer: Writer) -> None:
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        writer.write(add("late"))


def test_a_job_cannot_wait_for_a_job(writer: Writer) -> None:
    with pytest.raises(RuntimeError, match="only writer"):
        writer.write(lambda _tx: writer.write(add("inner")))


def test_a_caller_that_goes_away_does_not_stop_its_job(writer: Writer, sqlite_url: str) -> None:
    async def run() -> None:
        (gone, stays) = await hand_over(writer, [add("gone"), add("stays")])
        gone.cancel()
        assert await stays == "stays"

    asyncio.run(run())
    assert kept(sqlite_url) == ["gone", "stays"]


def test_eighty_writers_lose_nothing(writer: Writer) -> None:
    def count_up(tx: Tx) -> None:
        found = tx.session.get(Setting, "count")
        if found is None:
            tx.session.add(Setting(key="count", value="1"))
        else:
            found.value = str(int(found.value) + 1)

    with ThreadPoolExecutor(80) as threads:
        list(threads.map(lambda _: writer.write(count_up), range(400)))
    assert writer.write(lambda tx: tx.fetch(VALUE, key="count")) == ["400"]
