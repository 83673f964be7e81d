"""What a command leads to. A stale or double tap leads to nothing; a wrong answer to an event."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.engine.budget import clock_was_set_back, rest_left
from app.engine.commands import (
    Approve,
    ChangeEdition,
    Command,
    Decline,
    End,
    Enter,
    Join,
    MissPin,
    OpenLock,
    OpenPage,
    Resume,
    See,
    Start,
    StepBack,
    TakeHint,
)
from app.engine.doors import is_closed, lets_in, opened_since, stands_open
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
from app.engine.game import Game
from app.engine.hints import next_hint
from app.engine.judging import judge
from app.engine.progress import Progress, evolve
from app.locks.base import Verdict
from app.plan.document import Stage


def decide(game: Game, progress: Progress, command: Command, now: datetime) -> list[Event]:
    """Return the events a command leads to, in order; an empty list when it changes nothing."""
    events = _first(game, progress, command, now)
    after = _after(progress, events)
    if isinstance(command, ChangeEdition) and events:
        game = command.game
    return events + _pages_that_open(game, after, now)


def _first(game: Game, progress: Progress, command: Command, now: datetime) -> list[Event]:
    match command:
        case Start():
            return [] if progress.started_at else [RunStarted(at=now)]
        case Join():
            known = progress.seats.get(command.seat) == command.name
            return [] if known else [SeatJoined(at=now, seat=command.seat, name=command.name)]
        case ChangeEdition():
            return _change(progress, command, now)
        case End():
            if progress.started_at is None or progress.ended_at:
                return []
            return [RunEnded(at=now, by="parent")]
        case Resume():
            return [RunResumed(at=now)] if progress.ended_at else []
    stage = game.stages.get(command.stage)
    if stage is None or progress.started_at is None or is_closed(game, progress):
        return []
    if isinstance(command, OpenPage):
        return [] if progress.opened(stage.id) else [_opened(stage.id, now, "parent")]
    if isinstance(command, OpenLock):
        return _open_for_them(game, progress, stage, now)
    if not stands_open(game, progress, stage.id, now):
        return []
    return _at_the_lock(game, progress, stage, command, now)


def _at_the_lock(
    game: Game,
    progress: Progress,
    stage: Stage,
    command: Enter | MissPin | TakeHint | Approve | Decline | See | StepBack,
    now: datetime,
) -> list[Event]:
    mine = progress.of(stage.id)
    if isinstance(command, StepBack):
        return [SteppedBack(at=now, stage=stage.id)] if mine.solved_at else []
    if mine.solved_at:
        return []
    match command:
        case Enter():
            return _enter(game, progress, stage, command, now)
        case MissPin():
            return _miss(progress, stage, command, now)
        case TakeHint():
            hint = next_hint(stage, mine, opened_since(game, progress, stage.id, now), now)
            if hint is None or (command.by == "child" and hint.wait > timedelta()):
                return []
            return [HintTaken(at=now, stage=stage.id, number=hint.number, by=command.by)]
        case Approve():
            if stage.lock.kind != "grown_up":
                return []
            return _solve(game, stage, LockOpened(at=now, stage=stage.id, by=command.by))
        case Decline():
            return [Declined(at=now, stage=stage.id)] if mine.asked_at else []
        case See():
            if mine.asked_at is None or mine.seen:
                return []
            return [AskSeen(at=now, stage=stage.id)]


def _enter(
    game: Game, progress: Progress, stage: Stage, command: Enter, now: datetime
) -> list[Event]:
    mine = progress.of(stage.id)
    judgement = judge(game, progress, stage, command.attempt)
    # To ask a grown-up is no try: a lock that rests does not stop it.
    if judgement.verdict is not Verdict.ask:
        if clock_was_set_back(mine, now):
            return [RestBegan(at=now, stage=stage.id)]
        if rest_left(mine, now):
            return []
    if judgement.verdict is Verdict.right or (judgement.verdict is Verdict.ask and game.try_out):
        by = "answer" if judgement.verdict is Verdict.right else "try_out"
        opened = LockOpened(
            at=now, stage=stage.id, by=by, seat=command.seat, entry=command.attempt
        )  # fmt: skip
        return _solve(game, stage, opened)
    if judgement.verdict is Verdict.ask:
        asked = Asked(at=now, stage=stage.id, seat=command.seat)
        return [] if mine.asked_at else [asked]
    said_nothing = not stage.lock.normalise(command.attempt, game.reading)
    last = mine.last.get(command.seat)
    if said_nothing or (last is not None and last.entry == command.attempt):
        return []
    return [
        Tried(
            at=now,
            stage=stage.id,
            seat=command.seat,
            entry=command.attempt,
            verdict=Verdict.near if judgement.verdict is Verdict.near else Verdict.wrong,
            reason=judgement.reason,
            says=judgement.says,
        )
    ]


def _miss(progress: Progress, stage: Stage, command: MissPin, now: datetime) -> list[Event]:
    if stage.lock.kind != "grown_up" or rest_left(progress.of(stage.id), now):
        return []
    return [
        Tried(
            at=now, stage=stage.id, seat=command.seat, entry="",
            verdict=Verdict.wrong, reason="pin",
        )
    ]  # fmt: skip


def _open_for_them(game: Game, progress: Progress, stage: Stage, now: datetime) -> list[Event]:
    if progress.solved(stage.id):
        return []
    page = [] if progress.opened(stage.id) else [_opened(stage.id, now, "parent")]
    return page + _solve(game, stage, LockOpened(at=now, stage=stage.id, by="parent"))


def _solve(game: Game, stage: Stage, opened: LockOpened) -> list[Event]:
    events: list[Event] = [opened.model_copy(update={"gives": stage.gives})]
    if stage.id == game.finale:
        events.append(RunEnded(at=opened.at, by="finale"))
    return events


def _change(progress: Progress, command: ChangeEdition, now: datetime) -> list[Event]:
    gone = [
        stage for stage in progress.stages
        if progress.opened(stage) and stage not in command.game.stages
    ]  # fmt: skip
    if gone or progress.edition == command.edition:
        return []
    solved = (stage for stage in command.game.plan.stages if progress.solved(stage.id))
    gives = tuple(one for stage in solved for one in stage.gives if one not in progress.fragments)
    return [EditionChanged(at=now, edition=command.edition, gives=gives)]


def _pages_that_open(game: Game, progress: Progress, now: datetime) -> list[Event]:
    return [
        _opened(stage, now, "gate")
        for stage in game.stages
        if not progress.opened(stage) and lets_in(game, progress, stage, now)
    ]


def _opened(stage: str, now: datetime, by: str) -> PageOpened:
    return PageOpened(at=now, stage=stage, by="parent" if by == "parent" else "gate")


def _after(progress: Progress, events: Sequence[Event]) -> Progress:
    for event in events:
        progress = evolve(progress, event)
    return progress
