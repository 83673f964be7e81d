"""Households for the tests of services."""

from datetime import datetime

from app.ids import digest
from app.services.accounts import Applicant, make_household
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.households import Account, account_of, parent_by_login
from app.store.tables import Parent

MARA = Applicant("Mara", "Mara", "seven red threads")
JESS = Applicant("Jess", "jess", "eight blue threads")


def make_family(
    db: Database, passwords: Passwords, now: datetime, applicant: Applicant = MARA
) -> Parent:
    """Make a household and return its parent, who is not logged in anywhere."""
    make_household(db, passwords, f"House of {applicant.name}", "UTC", applicant, now)
    found = parent(db, applicant.login)
    assert found is not None
    return found


def parent(db: Database, login: str) -> Parent | None:
    """Return the parent of a login, or None."""
    with db.read() as session:
        return parent_by_login(session, login.casefold())


def who(db: Database, token: str, now: datetime) -> Account | None:
    """Return who is logged in with a token."""
    return db.write(lambda tx: account_of(tx, digest(token), now))
