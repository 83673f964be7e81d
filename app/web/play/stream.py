"""The live stream: a number that grows whenever the run changes. It never carries content."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from app.web.play.seat import AtTable

STILL_HERE = 15
"""Seconds between two signs of life on a quiet stream."""
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream(request: Request, seated: AtTable) -> Response:
    """Tell this tablet when its run has changed."""
    return live(request, seated.table.run.id)


def live(request: Request, run_id: str) -> Response:
    """Return the stream of a run; the page that listens fetches what it needs."""

    async def beats() -> AsyncIterator[str]:
        async with request.app.state.db.pulse.listen(run_id) as queue:
            yield "retry: 1000\n\n"
            while True:
                try:
                    seq = await asyncio.wait_for(queue.get(), STILL_HERE)
                    yield f"event: run\ndata: {seq}\n\n"
                except TimeoutError:
                    yield ": still here\n\n"

    return StreamingResponse(beats(), media_type="text/event-stream", headers=HEADERS)
