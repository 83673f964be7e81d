"""The child's screens as values, made from the views of the engine."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from app.engine.views import BookView, Collected, OpenPage, PageView, book_view, page_view
from app.ids import new_id
from app.services.playing import Seated
from app.web.screen import Screen

Notice = Literal["", "nothing", "no_pin", "pin_rests"]
"""Why an entry was not judged: it was empty, there is no PIN, or the PIN was tried too often."""
Side = Literal["story", "lock", "hints"]
"""Which side of a page is up: what it tells, its lock large, or the hint slips."""


@dataclass(frozen=True, kw_only=True)
class PlayScreen(Screen):
    """A screen inside the book."""

    book: BookView
    seq: int = 0
    """Number of the newest event that this screen shows: the stream tells what comes after."""


@dataclass(frozen=True, kw_only=True)
class PageScreen(PlayScreen):
    """One page of the book: story, task and lock."""

    template: ClassVar[str] = "play/page.html"
    view: PageView
    key: str
    """Sent with the form, so that a double tap counts once."""
    looks: str
    """What other tablets can change of this page; a change of it makes the page load anew."""
    side: Side
    notice: Notice


@dataclass(frozen=True, kw_only=True)
class ChooseScreen(PlayScreen):
    """Several pages are open: where to?"""

    template: ClassVar[str] = "play/choose.html"
    pages: tuple[OpenPage, ...]


@dataclass(frozen=True, kw_only=True)
class CluesScreen(PlayScreen):
    """The secret message, the clues and the elements."""

    template: ClassVar[str] = "play/clues.html"
    collected: Collected


@dataclass(frozen=True, kw_only=True)
class NotThereScreen(PlayScreen):
    """The story says that this page is not to be found (yet)."""

    template: ClassVar[str] = "play/not_there.html"
    page: str


@dataclass(frozen=True, kw_only=True)
class WhoScreen(PlayScreen):
    """Which child holds this tablet."""

    template: ClassVar[str] = "play/who.html"
    kids: tuple[tuple[str, str, str], ...]
    """Name as sent, name as shown, drawing."""
    chosen: str
    error: str


@dataclass(frozen=True, kw_only=True)
class DoorScreen(Screen):
    """The closed book in front of somebody with its link or play word."""

    template: ClassVar[str] = "play/door.html"
    title: str
    children: tuple[str, ...]
    url: str


@dataclass(frozen=True, kw_only=True)
class JoinScreen(Screen):
    """Find your book by its play word."""

    template: ClassVar[str] = "play/join.html"
    word: str
    error: str


def page_screen(
    seated: Seated, page: int, now: datetime, side: Side = "story", notice: Notice = ""
) -> PageScreen | None:
    """Return the screen of a page, or None when it is not open or not there."""
    table = seated.table
    stage = table.game.stage_of_page.get(page, "")
    view = page_view(table.game, table.progress, stage, seated.seat.id, now)
    if view is None:
        return None
    return PageScreen(
        seq=table.run.seq,
        book=book_view(table.game, table.progress, stage, now),
        view=view,
        key=new_id(),
        looks=looks_of(view),
        side="lock" if side == "story" and view.state in ("asking", "open") else side,
        notice=notice,
    )


def looks_of(view: PageView) -> str:
    """Return a short mark of what others can change of a page that is being looked at."""
    shared = view.state if view.state in ("open", "asking", "declined", "ended") else "shut"
    return f"{shared}-{view.seen:d}-{len(view.hints.opened)}"


def not_there_screen(seated: Seated, page: str, now: datetime) -> NotThereScreen:
    """Return the story's reply to a page that is not open, not there or no page at all."""
    table = seated.table
    return NotThereScreen(book=book_view(table.game, table.progress, "", now), page=page)
