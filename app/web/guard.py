"""The guard in front of every route: which host, which origin, how large, which headers."""

import ipaddress
import re
import socket

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    ["default-src 'none'"]
    + [f"{kind}-src 'self'" for kind in
       ("script", "style", "img", "font", "connect", "worker", "manifest", "media")]
    + ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a plain form would send `Origin: null`, and forms must work without script.
    "Referrer-Policy": "same-origin",
}
SAFE = {"GET", "HEAD", "OPTIONS"}
HOME_ENDINGS = (".local", ".lan", ".home", ".home.arpa", ".internal", ".fritz.box")
HOST = re.compile(r"(?:(?P<name>[a-z0-9._-]+)|\[(?P<v6>[0-9a-f:.]+)\])(?::[0-9]{1,5})?")
LARGEST_FORM = 1024 * 1024
LARGEST_BODY = 45 * 1024 * 1024
UPLOADS = "/hunts"
"""Where pictures and hunt files are sent to, by parents only."""
TOO_LARGE = "That is too large for this server."


class Guard:
    """ASGI middleware. Refuses foreign hosts (rebinding), foreign origins (CSRF), huge bodies."""

    def __init__(self, app: ASGIApp, hosts: str) -> None:
        self.app = app
        self.hosts = {socket.gethostname().lower(), "localhost", *hosts.lower().split()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope, Headers(scope=scope))
        if refusal:
            status, says = refusal
            await PlainTextResponse(says, status)(scope, receive, _with_headers(send))
            return
        await self.app(scope, _bounded(receive, _largest(scope)), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        length = headers.get("content-length", "0")
        if not self._is_ours(host):
            return 400, "This server does not answer to that name. See REDTHREAD_HOSTS."
        if "\0" in scope["path"] or b"%00" in scope["query_string"]:
            return 400, "There is no such address."
        if not (length.isascii() and length.isdecimal()):
            return 400, "The length of this request is not a number."
        if len(length) > 12 or int(length) > _largest(scope):
            return 413, TOO_LARGE
        if scope["method"] not in SAFE and not _same_origin(headers, host):
            return 403, "This form was sent from another site. Open the page again and retry."
        return None

    def _is_ours(self, host: str) -> bool:
        found = HOST.fullmatch(host.lower())
        if found is None:
            return False
        name = (found["name"] or found["v6"]).removesuffix(".")
        if name in self.hosts or name.endswith(HOME_ENDINGS):
            return True
        # A site of the internet can't have a name without a dot, nor be a bare address.
        return "." not in name or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: Headers, host: str) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    _, _, origin = headers.get("origin", "").partition("://")
    return origin.lower() == host.lower()


def _largest(scope: Scope) -> int:
    return LARGEST_BODY if scope["path"].startswith(UPLOADS) else LARGEST_FORM


def _bounded(receive: Receive, most: int) -> Receive:
    """A body that is sent in chunks says no length: it is counted as it comes."""
    taken = 0

    async def receiver() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(413, TOO_LARGE)
        return message

    return receiver


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sender
