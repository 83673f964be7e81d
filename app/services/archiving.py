"""Keeping and reusing hunts: the shelf, copies, files, removing and bringing back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from sqlmodel import Session, col, select

from app.plan.bundle import Bundle, BundleRefused, read, write
from app.plan.document import HuntPlan
from app.plan.pictures import pictures_in, with_pictures
from app.services.decoding import Unusable
from app.services.pictures import forget_pictures, keep_picture, picture_path
from app.services.planning import NoSuchHunt, derived_id, on_hunt, plan_of
from app.store.database import Database
from app.store.hunts import Author, add_hunt, hunt_of, newest_revision, shelf
from app.store.runs import runs_of_household
from app.store.tables import Hunt
from app.store.transaction import Tx

MOST_HUNTS = 300
"""Hunts of one household, the removed ones too."""


class HuntState(StrEnum):
    """Where a hunt stands on the shelf."""

    making = "making"
    ready = "ready"
    played = "played"


class ShelfFull(Exception):
    """This household has as many hunts as it may."""


@dataclass(frozen=True)
class Book:
    """A hunt as it stands on the shelf."""

    hunt: Hunt
    state: HuntState
    plan: HuntPlan


def books_of(session: Session, household_id: str) -> list[Book]:
    """Return a household's hunts, the one changed last first.

    A hunt is ready while a run of it waits or goes on, and played once one has ended. A parent's
    own try is neither.
    """
    states: dict[str, HuntState] = {}
    for run in runs_of_household(session, household_id):
        if run.hunt_id is None or run.sample:
            continue
        if run.state != "ended":
            states[run.hunt_id] = HuntState.ready
        elif run.started_at is not None:
            states.setdefault(run.hunt_id, HuntState.played)
    books = []
    for hunt in shelf(session, household_id):
        newest = newest_revision(session, household_id, hunt.id)
        if newest is not None:
            state = states.get(hunt.id, HuntState.making)
            books.append(Book(hunt, state, plan_of(newest)))
    return books


def removed_hunts(session: Session, household_id: str) -> list[Hunt]:
    """Return the hunts that can be brought back, the one removed last first."""
    found = select(Hunt).where(Hunt.household_id == household_id, col(Hunt.removed_at).is_not(None))
    return list(session.exec(found.order_by(col(Hunt.removed_at).desc(), Hunt.id)))


def create_hunt(
    db: Database,
    household_id: str,
    plan: HuntPlan,
    author: Author,
    key: str,
    now: datetime,
    label: str = "Begun",
) -> str:
    """Put a hunt on the shelf and return its id; the same `key` again gives the same hunt.

    Raises ShelfFull.
    """
    hunt_id = derived_id(household_id, key)

    def job(tx: Tx) -> str:
        if hunt_of(tx.session, household_id, hunt_id):
            return hunt_id
        if len(shelf(tx.session, household_id)) >= MOST_HUNTS:
            raise ShelfFull
        hunt = Hunt(
            id=hunt_id,
            household_id=household_id,
            title=plan.title,
            head=0,
            created_at=now,
            changed_at=now,
        )
        add_hunt(tx.session, hunt, plan=plan.model_dump_json(), author=author, label=label, now=now)
        return hunt_id

    return db.write(job)


def remove_hunt(db: Database, household_id: str, hunt_id: str, now: datetime) -> None:
    """Take a hunt from the shelf; it can be brought back. Raises NoSuchHunt."""

    def change(hunt: Hunt) -> None:
        hunt.removed_at = hunt.removed_at or now

    on_hunt(db, household_id, hunt_id, change)


def bring_back(db: Database, household_id: str, hunt_id: str) -> None:
    """Put a removed hunt back on the shelf. Raises NoSuchHunt."""

    def change(hunt: Hunt) -> None:
        hunt.removed_at = None

    on_hunt(db, household_id, hunt_id, change)


def export_hunt(
    session: Session, data: Path, household_id: str, hunt_id: str, file: BinaryIO
) -> HuntPlan:
    """Write a hunt as it was saved last, with its pictures, as a hunt file; return its plan.

    Runs and children are not in it, nor pictures whose files are lost. Raises NoSuchHunt, and
    BundleRefused where it holds more than a file may.
    """
    newest = newest_revision(session, household_id, hunt_id)
    if newest is None:
        raise NoSuchHunt
    plan = plan_of(newest)
    files = {one: picture_path(data, one, "large") for one in pictures_in(plan)}
    gone = {one: "" for one, path in files.items() if not path.is_file()}
    write(with_pictures(plan, gone), lambda one: files[one].read_bytes(), file)
    return plan


def import_hunt(
    db: Database,
    data: Path,
    household_id: str,
    file: BinaryIO,
    author: Author,
    key: str,
    now: datetime,
) -> str:
    """Put the hunt of a file on the shelf and return its id. All of it comes, or nothing.

    Its pictures are decoded and written anew under ids of our own. Raises BundleRefused, with a
    sentence for the parent, and ShelfFull.
    """
    bundle = read(file)
    hunt_id = derived_id(household_id, key)
    with db.read() as session:
        if hunt_of(session, household_id, hunt_id):
            return hunt_id
    names: dict[str, str] = {}
    try:
        for name in bundle.pictures:
            names[name] = _kept(db, data, household_id, name, bundle, now)
        plan = with_pictures(bundle.plan, names)
        return create_hunt(db, household_id, plan, author, key, now, "Brought in from a file")
    except BaseException:
        forget_pictures(db, data, household_id, names.values())
        raise


def _kept(
    db: Database, data: Path, household_id: str, name: str, bundle: Bundle, now: datetime
) -> str:
    try:
        return keep_picture(db, data, household_id, bundle.picture(name), now)
    except Unusable as error:
        raise BundleRefused(f"The picture “{name}” of this hunt can't be used. {error}") from error
