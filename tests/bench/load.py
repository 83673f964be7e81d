"""The load: clients on raw sockets, lean enough that two cores measure the server and not them."""

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from time import perf_counter
from urllib.parse import urlencode

HEADERS = (
    "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nAccept: text/html\r\n"
    "Accept-Encoding: gzip, deflate\r\n"
)


def get(path: str, cookie: str) -> bytes:
    """Return a request for a page, as a tablet sends it."""
    return f"GET {path} HTTP/1.1\r\n{HEADERS}Cookie: rt_play={cookie}\r\n\r\n".encode()


def post(path: str, cookie: str, **fields: str) -> bytes:
    """Return a form that htmx sends."""
    body = urlencode(fields)
    return (
        f"POST {path} HTTP/1.1\r\n{HEADERS}Cookie: rt_play={cookie}\r\n"
        "HX-Request: true\r\nHX-Target: book\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def send(port: int, lines: Iterable[Sequence[bytes]], clients: int) -> list[float]:
    """Send lines of requests, each line in its order by one client; return seconds for each.

    Raises RuntimeError for an answer that is not 200.
    """
    waiting, taken = deque(lines), list[float]()

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while waiting:
            for request in waiting.popleft():
                begun = perf_counter()
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
                length = head.lower().split(b"content-length:")[1].split(b"\r\n")[0]
                await reader.readexactly(int(length))
                taken.append(perf_counter() - begun)
                if not head.startswith(b"HTTP/1.1 200"):
                    raise RuntimeError(head.decode())
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(client() for _ in range(clients)))
    return taken
