"""Listening to runs, as the app does while it serves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.store.database import Database
from app.store.pulse import Pulse

LONG_ENOUGH = 20.0
"""Seconds after which nobody will ring any more; a test that passes never waits so long."""


@asynccontextmanager
async def hearing(database: Database) -> AsyncIterator[Pulse]:
    """Hear for a while, as the app does between start and stop."""
    await database.pulse.start()
    try:
        yield database.pulse
    finally:
        await database.pulse.stop()


async def heard(queue: asyncio.Queue[int]) -> int:
    """Return the next number that is rung."""
    return await asyncio.wait_for(queue.get(), LONG_ENOUGH)
