"""Hunts and their revisions: the log of what a plan has been."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col
from sqlmodel import select as rows

from app.store.errors import Stale
from app.store.tables import Hunt, Revision


class Author(NamedTuple):
    """Who saves. The name stays in the history when the account is gone."""

    id: str | None
    name: str


class HistoryLine(NamedTuple):
    """A revision without its plan, which can be long."""

    number: int
    author_name: str
    label: str
    at: datetime


def add_hunt(
    session: Session, hunt: Hunt, *, plan: str, author: Author, label: str, now: datetime
) -> None:
    """Put a new hunt on the shelf, with its first revision. Its head is set here."""
    hunt.head = 0
    session.add(hunt)
    session.flush()
    append_revision(session, hunt, title=hunt.title, plan=plan, author=author, label=label, now=now)


def append_revision(
    session: Session,
    hunt: Hunt,
    *,
    title: str,
    plan: str,
    author: Author,
    label: str,
    now: datetime,
) -> Revision:
    """Save a plan as the hunt's newest revision.

    Load the hunt for update, in this transaction, before working out the plan. Raises Stale where
    that was not done and somebody else has saved meanwhile.
    """
    revision = Revision(
        hunt_id=hunt.id,
        number=hunt.head + 1,
        plan=plan,
        author_id=author.id,
        author_name=author.name,
        label=label,
        at=now,
    )
    try:
        with session.begin_nested():
            session.add(revision)
    except IntegrityError as error:
        raise Stale from error
    hunt.head, hunt.title, hunt.changed_at = revision.number, title, now
    return revision


def hunt_of(
    session: Session, household_id: str, hunt_id: str, *, for_update: bool = False
) -> Hunt | None:
    """Return a household's hunt, also a removed one; another household's is as if it were not.

    `for_update` keeps others from saving until this transaction has ended.
    """
    found = rows(Hunt).where(Hunt.household_id == household_id, Hunt.id == hunt_id)
    if for_update:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.exec(found).first()


def shelf(session: Session, household_id: str) -> list[Hunt]:
    """Return a household's hunts but the removed ones, the one changed last first."""
    found = rows(Hunt).where(Hunt.household_id == household_id, col(Hunt.removed_at).is_(None))
    return list(session.exec(found.order_by(col(Hunt.changed_at).desc(), Hunt.id)))


def hunts_called(session: Session, name: str) -> list[Hunt]:
    """Return the hunts of any household with this title or id, for the server's operator."""
    found = rows(Hunt).where((col(Hunt.title) == name) | (col(Hunt.id) == name))
    return list(session.exec(found.where(col(Hunt.removed_at).is_(None)).order_by(Hunt.id)))


def newest_revision(session: Session, household_id: str, hunt_id: str) -> Revision | None:
    """Return a hunt as it was saved last."""
    hunt = hunt_of(session, household_id, hunt_id)
    return session.get(Revision, (hunt.id, hunt.head)) if hunt else None


def revision_of(session: Session, household_id: str, hunt_id: str, number: int) -> Revision | None:
    """Return a hunt as it was saved then."""
    hunt = hunt_of(session, household_id, hunt_id)
    return session.get(Revision, (hunt.id, number)) if hunt else None


def history(session: Session, household_id: str, hunt_id: str) -> list[HistoryLine]:
    """Return all that was saved of a hunt, the newest first; nothing for another household's."""
    found = rows(Revision.number, Revision.author_name, Revision.label, Revision.at)
    found = found.join(Hunt).where(Hunt.household_id == household_id, Hunt.id == hunt_id)
    lines = session.exec(found.order_by(col(Revision.number).desc()))
    return [HistoryLine(*line) for line in lines]
