import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import bindparam, select, text, update
from sqlmodel import col

from app.store.database import Database
from app.store.errors import StoreDamaged, StoreUnavailable
from app.store.households import setting
from app.store.runs import load_run, run_of
from app.store.statements import Command, Query
from app.store.tables import Run, Setting
from app.store.transaction import Tx
from tests.store.rows import add_family

SEED = Command(update(Run).values(seed=bindparam("seed")))
NAMES = Query(select(col(Run.id)).order_by(col(Run.id)), str)


def seed_of(tx: Tx) -> int:
    run = load_run(tx, "ash-run", for_update=True)
    assert run is not None
    return run.seed


def add_one(tx: Tx) -> None:
    """Read, add, write: lost when another does the same in between."""
    tx.run(SEED, seed=seed_of(tx) + 1)


def test_what_was_written_is_read_in_every_way(database: Database) -> None:
    add_family(database, "ash")

    async def ask() -> tuple[int, list[str]]:
        await database.submit(lambda tx: tx.run(SEED, seed=8))
        return await database.submit(seed_of), await database.look(lambda tx: tx.fetch(NAMES))

    assert asyncio.run(ask()) == (8, ["ash-run"])
    assert database.write(seed_of) == 8
    with database.read() as session:
        assert session.get_one(Run, "ash-run").seed == 8


def test_eighty_threads_lose_nothing(database: Database) -> None:
    add_family(database, "ash")
    before = database.write(seed_of)
    with ThreadPoolExecutor(80) as threads:
        list(threads.map(lambda _: database.write(add_one), range(400)))
    assert database.write(seed_of) == before + 400


def test_eighty_tasks_lose_nothing(database: Database) -> None:
    add_family(database, "ash")
    before = database.write(seed_of)

    async def all_at_once() -> None:
        await asyncio.gather(*(database.submit(add_one) for _ in range(80)))

    asyncio.run(all_at_once())
    assert database.write(seed_of) == before + 80


def test_an_error_of_ones_own_comes_through(database: Database) -> None:
    def job(_tx: Tx) -> None:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        asyncio.run(database.submit(job))
    with pytest.raises(LookupError, match="mine"):
        asyncio.run(database.look(job))
    with pytest.raises(LookupError, match="mine"), database.read():
        raise LookupError("mine")


def test_closing_leaves_one_file(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    add_family(database, "ash")
    asyncio.run(database.look(lambda tx: run_of(tx, "ash", "ash-run")))
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    assert len(list(file.parent.iterdir())) > 1
    database.close()
    assert list(file.parent.iterdir()) == [file]


def test_a_missing_file_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged, match="gone"):
        Database(f"sqlite:///{tmp_path / 'gone.db'}")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("url", ["mysql://here/there", "sqlite://", "sqlite:///:memory:"])
def test_only_a_file_and_postgresql_are_known(url: str) -> None:
    with pytest.raises(ValueError, match="database"):
        Database(url)


def test_a_server_that_was_restarted_costs_at_most_the_job_at_hand(
    emptied_postgres_url: str,
) -> None:
    database = Database(emptied_postgres_url)
    add_family(database, "ash")
    end_others = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    end_this = text("SELECT pg_terminate_backend(pg_backend_pid())")

    def interrupted(tx: Tx) -> None:
        tx.session.add(Setting(key="half", value=""))
        tx.session.flush()
        tx.session.execute(end_this)

    other = Database(emptied_postgres_url)
    other.write(lambda tx: tx.session.execute(end_others))
    database.write(add_one)
    with pytest.raises(StoreUnavailable):
        database.write(interrupted)
    database.write(add_one)
    with database.read() as session:
        assert setting(session, "half") is None
    other.close()
    database.close()


def test_a_server_that_is_away_makes_the_store_unavailable(emptied_postgres_url: str) -> None:
    away = Database(emptied_postgres_url.replace("red_thread_", "no_such_", 1))
    with pytest.raises(StoreUnavailable):
        away.write(add_one)
    with pytest.raises(StoreUnavailable), away.read() as session:
        session.execute(text("SELECT 1"))
    away.close()
