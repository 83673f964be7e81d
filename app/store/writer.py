"""The one thread that writes to a SQLite file: group commit.

A durable commit waits for the disk. Jobs that arrive in the meantime are taken together in the next
transaction, a savepoint each, and are answered once it is committed; so the disk is waited for once
a batch, and there is never a second writer to be locked out by.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Engine

from app.store.errors import StoreUnavailable
from app.store.transaction import Job, Result, perform

MOST_TOGETHER = 100
"""Jobs in one transaction, so that the first of a flood does not wait for the last."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    job: Job[Any]
    future: Future[Any] | asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a job has returned or raised."""

    result: Any = None
    error: BaseException | None = None
    rung: Sequence[tuple[str, int]] = ()


class _TransactionLost(Exception):
    """A job made SQLite roll back the whole transaction, as when it is more than the disk holds.

    The jobs of the batch are then run again, one by one.
    """


class Writer:
    """Runs jobs one after the other on one connection. `ring` hears of each changed run."""

    def __init__(self, engine: Engine, ring: Callable[[str, int], None]) -> None:
        self._ring = ring
        self._waiting: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        self._connection = engine.connect()
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    def write(self, job: Job[Result]) -> Result:
        """Run a job; return what it returns once that is on the disk, or raise what it raises."""
        future: Future[Result] = Future()
        self._send(_Waiting(job, future, None))
        return future.result()

    async def submit(self, job: Job[Result]) -> Result:
        """As `write`, for the event loop. A caller that goes away does not stop its job."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()
        self._send(_Waiting(job, future, loop))
        return await future

    def close(self) -> None:
        """Finish what waits, then stop. What comes later is refused with RuntimeError."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._thread.join()
        self._connection.close()

    def _send(self, waiting: _Waiting) -> None:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a job cannot wait for another job: it has the only writer")
        with self._door:
            if self._closed:
                raise RuntimeError("the store is closed")
            self._waiting.put(waiting)

    def _work(self) -> None:
        while batch := self._take():
            outcomes = self._write(batch)
            _answer(zip(batch, outcomes, strict=True))
            for outcome in outcomes:
                for run_id, seq in outcome.rung:
                    self._ring(run_id, seq)

    def _take(self) -> list[_Waiting]:
        """Wait for a job and take those behind it; nothing once the writer is to stop."""
        batch: list[_Waiting] = []
        with suppress(Empty):
            while len(batch) < MOST_TOGETHER:
                waiting = self._waiting.get(block=not batch)
                if waiting is None:
                    self._waiting.put(None)
                    break
                batch.append(waiting)
        return batch

    def _write(self, batch: list[_Waiting]) -> list[_Outcome]:
        try:
            with self._connection.begin():
                return [self._attempt(waiting.job) for waiting in batch]
        except Exception as error:
            # SQLAlchemy holds it to be over, but a commit that failed leaves it open.
            with suppress(sqlite3.Error):
                self._driver.rollback()
            if isinstance(error, _TransactionLost) and len(batch) > 1:
                return [outcome for waiting in batch for outcome in self._write([waiting])]
            return [_Outcome(error=_unavailable(error)) for _ in batch]

    def _attempt(self, job: Job[Any]) -> _Outcome:
        """Run one job in its savepoint; what it raises is its own and nobody else's."""
        self._driver.execute("SAVEPOINT job")
        try:
            result, rung = perform(self._connection, job)
        except BaseException as error:
            # Whatever it is: if it ended this thread, every later job would wait for ever.
            if not self._driver.in_transaction:
                raise _TransactionLost from error
            self._driver.execute("ROLLBACK TO job")
            self._driver.execute("RELEASE job")
            return _Outcome(error=error)
        self._driver.execute("RELEASE job")
        return _Outcome(result=result, rung=rung)


def _unavailable(cause: Exception) -> StoreUnavailable:
    error = StoreUnavailable()
    error.__cause__ = cause
    return error


def _answer(answers: Iterable[tuple[_Waiting, _Outcome]]) -> None:
    """Give each job's caller its outcome, waking each event loop once."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[_Waiting, _Outcome]]] = {}
    for waiting, outcome in answers:
        if waiting.loop is None:
            _settle([(waiting, outcome)])
        else:
            loops.setdefault(waiting.loop, []).append((waiting, outcome))
    for loop, theirs in loops.items():
        # A loop that is closed by now has nobody left who waits.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_settle, theirs)


def _settle(answers: Iterable[tuple[_Waiting, _Outcome]]) -> None:
    for waiting, outcome in answers:
        if waiting.future.done():
            continue
        if outcome.error is None:
            waiting.future.set_result(outcome.result)
        else:
            waiting.future.set_exception(outcome.error)
