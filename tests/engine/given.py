"""Given, when, then: a small hunt and a run of it that tests can drive."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from app.engine.commands import Command, Enter, Start
from app.engine.decide import decide
from app.engine.events import Event
from app.engine.game import Game
from app.engine.progress import Progress, evolve
from app.locks import AnyLock
from app.locks.base import Reading
from app.locks.card import CardLock
from app.locks.grown_up import GrownUpLock
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.locks.word import WordLock
from app.plan.document import (
    Fragment,
    FragmentId,
    Gate,
    Hint,
    HuntPlan,
    Reply,
    Stage,
    StageId,
)

NOON = datetime(2026, 6, 14, 12, 0, tzinfo=UTC)
TED, ADA = "seat-ted", "seat-ada"


def stage(name: str, page: int, lock: AnyLock, gives: str = "", **more: object) -> Stage:
    """A stage that gives the fragments named in `gives`."""
    won = tuple(FragmentId(one) for one in gives.split())
    return Stage.model_validate(
        {"id": StageId(name), "page": page, "title": name, "lock": lock, "gives": won, **more}
    )


def small_hunt() -> HuntPlan:
    """Cake, then the barn; three stages in any order; then the finale behind all of them."""
    middle = Gate(of=("barn",))
    return HuntPlan(
        title="The small hunt",
        stages=(
            stage("cake", 2, GrownUpLock(question="Is the cake in the oven?"), "f-a f-b"),
            stage("barn", 5, PageLock(target="meadow")),
            stage("meadow", 13, NumberLock(code="3178"), "f-c", gate=middle, hints=HINTS),
            stage("tree", 21, WordLock(word="owl nest"), "f-d", gate=middle, replies=REPLIES),
            stage("box", 34, CardLock(word="fish"), "f-e", gate=middle),
            stage("end", 55, ReadOnLock(), gate=Gate(of=("f-a", "f-b", "f-c", "f-d", "f-e"))),
        ),
        fragments=tuple(Fragment(id=FragmentId(f"f-{c}"), label=c.upper()) for c in "abcde"),
    )


HINTS = (
    Hint(text="Look at the thread."),
    Hint(text="Look at the third one.", after_minutes=5),
    Hint(text="It is 3178.", after_tries=3),
)
REPLIES = (Reply(entry="Badger", says="No badger climbs that high."),)


@dataclass
class Table:
    """A run on a table: commands change it, and its clock moves only when it is told to."""

    game: Game
    progress: Progress = field(default_factory=Progress)
    now: datetime = NOON
    events: list[Event] = field(default_factory=list)

    def when(self, command: Command) -> list[Event]:
        """Carry out a command and return the events it led to."""
        events = decide(self.game, self.progress, command, self.now)
        for event in events:
            self.progress = evolve(self.progress, event)
        self.events += events
        return events

    def enter(self, stage_id: str, attempt: str, seat: str = TED) -> list[str]:
        """Enter something at a lock and return the kinds of the events it led to."""
        return [event.kind for event in self.when(Enter(stage_id, seat, attempt))]

    def later(self, **span: float) -> "Table":
        """Move the clock on."""
        self.now += timedelta(**span)
        return self


def table(plan: HuntPlan | None = None, *, started: bool = True, try_out: bool = False) -> Table:
    """A fresh run of the small hunt."""
    plan = plan or small_hunt()
    game = Game(plan, Reading(pages=plan.pages), ZoneInfo("Europe/Berlin"), try_out=try_out)
    fresh = Table(game)
    if started:
        fresh.when(Start())
    return fresh


def in_the_middle() -> Table:
    """A run in which the three stages in the middle are open."""
    here = table(try_out=True)
    here.enter("cake", "")
    here.enter("barn", "13")
    here.game = replace(here.game, try_out=False)
    return here
