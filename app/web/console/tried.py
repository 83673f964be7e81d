"""What was entered, as a grown-up reads it."""

from datetime import datetime
from typing import NamedTuple

from app.engine.events import LockOpened, Tried
from app.engine.game import Game
from app.web.console.run_at import OpenRun

VERDICTS = {
    "swapped": "nearly: two neighbours are swapped",
    "almost": "nearly: one letter is off",
    "elsewhere": "it opens another lock",
    "pin": "not the family’s PIN",
    "": "not it",
}
"""By the reason the engine gives for an entry that did not open the lock."""
SOMEBODY = "A tablet"


class Try(NamedTuple):
    """One entry at a lock that did not open it."""

    at: datetime
    who: str
    entry: str
    """Empty when it says nothing, as a PIN must not."""
    verdict: str
    told: str
    """The author's own reply to it, if there was one."""


def tries_at(place: OpenRun, stage_id: str) -> list[Try]:
    """Return all tries at a stage's lock, the newest first."""
    names = names_of(place)
    return [
        Try(
            at=event.at,
            who=names.get(event.seat, SOMEBODY),
            entry=said(place.table.game, event),
            verdict=VERDICTS[event.reason],
            told=event.says,
        )
        for event in reversed(place.events)
        if isinstance(event, Tried) and event.stage == stage_id
    ]


def said(game: Game, event: Tried | LockOpened) -> str:
    """Return an entry as people read it; empty when it says nothing."""
    stage = game.stages.get(event.stage)
    return stage.lock.said(event.entry) if stage and event.entry else ""


def names_of(place: OpenRun) -> dict[str, str]:
    """Return who holds each tablet. With one child every tablet is theirs."""
    children = place.table.game.children
    alone = children[0] if len(children) == 1 else SOMEBODY
    return {seat.id: seat.name or alone for seat in place.tablets}
