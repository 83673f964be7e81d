"""What parents change about their household and themselves."""

from pathlib import Path

from app.services.decoding import LONG_SIDES
from app.services.logins import login_secret
from app.services.pictures import picture_path
from app.services.tries import forgive
from app.store.assets import assets_of
from app.store.database import Database
from app.store.errors import Stale
from app.store.households import parents_of
from app.store.tables import Household, Parent
from app.store.transaction import Tx


class LastParent(Exception):
    """A household without a parent could not be opened by anybody any more."""


def rename_household(tx: Tx, household_id: str, name: str, zone: str) -> None:
    """Change the household's name and time zone. Raises Stale when it is no more."""
    household = tx.session.get(Household, household_id)
    if household is None:
        raise Stale
    household.name = name
    household.zone = zone


def rename_parent(tx: Tx, parent_id: str, name: str) -> None:
    """Change a parent's name. Raises Stale when they are no more."""
    parent = tx.session.get(Parent, parent_id)
    if parent is None:
        raise Stale
    parent.name = name


def remove_parent(tx: Tx, household_id: str, parent_id: str) -> None:
    """Remove a parent of this household and end their sessions at once.

    What they wrote stays, with their name. Raises LastParent; Stale when there is no such parent.
    """
    # Two parents who remove each other at once must not both succeed.
    tx.session.get(Household, household_id, with_for_update=True)
    parents = parents_of(tx.session, household_id)
    parent = next((one for one in parents if one.id == parent_id), None)
    if parent is None:
        raise Stale
    if len(parents) == 1:
        raise LastParent
    forgive(tx, login_secret(parent.login))
    tx.session.delete(parent)


def remove_household(db: Database, data: Path, household_id: str) -> None:
    """Remove a household with everything: parents, hunts, runs, pictures."""

    def job(tx: Tx) -> list[str]:
        household = tx.session.get(Household, household_id)
        if household is None:
            return []
        pictures = [asset.id for asset in assets_of(tx.session, household_id)]
        tx.session.delete(household)
        return pictures

    for picture in db.write(job):
        for size in LONG_SIDES:
            picture_path(data, picture, size).unlink(missing_ok=True)
