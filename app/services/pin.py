"""The household's PIN: says on the child's tablet that a grown-up is right here."""

from datetime import datetime

from app.services import tries
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.tables import Household
from app.store.transaction import Tx

SHORTEST, LONGEST = 4, 8


def is_pin(digits: str) -> bool:
    """Whether this may be a PIN: four to eight digits."""
    return digits.isascii() and digits.isdecimal() and SHORTEST <= len(digits) <= LONGEST


def set_pin(db: Database, passwords: Passwords, household_id: str, pin: str) -> None:
    """Set a household's PIN; an empty one takes it away. Raises passwords.Busy."""
    pin_hash = passwords.hash(pin) if pin else None

    def job(tx: Tx) -> None:
        household = tx.session.get_one(Household, household_id)
        household.pin_hash = pin_hash
        tries.forgive(tx, _secret(household_id))

    db.write(job)


def has_pin(db: Database, household_id: str) -> bool:
    """Whether a household has set a PIN."""
    with db.read() as session:
        household = session.get(Household, household_id)
        return bool(household and household.pin_hash)


def pin_is_right(
    db: Database, passwords: Passwords, household_id: str, pin: str, now: datetime
) -> bool:
    """Whether this is the household's PIN; never when it has none.

    Takes a try. Raises tries.Resting, passwords.Busy. Blocks for as long as a hash takes, so it
    must not be called on the event loop.
    """
    tries.spend(db, _secret(household_id), now)
    with db.read() as session:
        household = session.get(Household, household_id)
        stored = household.pin_hash if household else None
    if not passwords.matches(stored, pin):
        return False
    db.write(lambda tx: tries.forgive(tx, _secret(household_id)))
    return True


def _secret(household_id: str) -> str:
    return f"pin {household_id}"
