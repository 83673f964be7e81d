from datetime import datetime
from typing import NamedTuple

import pytest
from sqlalchemy import bindparam, select, update
from sqlmodel import col

from app.store.database import Database
from app.store.statements import Command, Query, columns_of
from app.store.tables import Run, RunEvent
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family


class Line(NamedTuple):
    id: str
    joining: bool
    created_at: datetime


LINES = Query(
    select(*columns_of(Run, Line)).where(
        col(Run.state) == "ready", col(Run.created_at) >= bindparam("since")
    ),
    Line,
)


def test_rows_come_with_the_types_of_their_columns(database: Database) -> None:
    add_family(database, "ash")
    assert database.write(lambda tx: tx.fetch(LINES, since=NOW)) == [Line("ash-run", True, NOW)]


def test_a_constant_in_a_statement_counts(database: Database) -> None:
    add_family(database, "ash")
    end = Command(update(Run).where(col(Run.id) == bindparam("run_id")).values(state="ended"))
    assert database.write(lambda tx: tx.run(end, run_id="ash-run")) == 1
    assert database.write(lambda tx: tx.fetch(LINES, since=NOW)) == []


def test_a_missing_value_is_an_error(database: Database) -> None:
    with pytest.raises(KeyError):
        database.write(lambda tx: tx.fetch(LINES))


def test_first_is_none_where_there_is_no_row(database: Database) -> None:
    assert database.write(lambda tx: tx.first(LINES, since=NOW)) is None


def test_a_statement_is_compiled_once(database: Database) -> None:
    def job(tx: Tx) -> None:
        tx.fetch(LINES, since=NOW)
        (dialect,) = {tx.session.get_bind().dialect}
        assert LINES.compiled(dialect) is LINES.compiled(dialect)

    database.write(job)


def test_a_row_must_have_the_names_of_the_columns() -> None:
    with pytest.raises(TypeError, match="created_at"):
        Query(select(col(RunEvent.run_id), col(RunEvent.seq)), Line)
