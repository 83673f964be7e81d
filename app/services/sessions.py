"""Who is logged in: sessions of parents, from logging in to logging out."""

import secrets
from datetime import datetime, timedelta

from app.ids import digest
from app.services import tries
from app.services.logins import fold_login, login_secret
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.households import (
    Account,
    end_sessions,
    forget_what_is_over,
    parent_by_login,
)
from app.store.tables import ParentSession
from app.store.transaction import Tx

LASTS = timedelta(days=30)
"""A session ends when it was not used for so long."""
NOTED_EVERY = timedelta(days=1)


class NoMatch(Exception):
    """Login and password do not belong together. It is not said which of them is not known."""


def log_in(db: Database, passwords: Passwords, login: str, password: str, now: datetime) -> str:
    """Return the token of a new session. Raises NoMatch, tries.Resting, passwords.Busy.

    The same work is done for a login that nobody has.
    """
    login = fold_login(login)
    tries.spend(db, login_secret(login), now)
    with db.read() as session:
        parent = parent_by_login(session, login)
        stored = parent.password_hash if parent else None
    if not passwords.matches(stored, password) or parent is None:
        raise NoMatch

    def job(tx: Tx) -> str:
        current = parent_by_login(tx.session, login)
        if current is None or current.password_hash != stored:
            raise NoMatch
        tries.forgive(tx, login_secret(login))
        forget_what_is_over(tx.session, now)
        return open_session(tx, current.id, now)

    return db.write(job)


def open_session(tx: Tx, parent_id: str, now: datetime) -> str:
    """Log a parent in and return the token for the browser: 256 bits, kept only hashed."""
    token = secrets.token_urlsafe(32)
    tx.session.add(
        ParentSession(
            token_hash=digest(token),
            parent_id=parent_id,
            created_at=now,
            expires_at=now + LASTS,
            last_seen=now,
        )
    )
    return token


def renew_session(tx: Tx, parent_id: str, now: datetime) -> str:
    """Log a parent out everywhere and in again here; return the new token."""
    end_sessions(tx.session, parent_id)
    return open_session(tx, parent_id, now)


def is_due(account: Account, now: datetime) -> bool:
    """Whether the use of a session should be noted again; once a day spares the card."""
    return now - account.last_seen >= NOTED_EVERY


def note_use(tx: Tx, token: str, now: datetime) -> None:
    """Let a session last from now on again."""
    kept = tx.session.get(ParentSession, digest(token))
    if kept is not None:
        kept.last_seen = now
        kept.expires_at = now + LASTS


def log_out(tx: Tx, token: str) -> None:
    """End one session."""
    kept = tx.session.get(ParentSession, digest(token))
    if kept is not None:
        tx.session.delete(kept)
