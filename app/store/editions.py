"""Editions: the frozen copies of plans that runs play."""

from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col
from sqlmodel import select as rows

from app.store.statements import Query, columns_of
from app.store.tables import Edition, Hunt
from app.store.transaction import Tx


class EditionRow(NamedTuple):
    """An edition as it is stored; `tables.Edition` says what each field means."""

    id: str
    hunt_id: str | None
    number: int
    plan: str
    prepared: str
    at: datetime


_LOAD = Query(
    select(*columns_of(Edition, EditionRow)).where(col(Edition.id) == bindparam("edition_id")),
    EditionRow,
)


def load_edition(tx: Tx, edition_id: str) -> EditionRow | None:
    """Return the edition that a run plays. It never changes: keep what was made of it."""
    return tx.first(_LOAD, edition_id=edition_id)


def add_edition(tx: Tx, edition: EditionRow) -> None:
    """Freeze a plan."""
    tx.session.add(Edition(**edition._asdict()))
    tx.session.flush()


def keep_edition(tx: Tx, edition: EditionRow) -> None:
    """As `add_edition`; one that is there already, perhaps since this moment, stays as it is."""
    with suppress(IntegrityError), tx.session.begin_nested():
        tx.session.add(Edition(**edition._asdict()))


def edition_of(session: Session, household_id: str, edition_id: str) -> Edition | None:
    """Return an edition of one of the household's hunts, or None."""
    found = rows(Edition).join(Hunt).where(Hunt.household_id == household_id)
    return session.exec(found.where(Edition.id == edition_id)).first()


def newest_edition(session: Session, household_id: str, hunt_id: str) -> Edition | None:
    """Return the edition that was frozen last of a hunt, or None."""
    found = rows(Edition).join(Hunt).where(Hunt.household_id == household_id, Hunt.id == hunt_id)
    return session.exec(found.order_by(col(Edition.at).desc(), col(Edition.number).desc())).first()
