"""The one way to the database, whichever it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Engine, make_url
from sqlmodel import Session

from app.store.errors import StoreUnavailable
from app.store.pulse import Pulse
from app.store.transaction import Job, Result


class _Side(Protocol):
    """What differs between the two databases; `Database` says what each does."""

    pulse: Pulse
    reader: Engine

    def is_trouble(self, error: Exception) -> bool: ...
    def write(self, job: Job[Result]) -> Result: ...
    async def submit(self, job: Job[Result]) -> Result: ...
    async def look(self, job: Job[Result]) -> Result: ...
    def close(self) -> None: ...


class Database:
    """SQLite (`sqlite:///PATH`) or PostgreSQL (`postgresql://…`), already migrated.

    Raises StoreDamaged where the file is missing or no database, ValueError for another URL. All
    that reads or writes raises StoreUnavailable when the database cannot be reached or written.
    """

    def __init__(self, url: str) -> None:
        self._side = _side(url)
        self.pulse = self._side.pulse

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session that sees one moment and cannot write: for the parents' screens."""
        with self._guarded(), Session(self._side.reader) as session:
            yield session

    def write(self, job: Job[Result]) -> Result:
        """Run a job in a transaction of its own; return once what it wrote is on the disk.

        What the job raises takes everything back and is raised here. A job may have waited for
        others: it loads what it decides about itself.
        """
        with self._guarded():
            return self._side.write(job)

    async def submit(self, job: Job[Result]) -> Result:
        """As `write`, for the event loop. A caller that goes away does not stop its job."""
        with self._guarded():
            return await self._side.submit(job)

    async def look(self, job: Job[Result]) -> Result:
        """Run a job that only reads, through `tx.fetch` and `tx.first`; it sees one moment."""
        with self._guarded():
            return await self._side.look(job)

    def close(self) -> None:
        """Finish what waits, then let go of all connections."""
        self._side.close()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if self._side.is_trouble(error):
                raise StoreUnavailable from error
            raise


def _side(url: str) -> _Side:
    # Each is imported only where it is used: psycopg costs a family at home time and memory.
    kind = make_url(url).get_backend_name()
    if kind == "sqlite":
        from app.store.sqlite import SqliteSide

        return SqliteSide(url)
    if kind == "postgresql":
        from app.store.postgres import PostgresSide

        return PostgresSide(url)
    raise ValueError(f"{kind} is not a database that Red Thread knows")
