"""The guard in front of every route: which host, which origin, how large, which headers."""

import ipaddress
import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
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
LARGEST_BODY = 45 * 1024 * 1024


class Guard:
    """ASGI middleware. Refuses foreign hosts (rebinding), foreign origins (CSRF), huge bodies."""

    def __init__(self, app: ASGIApp, hosts: str) -> None:
        self.app = app
        self.hosts = {socket.gethostname().lower(), "localhost", *hosts.lower().split()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal:
            status, says = refusal
            await PlainTextResponse(says, status)(scope, receive, _with_headers(send))
            return
        await self.app(scope, receive, _with_headers(send))

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return 400, "This server does not answer to that name. See REDTHREAD_HOSTS."
        if headers.get("content-length", "0").isdigit() is False:
            return 400, "The length of this request is not a number."
        if int(headers.get("content-length", "0")) > LARGEST_BODY:
            return 413, "That is too large for this server."
        if method not in SAFE and not _same_origin(headers, host):
            return 403, "This form was sent from another site. Open the page again and retry."
        return None

    def _is_ours(self, host: str) -> bool:
        name = (urlsplit(f"//{host}").hostname or "").lower()
        if name in self.hosts or name.endswith(HOME_ENDINGS) or (name and "." not in name):
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _same_origin(headers: Headers, host: str) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() == host.lower()


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sender
