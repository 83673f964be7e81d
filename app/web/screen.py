"""Screens: frozen dataclasses that name their template, shown whole or as one block.

The name of a block is the id of its element is the target of a swap. Routes never ask whether
htmx is there; `show` and `go` do.
"""

from dataclasses import dataclass, fields
from typing import ClassVar
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, Template

PRIVATE = {"Cache-Control": "no-store", "Vary": "HX-Request"}


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Base of all screens. Its fields are the whole context of its template."""

    template: ClassVar[str]


def show(request: Request, screen: Screen, status: int = 200, *, instead: str = "") -> Response:
    """Render the block that was asked for, or the whole page.

    `instead` names a block that htmx shall swap in whatever it asked for.
    """
    if instead and "hx-request" in request.headers:
        headers = {**PRIVATE, "HX-Retarget": f"#{instead}", "HX-Reswap": "outerHTML"}
        return HTMLResponse(_render(request, screen, instead), status, headers)
    return HTMLResponse(_render(request, screen), status, PRIVATE)


def go(request: Request, url: str, screen: Screen | None = None) -> Response:
    """Answer a POST that went well: on to `url`.

    Without htmx the browser is sent there. With it, the screen that stands at `url` comes back at
    once, and the address changes with it; without a screen the browser is sent there as well. A
    browser that stands at `url` already gets no second step to go back over.
    """
    if "hx-request" not in request.headers:
        return RedirectResponse(url, status_code=303, headers=PRIVATE)
    if screen is None:
        return Response(headers={**PRIVATE, "HX-Redirect": url})
    address = {} if _stands_at(request, url) else {"HX-Push-Url": url}
    return HTMLResponse(_render(request, screen), headers={**PRIVATE, **address})


def _stands_at(request: Request, url: str) -> bool:
    here = urlsplit(request.headers.get("hx-current-url", ""))
    return url == (f"{here.path}?{here.query}" if here.query else here.path)


def _render(request: Request, screen: Screen, block: str = "") -> str:
    environment: Environment = request.app.state.templates
    template = environment.get_template(screen.template)
    values = {field.name: getattr(screen, field.name) for field in fields(screen)}
    block = block or _wanted_block(request, template)
    if not block:
        return template.render(values)
    return "".join(template.blocks[block](template.new_context(values)))


def _wanted_block(request: Request, template: Template) -> str:
    headers = request.headers
    if "hx-request" not in headers or "hx-history-restore-request" in headers:
        return ""
    target = headers.get("hx-target", "")
    return target if target in template.blocks else ""
