import asyncio

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlmodel import col

from app.store.database import Database
from app.store.statements import Command, Query
from app.store.tables import Household, Setting
from app.store.transaction import Tx
from tests.store.rows import NOW

NAMES = Query(select(col(Household.name)), str)
RENAME = Command(update(Household).values(name=bindparam("name")))


def ash() -> Household:
    return Household(id="ash", name="Ash", zone="UTC", created_at=NOW)


def test_a_statement_sees_what_the_session_has_written(database: Database) -> None:
    def job(tx: Tx) -> list[str]:
        tx.session.add(ash())
        return tx.fetch(NAMES)

    assert database.write(job) == ["Ash"]


def test_the_session_sees_what_a_statement_has_written(database: Database) -> None:
    def job(tx: Tx) -> str:
        tx.session.add(ash())
        tx.run(RENAME, name="Oak")
        found = tx.session.get_one(Household, "ash", populate_existing=True)
        return found.name

    assert database.write(job) == "Oak"


def test_a_job_that_raises_leaves_nothing(database: Database) -> None:
    def job(tx: Tx) -> None:
        tx.session.add(ash())
        tx.run(RENAME, name="Oak")
        raise LookupError("nothing of this")

    with pytest.raises(LookupError, match="nothing of this"):
        database.write(job)
    assert database.write(lambda tx: tx.fetch(NAMES)) == []


def test_rows_of_a_job_can_be_read_after_it(database: Database) -> None:
    def job(tx: Tx) -> Household:
        household = ash()
        tx.session.add(household)
        return household

    assert database.write(job).name == "Ash"


def test_a_failed_savepoint_of_a_job_spares_the_rest_of_it(database: Database) -> None:
    def job(tx: Tx) -> None:
        tx.session.add(Setting(key="a", value="first"))
        tx.session.flush()
        with pytest.raises(IntegrityError), tx.session.begin_nested():
            tx.session.execute(insert(Setting).values(key="a", value="second"))
        tx.session.add(ash())

    database.write(job)
    with database.read() as session:
        assert session.get_one(Setting, "a").value == "first"
        assert session.get_one(Household, "ash").name == "Ash"


def test_who_looks_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        asyncio.run(database.look(lambda tx: tx.run(RENAME, name="Oak")))


def test_who_reads_cannot_write(database: Database) -> None:
    with database.read() as session:
        session.add(ash())
        with pytest.raises(DBAPIError, match=r"readonly|read-only"):
            session.flush()


def test_who_reads_sees_one_moment(database: Database) -> None:
    database.write(lambda tx: tx.session.add(ash()))
    with database.read() as session:
        before = session.get_one(Household, "ash").name
        database.write(lambda tx: tx.run(RENAME, name="Oak"))
        session.expire_all()
        assert session.get_one(Household, "ash").name == before
