"""Runs and their events: the log of what happened, written in one way.

The play path. Statements only, no ORM, except where a run is made or listed for its parents.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col
from sqlmodel import select as rows

from app.store.columns import UtcDateTime
from app.store.errors import Stale, Taken
from app.store.statements import Command, Query, columns_of
from app.store.tables import Run, RunEvent
from app.store.transaction import Tx


class RunRow(NamedTuple):
    """A run as it is stored; `tables.Run` says what each field means."""

    id: str
    household_id: str | None
    hunt_id: str | None
    edition_id: str
    children: str
    play_word: str
    play_token: str
    joining: bool
    sample: bool
    seed: int
    zone: str
    progress: str
    seq: int
    state: str
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    printed_edition_id: str | None


class EventRow(NamedTuple):
    """An event as it is stored."""

    seq: int
    kind: str
    body: str
    at: datetime


_RUN = select(*columns_of(Run, RunRow))
_RUN_BY_ID = _RUN.where(col(Run.id) == bindparam("run_id"))
_LOAD = Query(_RUN_BY_ID, RunRow)
_LOCK = Query(_RUN_BY_ID.with_for_update(), RunRow)
_BY_TOKEN = Query(_RUN.where(col(Run.play_token) == bindparam("token")), RunRow)
_BY_WORD = Query(_RUN.where(col(Run.play_word) == bindparam("word"), col(Run.joining)), RunRow)
_KEY = Query(
    select(col(RunEvent.seq)).where(
        col(RunEvent.run_id) == bindparam("run_id"), col(RunEvent.key) == bindparam("key")
    ),
    int,
)
_EVENTS = Query(
    select(*columns_of(RunEvent, EventRow))
    .where(col(RunEvent.run_id) == bindparam("run_id"), col(RunEvent.seq) > bindparam("after"))
    .order_by(col(RunEvent.seq)),
    EventRow,
)
_APPEND = Command(insert(RunEvent))
_ADVANCE = Command(
    update(Run)
    .where(col(Run.id) == bindparam("run_id"), col(Run.seq) == bindparam("before"))
    .values(
        {
            name: bindparam(name)
            for name in ("seq", "progress", "state", "edition_id", "started_at", "ended_at")
        }
    )
)
_SAMPLES = Query(
    select(func.count()).select_from(Run).where(col(Run.sample), col(Run.household_id).is_(None)),
    int,
)
_REMOVE_SAMPLES = Command(
    delete(Run).where(
        col(Run.sample),
        col(Run.household_id).is_(None),
        col(Run.created_at) < bindparam("before", type_=UtcDateTime()),
    )
)
_REMOVE_TRIES = Command(
    delete(Run).where(
        col(Run.sample),
        col(Run.household_id) == bindparam("household_id"),
        col(Run.created_at) < bindparam("before", type_=UtcDateTime()),
    )
)
_PRINTED = Command(
    update(Run)
    .where(col(Run.id) == bindparam("run_id"))
    .values(printed_edition_id=bindparam("edition_id"))
)


def load_run(tx: Tx, run_id: str, *, for_update: bool = False) -> RunRow | None:
    """Return a run, or None; `for_update` keeps others from deciding about it meanwhile."""
    return tx.first(_LOCK if for_update else _LOAD, run_id=run_id)


def run_of(tx: Tx, household_id: str, run_id: str, *, for_update: bool = False) -> RunRow | None:
    """As `load_run`, for a household's parents: another household's run is as if it were not."""
    run = load_run(tx, run_id, for_update=for_update)
    return run if run and run.household_id == household_id else None


def run_of_token(tx: Tx, play_token: str) -> RunRow | None:
    """Return the run of a play link, whether or not further tablets may join."""
    return tx.first(_BY_TOKEN, token=play_token)


def run_of_word(tx: Tx, play_word: str) -> RunRow | None:
    """Return the run of a play word while tablets may join it."""
    return tx.first(_BY_WORD, word=play_word)


def key_seen(tx: Tx, run_id: str, key: str) -> bool:
    """Tell whether a command with this key has already had its effect."""
    return tx.first(_KEY, run_id=run_id, key=key) is not None


def events_of(tx: Tx, run_id: str, after: int = 0) -> list[EventRow]:
    """Return a run's events that come after number `after`, in their order."""
    return tx.fetch(_EVENTS, run_id=run_id, after=after)


def append_events(
    tx: Tx, run: RunRow, *, key: str | None, events: Sequence[tuple[str, str, datetime]]
) -> None:
    """Append what happened and keep the run as it is after it; who listens is told.

    `events` are kind, JSON body and time of each, at least one; `run.seq` is the number of the
    last. Raises Stale when the run is not where it was when these events were decided.
    """
    before = run.seq - len(events)
    advanced = tx.run(
        _ADVANCE,
        run_id=run.id,
        before=before,
        seq=run.seq,
        progress=run.progress,
        state=run.state,
        edition_id=run.edition_id,
        started_at=run.started_at,
        ended_at=run.ended_at,
    )
    if advanced != 1:
        raise Stale
    for number, (kind, body, at) in enumerate(events, before + 1):
        tx.run(_APPEND, run_id=run.id, seq=number, key=key, kind=kind, body=body, at=at)
        key = None
    tx.ring(run.id, run.seq)


def add_run(tx: Tx, run: RunRow) -> None:
    """Store a new run. Raises Taken when its play word is that of a run that can be joined."""
    try:
        with tx.session.begin_nested():
            tx.session.add(Run(**run._asdict()))
    except IntegrityError as error:
        raise Taken(run.play_word) from error


def runs_of_hunt(session: Session, household_id: str, hunt_id: str) -> list[Run]:
    """Return a hunt's runs, the newest first."""
    found = rows(Run).where(Run.household_id == household_id, Run.hunt_id == hunt_id)
    return list(session.exec(found.order_by(col(Run.created_at).desc(), Run.id)))


def runs_of_household(session: Session, household_id: str) -> list[Run]:
    """Return a household's runs, the newest first."""
    found = rows(Run).where(Run.household_id == household_id)
    return list(session.exec(found.order_by(col(Run.created_at).desc(), Run.id)))


def count_samples(tx: Tx) -> int:
    """Return how many anonymous runs of the sample there are."""
    return tx.fetch(_SAMPLES)[0]


def remove_samples(tx: Tx, before: datetime) -> int:
    """Remove the anonymous runs of the sample that were made before; return how many."""
    return tx.run(_REMOVE_SAMPLES, before=before)


def remove_tries(tx: Tx, household_id: str, before: datetime) -> int:
    """Remove a household's own tries of its hunts that were made before; return how many."""
    return tx.run(_REMOVE_TRIES, household_id=household_id, before=before)


def note_printed(tx: Tx, run_id: str, edition_id: str) -> None:
    """Write down of which edition a run's sheets are printed."""
    tx.run(_PRINTED, run_id=run_id, edition_id=edition_id)
