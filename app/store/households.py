"""Households, their parents, sessions and invitations: what is looked up about them."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select
from sqlmodel import Session, col
from sqlmodel import select as rows

from app.store.columns import UtcDateTime
from app.store.statements import Query
from app.store.tables import Household, Invitation, Parent, ParentSession, Setting
from app.store.transaction import Tx


class Account(NamedTuple):
    """A parent who is logged in, and the household."""

    parent_id: str
    name: str
    login: str
    household_id: str
    household_name: str
    zone: str
    last_seen: datetime


_ACCOUNT = Query(
    select(
        col(Parent.id).label("parent_id"),
        col(Parent.name).label("name"),
        col(Parent.login).label("login"),
        col(Household.id).label("household_id"),
        col(Household.name).label("household_name"),
        col(Household.zone).label("zone"),
        col(ParentSession.last_seen).label("last_seen"),
    )
    .join(Parent, col(Parent.id) == col(ParentSession.parent_id))
    .join(Household, col(Household.id) == col(Parent.household_id))
    .where(
        col(ParentSession.token_hash) == bindparam("token_hash"),
        col(ParentSession.expires_at) > bindparam("now", type_=UtcDateTime()),
    ),
    Account,
)


def account_of(tx: Tx, token_hash: str, now: datetime) -> Account | None:
    """Return who holds a session's token, or None when it is not valid now."""
    return tx.first(_ACCOUNT, token_hash=token_hash, now=now)


def any_household(session: Session) -> bool:
    """Whether this server has a household yet."""
    return session.exec(rows(Household.id).limit(1)).first() is not None


def parent_by_login(session: Session, login: str) -> Parent | None:
    """Return the parent with this login, written as `logins.fold_login` does."""
    return session.exec(rows(Parent).where(Parent.login == login)).first()


def parents_of(session: Session, household_id: str) -> list[Parent]:
    """Return a household's parents, the oldest account first."""
    found = rows(Parent).where(Parent.household_id == household_id)
    return list(session.exec(found.order_by(col(Parent.created_at), Parent.id)))


def logins(session: Session) -> list[str]:
    """Return every login of the server, for its operator."""
    return list(session.exec(rows(Parent.login).order_by(Parent.login)))


def invitation_by_hash(session: Session, token_hash: str, now: datetime) -> Invitation | None:
    """Return an invitation that may still be taken up, or None."""
    found = rows(Invitation).where(Invitation.token_hash == token_hash)
    return session.exec(
        found.where(col(Invitation.used_at).is_(None), Invitation.expires_at > now)
    ).first()


def open_invitations(session: Session, household_id: str, now: datetime) -> list[Invitation]:
    """Return a household's invitations that nobody has taken up yet, the newest first."""
    found = rows(Invitation).where(Invitation.household_id == household_id)
    found = found.where(col(Invitation.used_at).is_(None), Invitation.expires_at > now)
    return list(session.exec(found.order_by(col(Invitation.created_at).desc())))


def end_sessions(session: Session, parent_id: str) -> None:
    """Log a parent out everywhere."""
    session.exec(delete(ParentSession).where(col(ParentSession.parent_id) == parent_id))


def forget_what_is_over(session: Session, now: datetime) -> None:
    """Drop the sessions and invitations of all households whose time is over."""
    session.exec(delete(ParentSession).where(col(ParentSession.expires_at) <= now))
    session.exec(delete(Invitation).where(col(Invitation.expires_at) <= now))


def setting(session: Session, key: str) -> str | None:
    """Return a value that the server keeps for itself, or None."""
    kept = session.get(Setting, key)
    return kept.value if kept else None
