"""What a job gets: one transaction, to be written through in two ways."""

from collections.abc import Callable, Iterable
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import Connection
from sqlmodel import Session

from app.store.statements import Command, Compiled, Query, Row, Statement

Result = TypeVar("Result")


class Tx:
    """One transaction: precompiled statements for play, a session for everything else.

    Whatever a job raises takes back all it has written. A job does not commit, and must not be
    used after it has returned.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect
        driver = connection.connection.driver_connection
        assert driver is not None
        self._cursor = driver.cursor()
        self._session: Session | None = None
        self.rung: list[tuple[str, int]] = []
        """Runs that were changed, each with its newest event's number."""

    @property
    def session(self) -> Session:
        """An ORM session in this transaction. Its rows can be read after the job, not written."""
        if self._session is None:
            # A savepoint of its own: a failed flush must not roll back its neighbours in a batch.
            self._session = Session(
                self._connection,
                join_transaction_mode="create_savepoint",
                expire_on_commit=False,
            )
        return self._session

    def fetch(self, query: Query[Row], **values: Any) -> list[Row]:
        """Return all rows of a query."""
        ready = self._execute(query, values)
        return [query.row(*ready.columns(row)) for row in self._cursor.fetchall()]

    def first(self, query: Query[Row], **values: Any) -> Row | None:
        """Return the first row of a query, or None."""
        rows = self.fetch(query, **values)
        return rows[0] if rows else None

    def run(self, command: Command, **values: Any) -> int:
        """Run a command and return how many rows it touched."""
        self._execute(command, values)
        return int(self._cursor.rowcount)

    def run_each(self, command: Command, rows: Iterable[dict[str, Any]]) -> None:
        """Run a command once for each of `rows`."""
        self._flush()
        ready = command.compiled(self._dialect)
        self._cursor.executemany(ready.sql, [ready.parameters(row) for row in rows])

    def ring(self, run_id: str, seq: int) -> None:
        """Tell who listens to this run that it has changed, once this is committed."""
        self.rung.append((run_id, seq))

    def finish(self) -> None:
        """Write what the session still holds. `perform` does this, and `close`; jobs do not."""
        if self._session is not None:
            self._session.commit()

    def close(self) -> None:
        """Let go of session and cursor; what was not finished is taken back."""
        if self._session is not None:
            self._session.close()
        self._cursor.close()

    def _execute(self, statement: Statement, values: dict[str, Any]) -> Compiled:
        self._flush()
        ready = statement.compiled(self._dialect)
        self._cursor.execute(ready.sql, ready.parameters(values))
        return ready

    def _flush(self) -> None:
        # A statement sees what the session has written before it.
        if self._session is not None:
            self._session.flush()


Job = Callable[[Tx], Result]


class Performed(NamedTuple, Generic[Result]):
    """What a job returned, and the runs it has changed."""

    result: Result
    rung: list[tuple[str, int]]


def perform(connection: Connection, job: Job[Result]) -> Performed[Result]:
    """Run a job in the transaction of this connection, which the caller ends."""
    tx = Tx(connection)
    try:
        result = job(tx)
        tx.finish()
    finally:
        tx.close()
    return Performed(result, tx.rung)
