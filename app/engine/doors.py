"""Which pages may be read."""

from datetime import datetime

from app.engine.game import Game
from app.engine.progress import Progress
from app.plan.gates import is_met


def stands_open(game: Game, progress: Progress, stage: str, now: datetime) -> bool:
    """Whether a page may be read: it was opened before, or its door lets in at this moment.

    Time is asked for when reading: no timer opens a page.
    """
    return progress.opened(stage) or lets_in(game, progress, stage, now)


def lets_in(game: Game, progress: Progress, stage: str, now: datetime) -> bool:
    """Whether the gate in front of a stage is met, by what was won and by the time of day."""
    gate = game.gates.get(stage)
    if gate is None or progress.started_at is None:
        return False
    if not is_met(gate, {thing for thing in gate.of if progress.has(thing)}):
        return False
    return gate.not_before is None or now >= game.opens_at(progress.started_at, gate.not_before)


def is_closed(game: Game, progress: Progress) -> bool:
    """Whether a parent has ended the run. After the finale the rest may still be played."""
    return progress.ended_at is not None and not progress.solved(game.finale or "")


def opened_since(game: Game, progress: Progress, stage: str, now: datetime) -> datetime:
    """Return since when a page has been open; `now` for a page that is not."""
    opened = progress.of(stage).opened_at
    if opened is not None:
        return opened
    gate = game.gates.get(stage)
    if gate is None or gate.not_before is None or progress.started_at is None:
        return now
    return min(now, game.opens_at(progress.started_at, gate.not_before))


def open_stages(game: Game, progress: Progress, now: datetime) -> list[str]:
    """Return the ids of the stages whose page may be read and whose lock is shut, in order."""
    return [
        stage
        for stage in game.stages
        if not progress.solved(stage) and stands_open(game, progress, stage, now)
    ]
