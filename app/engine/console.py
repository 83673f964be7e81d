"""What the grown-ups see while children play: enough for somebody who knows nothing of the hunt."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.engine.doors import open_stages, opened_since, stands_open
from app.engine.game import Game, Prose
from app.engine.hints import next_hint
from app.engine.progress import Progress
from app.plan.document import Job


@dataclass(frozen=True, slots=True)
class OpenStage:
    """A page that is open and not yet solved, with all that helps to help."""

    id: str
    page: int
    title: str
    story: str
    """Safe HTML, to be read aloud."""
    task: str
    question: str
    """What a grown-up is asked about a deed; empty for other locks."""
    answer: str
    source: str
    spot: str
    notes: str
    jobs: tuple[Job, ...]
    hint: str
    """The next hint, empty when none is left."""
    hint_number: int
    hints_taken: int
    tries: int
    asks: bool
    asked_by: str
    since: datetime
    slow: bool
    """Open for at least twice the minutes it was planned for, or tried until the lock rests."""


@dataclass(frozen=True, slots=True)
class StageLine:
    """One stage in the list of all."""

    id: str
    page: int
    title: str
    opened: bool
    solved: bool
    solved_by: str
    optional: bool


@dataclass(frozen=True, slots=True)
class ConsoleView:
    """A run as the grown-ups see it."""

    started: datetime | None
    ended: datetime | None
    finished: bool
    open: tuple[OpenStage, ...]
    stages: tuple[StageLine, ...]
    seats: tuple[str, ...]


def console_view(game: Game, progress: Progress, now: datetime) -> ConsoleView:
    """Return the console's view. Pages on which somebody waits for a grown-up come first."""
    pages = [_open_stage(game, progress, stage, now) for stage in open_stages(game, progress, now)]
    return ConsoleView(
        started=progress.started_at,
        ended=progress.ended_at,
        finished=game.finale is not None and progress.solved(game.finale),
        open=tuple(sorted(pages, key=lambda page: not page.asks)) if progress.started_at else (),
        stages=tuple(
            StageLine(
                id=stage.id,
                page=stage.page,
                title=stage.title,
                opened=stands_open(game, progress, stage.id, now),
                solved=progress.solved(stage.id),
                solved_by=progress.of(stage.id).solved_by,
                optional=stage.optional,
            )
            for stage in game.plan.stages
        ),
        seats=tuple(progress.seats.values()),
    )


def _open_stage(game: Game, progress: Progress, stage_id: str, now: datetime) -> OpenStage:
    stage, mine = game.stages[stage_id], progress.of(stage_id)
    prose = (game.prose or {}).get(stage_id, Prose())
    since = opened_since(game, progress, stage_id, now)
    hint = next_hint(stage, mine, since, now)
    return OpenStage(
        id=stage.id,
        page=stage.page,
        title=stage.title,
        story=prose.story,
        task=prose.task,
        question=getattr(stage.lock, "question", ""),
        answer=stage.lock.answer(game.reading),
        source=stage.source,
        spot=stage.spot,
        notes=stage.notes,
        jobs=tuple(job for job in stage.jobs if job.when == "on_open"),
        hint=hint.text if hint else "",
        hint_number=hint.number if hint else 0,
        hints_taken=mine.hints,
        tries=mine.tries,
        asks=mine.asked_at is not None,
        asked_by=progress.seats.get(mine.asked_by, ""),
        since=since,
        slow=mine.tries >= 5 or now - since >= 2 * timedelta(minutes=max(stage.minutes, 2)),
    )
