from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from app.services import family
from app.services.accounts import Applicant
from app.services.invitations import invite, take_up
from app.services.passwords import Passwords
from app.services.pictures import picture_path
from app.services.sessions import log_in
from app.store.database import Database
from app.store.errors import Stale
from app.store.tables import Asset, Household, Parent
from tests.services.families import JESS, MARA, make_family, parent, who


def couple(db: Database, passwords: Passwords, now: datetime) -> tuple[Parent, Parent]:
    """Make a household with two parents, Mara and Jess."""
    mara = make_family(db, passwords, now)
    take_up(db, passwords, invite(db, mara.household_id, mara.id, now), JESS, now)
    jess = parent(db, "jess")
    assert jess is not None
    return mara, jess


def test_household_and_parent_are_renamed(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)

    database.write(lambda tx: family.rename_household(tx, mara.household_id, "We", "Asia/Tokyo"))
    database.write(lambda tx: family.rename_parent(tx, mara.id, "Mama"))

    with database.read() as session:
        household = session.get_one(Household, mara.household_id)
        assert (household.name, household.zone) == ("We", "Asia/Tokyo")
        assert session.get_one(Parent, mara.id).name == "Mama"


def test_what_is_gone_cannot_be_renamed(database: Database) -> None:
    with pytest.raises(Stale):
        database.write(lambda tx: family.rename_household(tx, "gone", "We", "UTC"))
    with pytest.raises(Stale):
        database.write(lambda tx: family.rename_parent(tx, "gone", "Mama"))


def test_a_removed_parent_is_logged_out_at_once(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara, jess = couple(database, passwords, now)
    tokens = [log_in(database, passwords, "jess", JESS.password, now) for _ in range(3)]

    database.write(lambda tx: family.remove_parent(tx, mara.household_id, jess.id))

    assert [who(database, token, now) for token in tokens] == [None] * 3
    assert parent(database, "jess") is None
    assert log_in(database, passwords, "mara", MARA.password, now)


def test_a_parent_of_another_household_cannot_be_removed(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara, _ = couple(database, passwords, now)
    other = make_family(database, passwords, now, Applicant("Ada", "ada", "x" * 8))

    with pytest.raises(Stale):
        database.write(lambda tx: family.remove_parent(tx, mara.household_id, other.id))
    assert parent(database, "ada")


def test_the_last_parent_stays(database: Database, passwords: Passwords, now: datetime) -> None:
    mara = make_family(database, passwords, now)

    with pytest.raises(family.LastParent):
        database.write(lambda tx: family.remove_parent(tx, mara.household_id, mara.id))


def test_two_who_remove_each_other_at_once_leave_one(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    parents = couple(database, passwords, now)

    def remove(one: Parent) -> None:
        with suppress(family.LastParent):
            database.write(lambda tx: family.remove_parent(tx, one.household_id, one.id))

    with ThreadPoolExecutor(2) as both:
        list(both.map(remove, parents))

    assert [parent(database, one.login) is None for one in parents].count(True) == 1


def test_a_removed_household_leaves_no_row_and_no_picture(
    database: Database, passwords: Passwords, now: datetime, tmp_path: Path
) -> None:
    mara, _ = couple(database, passwords, now)
    other = make_family(database, passwords, now, Applicant("Ada", "ada", "x" * 8))
    for name, owner in (("mine", mara), ("others", other)):
        asset = Asset(
            id=name,
            household_id=owner.household_id,
            width=1,
            height=1,
            large_bytes=1,
            small_bytes=1,
            created_at=now,
        )
        database.write(lambda tx, asset=asset: tx.session.add(asset))
        for size in ("large", "small"):
            path = picture_path(tmp_path, name, size)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"x")

    family.remove_household(database, tmp_path, mara.household_id)

    left = [path.name for path in tmp_path.rglob("*.webp")]
    assert sorted(left) == ["others-large.webp", "others-small.webp"]
    with database.read() as session:
        rows = [
            row
            for table in SQLModel.metadata.sorted_tables
            for row in session.connection().execute(table.select()).all()
        ]
    assert not [row for row in rows if mara.household_id in row or mara.id in row]
    assert [row for row in rows if other.household_id in row]


def test_removing_twice_does_no_harm(
    database: Database, passwords: Passwords, now: datetime, tmp_path: Path
) -> None:
    mara = make_family(database, passwords, now)

    for _ in range(2):
        family.remove_household(database, tmp_path, mara.household_id)
