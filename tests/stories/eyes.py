"""How a screen is looked at in the browser: by the rules of access, narrow, and with large text."""

import json
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PARENT, CHILD = 44, 64
"""Pixels that a target is high at least."""
_LOW = """least => [...document.querySelectorAll("a, button, select, textarea, input, summary")]
  .filter(one => one.type !== "hidden" && !one.matches(".skip, p a, .trouble a, .vh, [inert] *"))
  .map(one => [one.labels?.[0]?.matches(".tickbox") ? one.labels[0] : one, one])
  .map(([area, one]) => [area.getBoundingClientRect(), one.outerHTML.slice(0, 100)])
  .filter(([box]) => box.width > 0 && box.height < least - 0.5)
  .map(([box, html]) => `${box.height} px: ${html}`)"""


def faults(page: Page, least: int = PARENT) -> list[str]:
    """Return what is not right with the screen as it stands; an empty list when all is well.

    axe's rules of WCAG 2.2 A and AA; targets below `least` pixels; what runs out at the side when
    the page is 320 pixels wide, and at 640 with text of twice the size.
    """
    found = [f"axe {one['id']}: {_where(one)}" for one in _axe(page)]
    found += page.evaluate(_LOW, least)
    size = page.viewport_size
    assert size is not None
    for width, text in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": size["height"]})
        page.evaluate("text => { document.documentElement.style.fontSize = text; }", text)
        reach = page.evaluate("document.documentElement.scrollWidth")
        if reach > width:
            found.append(f"at {width} px and {text} text the page is {reach} px wide")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(size)
    return [f"{page.url} {fault}" for fault in found]


def complaints(page: Page) -> list[str]:
    """Return a list that fills with what the browser complains of: broken policy, scripts, files.

    An answer that refuses a form is no complaint.
    """
    heard: list[str] = []

    def hear(kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 4" not in text:
            heard.append(f"{page.url}: {text}")

    page.on("console", lambda said: hear(said.type, said.text))
    page.on("pageerror", lambda error: hear("error", str(error)))
    return heard


def _axe(page: Page) -> list[dict[str, Any]]:
    options = {"runOnly": {"type": "tag", "values": TAGS}}
    seen = Axe().run(page, options=options)
    violations: list[dict[str, Any]] = seen.response["violations"]
    return violations


def _where(violation: dict[str, Any]) -> str:
    return json.dumps([node["html"][:120] for node in violation["nodes"][:3]])
