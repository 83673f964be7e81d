"""Static files, htmx and fonts: read and compressed once at the start, served from memory."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.web.styles import joined

STATIC = Path(__file__).resolve().parents[2] / "static"
FOREVER = "public, max-age=31536000, immutable"
VERSION = 10
"""Characters of a file's hash in its address."""
ASK_AGAIN = "public, max-age=0, must-revalidate"
TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class _File:
    body: bytes
    packed: bytes | None
    kind: str
    tag: str


class Files:
    """A fixed set of files under addresses such as /static/css/base.css, as an ASGI app."""

    def __init__(self, fonts: Path) -> None:
        self._files: dict[str, _File] = {}
        self._take(STATIC, "/static")
        for name, sheet in joined(STATIC).items():
            self._put(f"/static/{name}", sheet)
        self._take(fonts, "/fonts")
        self._take(_htmx_folder(), "/htmx", "*-2.min.js")

    def address(self, name: str) -> str:
        """Return the address of a file of static/, with its hash so that it may be kept forever."""
        path = f"/static/{name}"
        return f"{path}?v={self._files[path].tag[:VERSION]}"

    def holds(self, path: str) -> bool:
        """Whether there is a file at this address."""
        return path in self._files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        file = self._files[scope["path"]]
        # Weak, because the packed and the plain bytes share it.
        headers = {
            "ETag": f'W/"{file.tag}"',
            "Cache-Control": FOREVER
            if request.query_params.get("v") == file.tag[:VERSION]
            else ASK_AGAIN,
        }
        body = file.body
        if file.packed is not None:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in request.headers.get("accept-encoding", ""):
                headers["Content-Encoding"] = "gzip"
                body = file.packed
        if file.tag in request.headers.get("if-none-match", ""):
            response = Response(status_code=304, headers=headers)
        else:
            response = Response(body, media_type=file.kind, headers=headers)
        await response(scope, receive, send)

    def _take(self, folder: Path, under: str, pattern: str = "*") -> None:
        for path in sorted(folder.rglob(pattern)):
            if path.is_file():
                self._put(f"{under}/{path.relative_to(folder).as_posix()}", path.read_bytes())

    def _put(self, address: str, body: bytes) -> None:
        kind = TYPES.get(Path(address).suffix) or mimetypes.guess_type(address)[0]
        packed = gzip.compress(body, 9, mtime=0)
        self._files[address] = _File(
            body=body,
            packed=packed if len(packed) < len(body) * 0.9 else None,
            kind=kind or "application/octet-stream",
            tag=hashlib.sha256(body).hexdigest()[:24],
        )


class FileServer:
    """ASGI middleware: what is a file is answered here, everything else by the app."""

    def __init__(self, app: ASGIApp, files: Files) -> None:
        self.app = app
        self.files = files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_file = (
            scope["type"] == "http"
            and scope["method"] in ("GET", "HEAD")
            and self.files.holds(scope["path"])
        )
        await (self.files if is_file else self.app)(scope, receive, send)


def _htmx_folder() -> Path:
    spec = find_spec("django_htmx")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package django-htmx, which brings htmx, is not installed")
    return Path(spec.origin).parent / "static" / "django_htmx"
