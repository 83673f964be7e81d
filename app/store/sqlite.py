"""SQLite: one file, one writer, readers that never wait for it."""

import sqlite3
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from app.store.errors import StoreDamaged
from app.store.pulse import Pulse
from app.store.transaction import Job, Result, perform
from app.store.writer import Writer

WAIT_FOR_OTHERS = 10.0
"""Seconds that a connection waits for another process's write, such as a password command's."""
OUT_OF_REACH = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
}
"""Errors that are the disk's or the machine's, not ours."""


def file_of(url: str) -> Path:
    """Return the file of a SQLite URL. Raises ValueError where it names none."""
    name = make_url(url).database
    if not name or name == ":memory:":
        raise ValueError("the database must be a file: sqlite:///PATH")
    return Path(name)


def connect(file: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a database file that exists; no transaction begins by itself.

    `mode` is SQLite's: `ro`, `rw`, or `rwc` which alone makes a new file. Raises StoreDamaged
    where there is no file or it is not a database.
    """
    try:
        connection = sqlite3.connect(
            f"file:{quote(str(file))}?mode={mode}",
            uri=True,
            timeout=WAIT_FOR_OTHERS,
            isolation_level=None,
            check_same_thread=False,
        )
        # Acknowledged answers survive a power cut only with FULL.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(f"{file} cannot be opened as a database: {error}.") from error
    return connection


def open_engine(file: Path, begin: str, pragma: str, mode: str = "rw") -> Engine:
    """Return an engine whose connections run `pragma` and whose transactions start with `begin`."""

    def opened() -> sqlite3.Connection:
        connection = connect(file, mode)
        connection.execute(pragma)
        return connection

    engine = create_engine(
        "sqlite://",
        creator=opened,
        paramstyle="named",
        # Errors go to the log, which holds no names and no answers.
        hide_parameters=True,
        poolclass=QueuePool,
        max_overflow=-1,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(begin)

    return engine


class SqliteSide:
    """What `Database` does on SQLite. Not for several processes that serve."""

    def __init__(self, url: str) -> None:
        file = file_of(url)
        self.pulse = Pulse()
        self.reader = open_engine(file, "BEGIN", "PRAGMA query_only = ON")
        self._writing = open_engine(file, "BEGIN IMMEDIATE", "PRAGMA journal_mode = WAL")
        self._writer = Writer(self._writing, self.pulse.ring)
        # One connection for all that the event loop reads: to take one from the pool each time
        # costs more than the reading. The lock is for tests, which run several loops.
        self._looking = self.reader.connect()
        self._one_looks = Lock()

    def is_trouble(self, error: Exception) -> bool:
        cause = error.orig if isinstance(error, DBAPIError) else error
        return (
            isinstance(cause, sqlite3.OperationalError)
            and cause.sqlite_errorcode & 0xFF in OUT_OF_REACH
        )

    def write(self, job: Job[Result]) -> Result:
        return self._writer.write(job)

    async def submit(self, job: Job[Result]) -> Result:
        return await self._writer.submit(job)

    async def look(self, job: Job[Result]) -> Result:
        # Reading takes microseconds and never waits, so a thread would only cost.
        with self._one_looks, self._looking.begin():
            return perform(self._looking, job).result

    def close(self) -> None:
        self._writer.close()
        self._looking.close()
        self._writing.dispose()
        self.reader.dispose()
