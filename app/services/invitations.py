"""Invitations: a link by which one more parent joins a household, once, within seven days."""

import secrets
from datetime import datetime, timedelta

from app.ids import digest
from app.services.accounts import Applicant, add_parent
from app.services.passwords import Passwords
from app.services.sessions import open_session
from app.store.database import Database
from app.store.households import invitation_by_hash, open_invitations
from app.store.tables import Invitation
from app.store.transaction import Tx

LASTS = timedelta(days=7)
MOST_OPEN = 5


class TooMany(Exception):
    """So many invitations of this household are open that no more is made."""


class InvitationOver(Exception):
    """The invitation was taken up or taken back, or is too old."""


def invite(db: Database, household_id: str, parent_id: str, now: datetime) -> str:
    """Make an invitation and return its token, which is kept only hashed. Raises TooMany."""
    token = secrets.token_urlsafe(32)

    def job(tx: Tx) -> str:
        if len(open_invitations(tx.session, household_id, now)) >= MOST_OPEN:
            raise TooMany
        tx.session.add(
            Invitation(
                token_hash=digest(token),
                household_id=household_id,
                invited_by=parent_id,
                created_at=now,
                expires_at=now + LASTS,
            )
        )
        return token

    return db.write(job)


def take_up(
    db: Database, passwords: Passwords, token: str, applicant: Applicant, now: datetime
) -> str:
    """Make the invited parent and return the token of their session.

    Raises InvitationOver, Taken for a login in use (the invitation stays open then), and
    passwords.Busy.
    """
    with db.read() as session:
        if invitation_by_hash(session, digest(token), now) is None:
            raise InvitationOver
    password_hash = passwords.hash(applicant.password)

    def job(tx: Tx) -> str:
        # Of two who hold the link the second must wait, and then find it used.
        tx.session.get(Invitation, digest(token), with_for_update=True)
        invitation = invitation_by_hash(tx.session, digest(token), now)
        if invitation is None:
            raise InvitationOver
        invitation.used_at = now
        parent_id = add_parent(tx, invitation.household_id, applicant, password_hash, now)
        return open_session(tx, parent_id, now)

    return db.write(job)


def take_back(tx: Tx, household_id: str, token_hash: str) -> None:
    """Make an invitation worthless; another household's is left alone."""
    invitation = tx.session.get(Invitation, token_hash)
    if invitation is not None and invitation.household_id == household_id:
        tx.session.delete(invitation)
