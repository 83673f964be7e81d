"""A parent's password once there is one: asked for again, changed, or set anew by the operator."""

from datetime import datetime

from app.services import tries
from app.services.logins import fold_login, login_secret
from app.services.passwords import Passwords
from app.services.sessions import NoMatch, renew_session
from app.store.database import Database
from app.store.households import end_sessions, parent_by_login
from app.store.tables import Parent
from app.store.transaction import Tx


def confirm_password(
    db: Database, passwords: Passwords, parent_id: str, password: str, now: datetime
) -> None:
    """Make sure that it is the parent who sits there, not a child at an open tab.

    Raises NoMatch, tries.Resting, passwords.Busy.
    """
    with db.read() as session:
        parent = session.get(Parent, parent_id)
    if parent is None:
        raise NoMatch
    tries.spend(db, login_secret(parent.login), now)
    if not passwords.matches(parent.password_hash, password):
        raise NoMatch
    db.write(lambda tx: tries.forgive(tx, login_secret(parent.login)))


def change_password(
    db: Database, passwords: Passwords, parent_id: str, new: str, now: datetime
) -> str:
    """Set a new password and log out everywhere else; return a session token for here.

    Raises NoMatch when the parent is no more, and passwords.Busy.
    """
    password_hash = passwords.hash(new)

    def job(tx: Tx) -> str:
        parent = tx.session.get(Parent, parent_id)
        if parent is None:
            raise NoMatch
        parent.password_hash = password_hash
        return renew_session(tx, parent_id, now)

    return db.write(job)


def reset_password(db: Database, passwords: Passwords, login: str, new: str) -> bool:
    """Set a new password for whoever is locked out, and log them out everywhere.

    False when nobody has that login. For the operator, who sits at the server.
    """
    password_hash = passwords.hash(new)

    def job(tx: Tx) -> bool:
        parent = parent_by_login(tx.session, fold_login(login))
        if parent is None:
            return False
        parent.password_hash = password_hash
        end_sessions(tx.session, parent.id)
        tries.forgive(tx, login_secret(parent.login))
        return True

    return db.write(job)
