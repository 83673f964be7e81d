"""Households and parents: how they come to be."""

from dataclasses import dataclass, field
from datetime import datetime

from app.ids import new_id
from app.services.logins import fold_login
from app.services.passwords import Passwords
from app.services.sessions import open_session
from app.services.setup_word import check_setup_word, use_setup_word
from app.store.database import Database
from app.store.errors import Taken
from app.store.households import any_household, parent_by_login
from app.store.tables import Household, Parent
from app.store.transaction import Tx


class AlreadySetUp(Exception):
    """There is a household on this server already."""


@dataclass(frozen=True)
class Applicant:
    """What somebody tells of themselves to get an account."""

    name: str
    login: str
    password: str = field(repr=False)


def make_first_household(
    db: Database,
    passwords: Passwords,
    word: str,
    household: str,
    zone: str,
    applicant: Applicant,
    now: datetime,
) -> str:
    """Make the server's first household; return its parent's session token.

    Raises AlreadySetUp, setup_word.NotTheWord, tries.Resting, passwords.Busy.
    """
    with db.read() as session:
        # A form that is sent twice must not end with a word that does not do any more.
        if any_household(session):
            raise AlreadySetUp
    check_setup_word(db, word, now)
    password_hash = passwords.hash(applicant.password)

    def job(tx: Tx) -> str:
        if any_household(tx.session) or not use_setup_word(tx):
            raise AlreadySetUp
        return _make_household(tx, household, zone, applicant, password_hash, now)

    return db.write(job)


def make_household(
    db: Database,
    passwords: Passwords,
    household: str,
    zone: str,
    applicant: Applicant,
    now: datetime,
) -> str:
    """Make a further household; return its parent's session token.

    Raises Taken for a login that is in use, and passwords.Busy.
    """
    password_hash = passwords.hash(applicant.password)
    return db.write(lambda tx: _make_household(tx, household, zone, applicant, password_hash, now))


def add_parent(
    tx: Tx, household_id: str, applicant: Applicant, password_hash: str, now: datetime
) -> str:
    """Add a parent to a household and return their id. Raises Taken for a login in use."""
    login = fold_login(applicant.login)
    if parent_by_login(tx.session, login):
        raise Taken(applicant.login)
    parent = Parent(
        id=new_id(),
        household_id=household_id,
        name=applicant.name,
        login=login,
        password_hash=password_hash,
        created_at=now,
    )
    tx.session.add(parent)
    tx.session.flush()
    return parent.id


def _make_household(
    tx: Tx, name: str, zone: str, applicant: Applicant, password_hash: str, now: datetime
) -> str:
    household = Household(id=new_id(), name=name, zone=zone, created_at=now)
    tx.session.add(household)
    tx.session.flush()
    parent_id = add_parent(tx, household.id, applicant, password_hash, now)
    return open_session(tx, parent_id, now)
