"""Whether the server is well."""

from fastapi import Request
from fastapi.responses import PlainTextResponse


async def alive(request: Request) -> PlainTextResponse:
    """Answer "ok" once the store answers; for health checks of containers and proxies."""
    await request.app.state.db.look(lambda _: None)
    return PlainTextResponse("ok")
