"""Play: load the run, decide, append, and only then answer. No ORM here: the path is sacred."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.engine.commands import Command
from app.engine.decide import decide
from app.engine.events import Event
from app.engine.game import Game
from app.engine.progress import Progress, evolve
from app.services.games import Games
from app.services.kept import Kept
from app.store import runs, seats
from app.store.runs import RunRow
from app.store.seats import SeatRow
from app.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class Table:
    """A run at one moment: where it stands and what is played."""

    run: RunRow
    game: Game
    progress: Progress


@dataclass(frozen=True, slots=True)
class Seated:
    """A tablet at its run."""

    seat: SeatRow
    table: Table


def look(tx: Tx, games: Games, run: RunRow) -> Table:
    """Return a run as it stands."""
    return Table(run, games.of(tx, run), _read_progress(run.progress))


_known: Kept[str, Progress] = Kept(256)
"""Progress by its stored text: the same comes again and again, and reading it is dear."""


def _read_progress(text: str) -> Progress:
    progress = _known.get(text)
    if progress is None:
        progress = Progress.model_validate_json(text)
        _known.put(text, progress)
    return progress


def sit(tx: Tx, games: Games, cookie_hash: str) -> Seated | None:
    """Return the tablet with this cookie at its run, or None when it has none (any more)."""
    seat = seats.seat_of_cookie(tx, cookie_hash)
    run = runs.load_run(tx, seat.run_id) if seat else None
    return Seated(seat, look(tx, games, run)) if seat and run else None


def act(
    tx: Tx,
    games: Games,
    run_id: str,
    key: str,
    command: Command | Callable[[Table], Command | None],
    now: datetime,
) -> tuple[Table, list[Event]] | None:
    """Carry out a command, or the one that is made from the run as it stands, in this transaction.

    `key` is what the screen sent with it: a key that was seen before changes nothing more. Returns
    the run after it and what happened, or None when there is no such run.
    """
    run = runs.load_run(tx, run_id, for_update=True)
    if run is None:
        return None
    before = look(tx, games, run)
    made = command(before) if callable(command) else command
    if made is None or (key and runs.key_seen(tx, run_id, key)):
        return before, []
    events = decide(before.game, before.progress, made, now)
    if not events:
        return before, []
    progress = before.progress
    for event in events:
        progress = evolve(progress, event)
    stored = progress.model_dump_json()
    _known.put(stored, progress)
    after = run._replace(
        seq=run.seq + len(events),
        progress=stored,
        state=_state(progress),
        edition_id=progress.edition or run.edition_id,
        started_at=progress.started_at,
        ended_at=progress.ended_at,
    )
    runs.append_events(
        tx,
        after,
        key=key or None,
        events=[(event.kind, event.model_dump_json(), event.at) for event in events],
    )
    game = games.of(tx, after) if after.edition_id != run.edition_id else before.game
    return Table(after, game, progress), events


def _state(progress: Progress) -> str:
    if progress.ended_at:
        return "ended"
    return "playing" if progress.started_at else "ready"
