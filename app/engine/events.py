"""What has happened in a run. The kinds are additive forever: never renamed, never removed."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from app.locks.base import Verdict


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True)

    at: datetime


class RunStarted(_Event):
    """The book was opened for the first time."""

    kind: Literal["run_started"] = "run_started"


class SeatJoined(_Event):
    """A tablet joined."""

    kind: Literal["seat_joined"] = "seat_joined"
    seat: str
    name: str


class PageOpened(_Event):
    """A page may be read from now on, for good."""

    kind: Literal["page_opened"] = "page_opened"
    stage: str
    by: Literal["gate", "parent"]


class Tried(_Event):
    """Something was entered that did not open the lock."""

    kind: Literal["tried"] = "tried"
    stage: str
    seat: str
    entry: str
    verdict: Literal[Verdict.near, Verdict.wrong]
    reason: Literal["", "swapped", "almost", "elsewhere", "pin"] = ""
    says: str = ""
    """The author's reply to this entry, if there is one."""


class RestBegan(_Event):
    """The server's clock stood before the last try: the rest is counted anew from here."""

    kind: Literal["rest_began"] = "rest_began"
    stage: str


class Asked(_Event):
    """The children say that the deed is done and ask a grown-up."""

    kind: Literal["asked"] = "asked"
    stage: str
    seat: str


class AskSeen(_Event):
    """A grown-up has seen that they ask."""

    kind: Literal["ask_seen"] = "ask_seen"
    stage: str


class Declined(_Event):
    """A grown-up said "not yet"."""

    kind: Literal["declined"] = "declined"
    stage: str


class LockOpened(_Event):
    """A lock is open and its stage solved."""

    kind: Literal["lock_opened"] = "lock_opened"
    stage: str
    by: Literal["answer", "parent", "pin", "try_out"]
    seat: str = ""
    entry: str = ""
    gives: tuple[str, ...] = ()


class HintTaken(_Event):
    """The hint of this number (from 1) was opened."""

    kind: Literal["hint_taken"] = "hint_taken"
    stage: str
    number: int
    by: Literal["child", "parent"]


class SteppedBack(_Event):
    """A lock is shut again; fragments and opened pages stay."""

    kind: Literal["stepped_back"] = "stepped_back"
    stage: str


class EditionChanged(_Event):
    """A later edition judges from here on."""

    kind: Literal["edition_changed"] = "edition_changed"
    edition: str
    gives: tuple[str, ...] = ()
    """What stages that are solved already give in it: nobody could win that any more."""


class RunEnded(_Event):
    """The run is over: the finale was solved, or a parent ended it."""

    kind: Literal["run_ended"] = "run_ended"
    by: Literal["finale", "parent"]


class RunResumed(_Event):
    """The run goes on after it was ended."""

    kind: Literal["run_resumed"] = "run_resumed"


Event = (
    RunStarted | SeatJoined | PageOpened | Tried | RestBegan | Asked | AskSeen | Declined
    | LockOpened | HintTaken | SteppedBack | EditionChanged | RunEnded | RunResumed
)  # fmt: skip
_ADAPTER: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def read_event(body: str | bytes) -> Event:
    """Return the event of a stored body."""
    return _ADAPTER.validate_json(body)
