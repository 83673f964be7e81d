"""Seats: the tablets of a run, each known by its cookie."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import col

from app.store.statements import Command, Query, columns_of
from app.store.tables import Seat
from app.store.transaction import Tx

SEEN_EVERY = timedelta(seconds=30)
"""How often it is noted that a tablet is there: a write costs more than the page it looks at."""


class SeatRow(NamedTuple):
    """A seat as it is stored."""

    id: str
    run_id: str
    name: str
    created_at: datetime
    last_seen: datetime


_SEAT = select(*columns_of(Seat, SeatRow))
_BY_COOKIE = Query(_SEAT.where(col(Seat.cookie_hash) == bindparam("cookie_hash")), SeatRow)
_OF_RUN = Query(
    _SEAT.where(col(Seat.run_id) == bindparam("run_id")).order_by(col(Seat.created_at), Seat.id),
    SeatRow,
)
_ADD = Command(insert(Seat))
_NAME = Command(
    update(Seat).where(col(Seat.id) == bindparam("seat_id")).values(name=bindparam("name"))
)
_SEEN = Command(
    update(Seat).where(col(Seat.id) == bindparam("seat_id")).values(last_seen=bindparam("now"))
)


def seat_of_cookie(tx: Tx, cookie_hash: str) -> SeatRow | None:
    """Return the tablet with this cookie, or None."""
    return tx.first(_BY_COOKIE, cookie_hash=cookie_hash)


def seats_of(tx: Tx, run_id: str) -> list[SeatRow]:
    """Return a run's tablets in the order in which they joined."""
    return tx.fetch(_OF_RUN, run_id=run_id)


def add_seat(tx: Tx, *, id: str, run_id: str, cookie_hash: str, name: str, now: datetime) -> None:
    """Give a tablet its place at a run."""
    tx.run(
        _ADD,
        id=id,
        run_id=run_id,
        cookie_hash=cookie_hash,
        name=name,
        created_at=now,
        last_seen=now,
    )


def name_seat(tx: Tx, *, seat_id: str, name: str) -> None:
    """Write down who holds a tablet."""
    tx.run(_NAME, seat_id=seat_id, name=name)


def is_due(seat: SeatRow, now: datetime) -> bool:
    """Tell whether `touch` is due for a tablet that is there now."""
    return now - seat.last_seen >= SEEN_EVERY


def touch(tx: Tx, seat_id: str, now: datetime) -> None:
    """Note that a tablet is there now."""
    tx.run(_SEEN, seat_id=seat_id, now=now)
