"""Who waits for a run hears that it has changed: its newest event's number, never what happened.

Nobody needs to ring: appending events rings by itself, once they are committed.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress

_Listener = tuple[asyncio.AbstractEventLoop, asyncio.Queue[int]]


class Pulse:
    """Within one process, which on SQLite is all there is."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[str, set[_Listener]] = {}

    async def start(self) -> None:
        """Begin to hear. Must be done before anybody is answered."""

    async def stop(self) -> None:
        """Hear no more."""

    @asynccontextmanager
    async def listen(self, run_id: str) -> AsyncIterator[asyncio.Queue[int]]:
        """Open a queue that holds the run's newest number only, however slowly it is read."""
        queue: asyncio.Queue[int] = asyncio.Queue(maxsize=1)
        listener = (asyncio.get_running_loop(), queue)
        with self._lock:
            self._listeners.setdefault(run_id, set()).add(listener)
        try:
            yield queue
        finally:
            with self._lock:
                others = self._listeners[run_id]
                others.discard(listener)
                if not others:
                    del self._listeners[run_id]

    def ring(self, run_id: str, seq: int) -> None:
        """Tell the listeners of this process; from any thread."""
        with self._lock:
            listeners = tuple(self._listeners.get(run_id, ()))
        for loop, queue in listeners:
            # A loop that is closed by now has nobody left who listens.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_put_newest, queue, seq)

    def listened(self) -> Iterable[str]:
        """Return the runs to which anybody listens here."""
        with self._lock:
            return tuple(self._listeners)


def _put_newest(queue: asyncio.Queue[int], seq: int) -> None:
    if queue.full():
        seq = max(seq, queue.get_nowait())
    queue.put_nowait(seq)
