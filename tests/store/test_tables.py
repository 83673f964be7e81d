import re
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, delete, func, select

from app.store import editions, households, hunts, runs, seats
from app.store.database import Database
from app.store.statements import Statement
from app.store.tables import (
    Asset,
    Edition,
    Household,
    Hunt,
    Invitation,
    Parent,
    ParentSession,
    Revision,
    Run,
    RunEvent,
    Seat,
)
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family, run

OWNED = [Parent, ParentSession, Invitation, Asset, Hunt, Revision, Edition, Run, RunEvent, Seat]


def count(database: Database) -> dict[str, int]:
    """Return how many rows each table of a family's things has."""
    with database.read() as session:
        return {
            table.__name__: session.exec(select(func.count()).select_from(table)).one()
            for table in OWNED
        }


def add_the_rest(database: Database, name: str) -> None:
    """Add what `add_family` leaves out, so that no table is empty."""

    def job(tx: Tx) -> None:
        dates: dict[str, Any] = {"created_at": NOW, "expires_at": NOW}
        token, parent = f"{name}-token", f"{name}-parent"
        tx.session.add(ParentSession(token_hash=token, parent_id=parent, last_seen=NOW, **dates))
        tx.session.add(Invitation(token_hash=token, household_id=name, invited_by=parent, **dates))
        started = run(f"{name}-run", household_id=name, hunt_id=f"{name}-hunt")._replace(seq=1)
        runs.append_events(tx, started, key="tap", events=[("started", "{}", NOW)])

    database.write(job)


def test_a_household_takes_all_its_rows_with_it_and_no_others(database: Database) -> None:
    for name in ("ash", "oak"):
        add_family(database, name)
        add_the_rest(database, name)
    assert set(count(database).values()) == {2}
    database.write(lambda tx: tx.session.exec(delete(Household).where(col(Household.id) == "ash")))
    assert set(count(database).values()) == {1}
    with database.read() as session:
        assert session.exec(select(Run.id)).all() == ["oak-run"]


def test_a_parent_who_leaves_stays_named_in_the_history(database: Database) -> None:
    add_family(database, "ash")
    database.write(lambda tx: tx.session.exec(delete(Parent)))
    with database.read() as session:
        revision = session.get_one(Revision, ("ash-hunt", 1))
        assert (revision.author_id, revision.author_name) == (None, "Robin")


def test_a_row_cannot_belong_to_nobody(database: Database) -> None:
    with pytest.raises(IntegrityError):
        database.write(
            lambda tx: tx.session.add(
                Hunt(id="stray", household_id="none", title="", created_at=NOW, changed_at=NOW)
            )
        )


def statements() -> list[tuple[str, Statement]]:
    """Return the play path's statements by name."""
    return [
        (f"{room.__name__.split('.')[-1]}{name}", thing)
        for room in (runs, seats, editions, households, hunts)
        for name, thing in vars(room).items()
        if isinstance(thing, Statement)
    ]


@pytest.mark.parametrize(("name", "statement"), statements())
def test_no_statement_of_the_play_path_walks_through_a_table(
    sqlite_database: Database, name: str, statement: Statement
) -> None:
    def job(tx: Tx) -> str:
        connection = tx.session.connection()
        ready = statement.compiled(connection.dialect)
        values = dict.fromkeys(re.findall(r":(\w+)", ready.sql))
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {ready.sql}", values)
        return "\n".join(line.detail for line in plan)

    assert "SCAN" not in sqlite_database.write(job), name


def test_every_reference_can_be_followed_backwards() -> None:
    """Without an index, removing a row reads the whole of each table that may refer to it."""
    for table in SQLModel.metadata.tables.values():
        first = {next(iter(index.columns)).name for index in table.indexes}
        first.add(next(iter(table.primary_key.columns)).name)
        for key in table.foreign_keys:
            assert key.parent.name in first, key
