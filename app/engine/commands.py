"""What somebody wants to happen in a run. A command may come twice, late, or make no sense."""

from dataclasses import dataclass
from typing import Literal

from app.engine.game import Game


@dataclass(frozen=True, slots=True)
class Start:
    """The first child opens the book."""


@dataclass(frozen=True, slots=True)
class Join:
    """A tablet joins the run."""

    seat: str
    name: str


@dataclass(frozen=True, slots=True)
class Enter:
    """A child enters something at a page's lock."""

    stage: str
    seat: str
    attempt: str


@dataclass(frozen=True, slots=True)
class MissPin:
    """Somebody typed a PIN that is not the household's; it costs a try like any other entry."""

    stage: str
    seat: str


@dataclass(frozen=True, slots=True)
class TakeHint:
    """The next hint of a page is opened: by a child when it is ready, by a parent at any time."""

    stage: str
    by: Literal["child", "parent"]


@dataclass(frozen=True, slots=True)
class Approve:
    """A grown-up says yes to a deed: on the console, or with the PIN on the tablet."""

    stage: str
    by: Literal["parent", "pin"]


@dataclass(frozen=True, slots=True)
class Decline:
    """A grown-up says "not yet" to a deed."""

    stage: str


@dataclass(frozen=True, slots=True)
class See:
    """A grown-up has seen that a page asks."""

    stage: str


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A parent opens a page whatever its gate says; its lock stays shut."""

    stage: str


@dataclass(frozen=True, slots=True)
class OpenLock:
    """A parent opens a lock for the children; everything it gives is theirs."""

    stage: str


@dataclass(frozen=True, slots=True)
class StepBack:
    """A parent shuts a lock again; what it gave is kept."""

    stage: str


@dataclass(frozen=True, slots=True)
class ChangeEdition:
    """A parent takes a later edition of the hunt into the run."""

    edition: str
    game: Game


@dataclass(frozen=True, slots=True)
class End:
    """A parent ends the run."""


@dataclass(frozen=True, slots=True)
class Resume:
    """A parent goes on with a run that was ended."""


Command = (
    Start | Join | Enter | MissPin | TakeHint | Approve | Decline | See
    | OpenPage | OpenLock | StepBack | ChangeEdition | End | Resume
)  # fmt: skip
