"""How far a run has come, and how each event changes that."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.engine.events import (
    Asked,
    AskSeen,
    Declined,
    EditionChanged,
    Event,
    HintTaken,
    LockOpened,
    PageOpened,
    RestBegan,
    RunEnded,
    RunResumed,
    RunStarted,
    SeatJoined,
    SteppedBack,
    Tried,
)


class _State(BaseModel):
    model_config = ConfigDict(frozen=True)


class LastTry(_State):
    """What one seat entered last at one lock: only that seat sees it again."""

    entry: str
    reason: str
    says: str
    near: bool
    at: datetime


class StageProgress(_State):
    """How far one stage has come."""

    opened_at: datetime | None = None
    solved_at: datetime | None = None
    solved_by: str = ""
    tries: int = 0
    """Entries that did not open the lock, of all seats together."""
    tried_at: datetime | None = None
    hints: int = 0
    asked_at: datetime | None = None
    asked_by: str = ""
    seen: bool = False
    declined: bool = False
    last: Mapping[str, LastTry] = {}


class Progress(_State):
    """How far a run has come."""

    started_at: datetime | None = None
    ended_at: datetime | None = None
    edition: str = ""
    stages: Mapping[str, StageProgress] = {}
    fragments: tuple[str, ...] = ()
    seats: Mapping[str, str] = {}

    def of(self, stage: str) -> StageProgress:
        """Return how far a stage has come; a stage nobody has met is at its start."""
        return self.stages.get(stage, _UNTOUCHED)

    def opened(self, stage: str) -> bool:
        """Whether the page was opened at any time."""
        return self.of(stage).opened_at is not None

    def solved(self, stage: str) -> bool:
        """Whether the lock is open."""
        return self.of(stage).solved_at is not None

    def has(self, thing: str) -> bool:
        """Whether a stage is solved, or a fragment won."""
        return thing in self.fragments or self.solved(thing)


_UNTOUCHED = StageProgress()


def evolve(progress: Progress, event: Event) -> Progress:
    """Return the progress after an event. Takes any event in any state without complaint."""
    match event:
        case RunStarted():
            return progress.model_copy(update={"started_at": event.at})
        case RunEnded():
            return progress.model_copy(update={"ended_at": event.at})
        case RunResumed():
            return progress.model_copy(update={"ended_at": None})
        case EditionChanged():
            return _win(progress.model_copy(update={"edition": event.edition}), event.gives)
        case SeatJoined():
            return progress.model_copy(update={"seats": {**progress.seats, event.seat: event.name}})
        case PageOpened():
            return _stage(progress, event.stage, opened_at=event.at)
        case Tried():
            return _tried(progress, event)
        case RestBegan():
            return _stage(progress, event.stage, tried_at=event.at)
        case Asked():
            return _stage(
                progress, event.stage,
                asked_at=event.at, asked_by=event.seat, seen=False, declined=False,
            )  # fmt: skip
        case AskSeen():
            return _stage(progress, event.stage, seen=True)
        case Declined():
            return _stage(progress, event.stage, asked_at=None, seen=False, declined=True)
        case LockOpened():
            return _stage(
                _win(progress, event.gives), event.stage,
                solved_at=event.at, solved_by=event.by, asked_at=None, declined=False,
            )  # fmt: skip
        case HintTaken():
            return _stage(progress, event.stage, hints=event.number)
        case SteppedBack():
            return _stage(progress, event.stage, solved_at=None, solved_by="", last={})


def replay(events: Iterable[Event]) -> Progress:
    """Return the progress to which a run's events lead."""
    return reduce(evolve, events, Progress())


def _win(progress: Progress, gives: Iterable[str]) -> Progress:
    won = tuple(one for one in gives if one not in progress.fragments)
    return progress.model_copy(update={"fragments": progress.fragments + won}) if won else progress


def _tried(progress: Progress, event: Tried) -> Progress:
    before = progress.of(event.stage)
    last = LastTry(
        entry=event.entry,
        reason=event.reason,
        says=event.says,
        near=event.verdict == "near",
        at=event.at,
    )
    return _stage(
        progress, event.stage,
        tries=before.tries + 1, tried_at=event.at, last={**before.last, event.seat: last},
    )  # fmt: skip


def _stage(progress: Progress, stage: str, **changes: Any) -> Progress:
    after = progress.of(stage).model_copy(update=changes)
    return progress.model_copy(update={"stages": {**progress.stages, stage: after}})
