from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.exc import StatementError

from app.store.database import Database
from app.store.tables import Household

NOON = datetime(2026, 5, 9, 12, 0, 0, 1, tzinfo=UTC)


def keep(database: Database, moment: datetime) -> datetime:
    """Store a moment and return it as it is read."""
    household = Household(id="ash", name="Ash", zone="UTC", created_at=moment)
    database.write(lambda tx: tx.session.add(household))
    with database.read() as session:
        return session.get_one(Household, "ash").created_at


def test_a_moment_comes_back_aware_and_to_the_microsecond(database: Database) -> None:
    kept = keep(database, NOON)
    assert kept == NOON
    assert kept.tzinfo is UTC


def test_a_moment_of_another_zone_comes_back_in_utc(database: Database) -> None:
    kept = keep(database, NOON.astimezone(timezone(timedelta(hours=-5))))
    assert kept.isoformat() == "2026-05-09T12:00:00.000001+00:00"


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="needs a zone"):
        keep(database, NOON.replace(tzinfo=None))
