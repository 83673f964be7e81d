"""What has happened in a run, in words for its grown-ups."""

from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.engine.events import (
    Asked,
    Declined,
    EditionChanged,
    Event,
    HintTaken,
    LockOpened,
    PageOpened,
    RunEnded,
    RunResumed,
    RunStarted,
    SeatJoined,
    SteppedBack,
    Tried,
)
from app.web.console.run_at import OpenRun
from app.web.console.tried import SOMEBODY, VERDICTS, names_of, said


class Told(NamedTuple):
    """One line of the timeline."""

    time: str
    icon: str
    words: str


def so_far(place: OpenRun) -> list[Told]:
    """Return what has happened, the newest first. What nobody needs to know is left out."""
    names = names_of(place)
    lines = []
    for event in reversed(place.events):
        told = _told(place, names, event)
        if told:
            lines.append(Told(clock_time(event.at, place.table.game.zone), *told))
    return lines


def clock_time(at: datetime, zone: ZoneInfo) -> str:
    """Return a time of day at home: 15:34."""
    return f"{at.astimezone(zone):%H:%M}"


def _told(place: OpenRun, names: dict[str, str], event: Event) -> tuple[str, str] | None:
    match event:
        case RunStarted():
            return "book", "They opened the book"
        case SeatJoined():
            return "people", f"{event.name} joined"
        case PageOpened():
            page = _page(place, event.stage)
            by_hand = event.by == "parent"
            return "book", f"A grown-up opened {page}" if by_hand else f"Now open: {page}"
        case Tried():
            entry = said(place.table.game, event)
            what = f"“{entry}” at" if entry else "a try at"
            who = names.get(event.seat, SOMEBODY)
            return "lock", f"{who}: {what} {_page(place, event.stage)}, {VERDICTS[event.reason]}"
        case Asked():
            who = names.get(event.seat, SOMEBODY)
            return "hand", f"{who} asked about {_page(place, event.stage)}"
        case Declined():
            return "hand", f"“Not yet” for {_page(place, event.stage)}"
        case LockOpened():
            return "cross", _opened(place, names, event)
        case HintTaken():
            who = "A grown-up gave" if event.by == "parent" else "They opened"
            return "bird", f"{who} hint {event.number} of {_page(place, event.stage)}"
        case SteppedBack():
            return "undo", f"A grown-up shut {_page(place, event.stage)} again"
        case EditionChanged():
            return "redo", "The changed hunt was taken in"
        case RunEnded():
            return (
                "stop",
                "The story is told" if event.by == "finale" else "A grown-up ended the hunt",
            )
        case RunResumed():
            return "play", "It goes on"
    return None


def _opened(place: OpenRun, names: dict[str, str], event: LockOpened) -> str:
    page = _page(place, event.stage)
    match event.by:
        case "parent":
            return f"A grown-up opened the lock of {page}"
        case "pin":
            return f"A grown-up said yes on the tablet: {page}"
    entry = said(place.table.game, event)
    with_what = f" with “{entry}”" if entry else ""
    return f"{names.get(event.seat, SOMEBODY)} solved {page}{with_what}"


def _page(place: OpenRun, stage_id: str) -> str:
    stage = place.table.game.stages.get(stage_id)
    return f"page {stage.page}" if stage else "a page that has gone"
