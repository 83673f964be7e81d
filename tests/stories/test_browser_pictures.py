"""The two pictures of the README, taken of the sample hunt as it is played.

They are kept when a folder is named:

    SCREENSHOTS=docs/screenshots .venv/bin/python -m pytest tests/stories/test_browser_pictures.py
"""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.builders import sample
from tests.stories.browser import PHONE, TABLET, carry, heading, house_of, sees
from tests.web.console.day import a_day
from tests.web.people import Clock, log_in_new_household

MOST = 200_000
"""Bytes of a picture: a clone stays small."""


def test_the_pictures_of_the_readme(
    app: FastAPI,
    browser: Browser,
    client: TestClient,
    browser_of: Callable[[], TestClient],
    clock: Clock,
    tmp_path: Path,
) -> None:
    day = a_day(app, log_in_new_household(app, client), browser_of, sample(), "Juno", "Teo")
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    with house_of(app, browser) as house:
        juno = day.tablet("Juno")
        juno.enter(1)
        tablet = house.device(TABLET)
        carry(juno.client, tablet, house)
        tablet.goto("/play/page/46")
        assert heading(tablet) == "Crumb’s cold oven"
        take(tablet, folder / "child.png")

        clock.advance(minutes=9)
        juno.enter(46, way="tap")
        phone = house.device(PHONE)
        carry(client, phone, house)
        phone.goto(day.url)
        sees(phone, "Their tablet says that you have seen it.")
        take(phone, folder / "console.png")


def take(page: Page, file: Path) -> None:
    """Take a picture of a screen, in 256 colours."""
    page.evaluate("document.fonts.ready")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    file.parent.mkdir(parents=True, exist_ok=True)
    taken.quantize(256).save(file, optimize=True)
    assert file.stat().st_size < MOST
