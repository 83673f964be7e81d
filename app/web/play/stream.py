"""The live stream: a number that grows whenever the run changes. It never carries content."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from app.store.runs import load_run
from app.web.play.seat import AtTable

STILL_HERE = 15
"""Seconds between two signs of life on a quiet stream."""
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream(request: Request, seated: AtTable) -> Response:
    """Tell this tablet when its run has changed."""
    return live(request, seated.table.run.id)


def live(request: Request, run_id: str) -> Response:
    """Return the stream of a run; the page that listens fetches what it needs.

    The page says in its address, and a browser that comes back after a gap in its header, which
    number it knows: what happened before the stream stood is told at once.
    """
    known = request.headers.get("last-event-id") or request.query_params.get("seq", "")
    db = request.app.state.db

    async def beats() -> AsyncIterator[str]:
        async with db.pulse.listen(run_id) as queue:
            run = await db.look(lambda tx: load_run(tx, run_id))
            seq = str(run.seq) if run else ""
            yield "retry: 1000\n" + (_told(seq) if known not in ("", seq) else f"id: {seq}\n\n")
            while True:
                try:
                    yield _told(str(await asyncio.wait_for(queue.get(), STILL_HERE)))
                except TimeoutError:
                    yield ": still here\n\n"

    return StreamingResponse(beats(), media_type="text/event-stream", headers=HEADERS)


def _told(seq: str) -> str:
    return f"event: run\nid: {seq}\ndata: {seq}\n\n"
