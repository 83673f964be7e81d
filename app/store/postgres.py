"""PostgreSQL: a pooled transaction for each job, and NOTIFY for whoever listens to a run.

No batching here: two processes that batch would deadlock on each other's rows. A job locks the run
that it decides about.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg
from sqlalchemy import Engine, String, bindparam, create_engine, func, make_url, select
from sqlalchemy.exc import OperationalError, TimeoutError

from app.store.pulse import Pulse
from app.store.statements import Query
from app.store.transaction import Job, Result, Tx, perform

CHANNEL = "red_thread_runs"
MOST_CONNECTIONS = 20
"""Of one process, besides the one that listens; PostgreSQL allows 100 in all by default."""
WAIT_FOR_OTHERS = 10
"""Seconds to wait for a connection or for another job's lock."""
PAUSE = 0.5
"""Seconds between two attempts to listen again."""

_notify = Query(
    select(func.pg_notify(CHANNEL, bindparam("payload", type_=String))), lambda _nothing: None
)


class PostgresPulse(Pulse):
    """Across all processes of one database; connects anew when the server was away."""

    def __init__(self, conninfo: str) -> None:
        super().__init__()
        self._conninfo = conninfo
        self._hearing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return once LISTEN stands."""
        self._hearing = asyncio.create_task(self._hear(await self._connect()))

    async def stop(self) -> None:
        """Close the connection that listens."""
        if self._hearing is not None:
            self._hearing.cancel()
            with suppress(asyncio.CancelledError):
                await self._hearing

    async def _connect(self) -> psycopg.AsyncConnection:
        connection = await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True)
        await connection.execute(f"LISTEN {CHANNEL}")
        return connection

    async def _hear(self, connection: psycopg.AsyncConnection) -> None:
        missed = False
        while True:
            with suppress(psycopg.OperationalError):
                async with connection:
                    if missed:
                        await self._catch_up(connection)
                    async for note in connection.notifies():
                        run_id, seq = note.payload.split()
                        self.ring(run_id, int(seq))
            missed = True
            connection = await self._connect_again()

    async def _connect_again(self) -> psycopg.AsyncConnection:
        while True:
            with suppress(psycopg.OperationalError):
                return await self._connect()
            await asyncio.sleep(PAUSE)

    async def _catch_up(self, connection: psycopg.AsyncConnection) -> None:
        """Ring for what may have changed while nobody heard."""
        wanted = list(self.listened())
        found = await connection.execute("SELECT id, seq FROM run WHERE id = ANY(%s)", (wanted,))
        for run_id, seq in await found.fetchall():
            self.ring(run_id, seq)


class PostgresSide:
    """What `Database` does on PostgreSQL. Any number of processes may serve."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        engine = create_engine(
            address.set(drivername="postgresql+psycopg"),
            # A server that was restarted is noticed before a job begins, not in the middle.
            pool_pre_ping=True,
            # Errors go to the log, which holds no names and no answers.
            hide_parameters=True,
            pool_size=MOST_CONNECTIONS,
            max_overflow=0,
            pool_timeout=WAIT_FOR_OTHERS,
            connect_args={"options": f"-c lock_timeout={WAIT_FOR_OTHERS}s"},
        )
        self.pulse: Pulse = PostgresPulse(
            address.set(drivername="postgresql").render_as_string(hide_password=False)
        )
        self._writing = engine
        # As on SQLite: several reads see one moment, and a reader cannot write.
        self.reader: Engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._threads = ThreadPoolExecutor(MOST_CONNECTIONS, "store")

    def is_trouble(self, error: Exception) -> bool:
        return isinstance(error, psycopg.OperationalError | OperationalError | TimeoutError)

    def write(self, job: Job[Result]) -> Result:
        with self._writing.begin() as connection:
            result, rung = perform(connection, job)
            tx = Tx(connection)
            for run_id, seq in rung:
                tx.fetch(_notify, payload=f"{run_id} {seq}")
            return result

    async def submit(self, job: Job[Result]) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self.write, job)

    async def look(self, job: Job[Result]) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._look, job)

    def close(self) -> None:
        self._threads.shutdown()
        self._writing.dispose()

    def _look(self, job: Job[Result]) -> Result:
        with self.reader.begin() as connection:
            return perform(connection, job).result
