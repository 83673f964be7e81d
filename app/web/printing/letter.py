"""The letter with which a hunt begins: the play word, and beside it QR code and address."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response

from app.plan.prose import joined
from app.web.address import site_address
from app.web.console.run_at import ARun
from app.web.screen import Screen, show


@dataclass(frozen=True, kw_only=True)
class LetterScreen(Screen):
    """The letter."""

    template: ClassVar[str] = "print/letter.html"
    title: str
    children: str
    play_word: str
    address: str
    """Where the play word is typed in, such as 192.168.0.12:8000."""
    qr_url: str
    back_url: str


def letter(request: Request, place: ARun) -> Response:
    """Show the letter, ready to be printed."""
    run, game = place.table.run, place.table.game
    site = urlsplit(site_address(request))
    screen = LetterScreen(
        title=game.plan.title,
        children=joined(game.children),
        play_word=run.play_word,
        address=f"{site.netloc}/join" if site.scheme == "http" else f"https://{site.netloc}/join",
        qr_url=f"{place.url}/qr.svg",
        back_url=place.url,
    )
    return show(request, screen)
