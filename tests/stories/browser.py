"""A server within the test's own process, and the devices that visit it with a real browser."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect

from app.services.setup_word import setup_word

TABLET: ViewportSize = {"width": 1024, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}
PATIENCE = 15_000
"""Milliseconds that a screen may take: a busy machine finds the same as a quick one."""


@dataclass
class House:
    """A served app; `device` opens a browser on it, and `heard` fills with all that goes wrong."""

    app: FastAPI
    url: str
    browser: Browser
    heard: list[str] = field(default_factory=list)
    _devices: list[BrowserContext] = field(default_factory=list)

    def device(self, size: ViewportSize, scripts: bool = True) -> Page:
        """Open a page on a device of its own: nothing is shared with any other."""
        device = self.browser.new_context(
            viewport=size, base_url=self.url, java_script_enabled=scripts, reduced_motion="reduce"
        )
        device.set_default_timeout(PATIENCE)
        device.on("console", lambda said: self._hear(said.type, said.text))
        device.on("weberror", lambda error: self._hear("error", str(error.error)))
        device.on("requestfailed", self._hear_failure)
        device.on("request", self._hear_request)
        self._devices.append(device)
        return device.new_page()

    def leave(self) -> None:
        """Put all devices away."""
        for device in self._devices:
            device.close()

    def _hear(self, kind: str, text: str) -> None:
        # An answer that refuses a form is no complaint.
        if kind in ("error", "warning") and "status of 4" not in text:
            self.heard.append(text)

    def _hear_failure(self, request: Request) -> None:
        # A stream and a picture end when the page is left.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.heard.append(f"{request.url}: {request.failure}")

    def _hear_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.url}/", "data:", "blob:")):
            self.heard.append(f"asks {request.url}, which is not of this house")


@contextmanager
def house_of(app: FastAPI, browser: Browser) -> Iterator[House]:
    """Serve an app on a free port for as long as the story lasts."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        config = uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        serving = Thread(target=server.run, args=([listening],))
        serving.start()
        house = House(app, f"http://localhost:{listening.getsockname()[1]}", browser)
        try:
            yield house
        finally:
            house.leave()
            server.should_exit = True
            serving.join()


def word_of(app: FastAPI) -> str:
    """Return the set-up word of a fresh server."""
    word = setup_word(app.state.db)
    assert word is not None
    return word


def move_in(page: Page, word: str) -> None:
    """Make the household from the front page of a fresh server."""
    click(page, "Make your household")
    page.get_by_label("Set-up word").fill(word)
    page.get_by_label("Family name").fill("The Lindholms")
    page.get_by_label("Your name").fill("Mara")
    page.get_by_label("E-mail or user name").fill("mara")
    page.get_by_label("Password").fill("seven red threads")
    click(page, "Make the household")


def carry(client: TestClient, page: Page, house: House) -> None:
    """Go on in a real browser as who a test's own browser is: all its cookies come along."""
    page.context.add_cookies(
        [
            {"name": cookie.name, "value": cookie.value or "", "url": house.url}
            for cookie in client.cookies.jar
        ]
    )


def click(page: Page, name: str) -> None:
    """Press the first button or link of this name."""
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()


def fill(page: Page, /, **fields: str) -> None:
    """Write into fields by their names in the form; `lock__code` is `lock.code`."""
    for name, text in fields.items():
        page.locator(f"[name='{name.replace('__', '.')}']").first.fill(text)


def sees(page: Page, text: str) -> None:
    """Wait until a screen shows this text, whoever brought it there."""
    expect(page.locator("main").get_by_text(text).first).to_be_visible(timeout=PATIENCE)


def heading(page: Page) -> str:
    """Return what stands above the screen."""
    return page.locator("h1").first.inner_text()


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    name: str = page.evaluate("document.activeElement.id")
    return name
