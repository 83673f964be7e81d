from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from sqlmodel import select

from app.services.tries import Resting, forgive, spend
from app.store.database import Database
from app.store.tables import TryBudget


def wait_of(db: Database, now: datetime, secret: str = "door") -> float:
    """Try once; return the seconds to wait, 0 when the try was taken."""
    try:
        spend(db, secret, now)
    except Resting as error:
        return error.left.total_seconds()
    return 0


def test_five_are_free_then_each_waits(database: Database, now: datetime) -> None:
    assert [wait_of(database, now) for _ in range(5)] == [0] * 5
    for rest in (15, 30, 60, 60):
        assert wait_of(database, now) == rest
        assert wait_of(database, now + timedelta(seconds=rest - 5)) == 5
        now += timedelta(seconds=rest)
        assert wait_of(database, now) == 0


def test_fifty_at_once_get_five(database: Database, now: datetime) -> None:
    with ThreadPoolExecutor(50) as crowd:
        waits = list(crowd.map(lambda _: wait_of(database, now), range(50)))

    assert waits.count(0) == 5
    assert waits.count(15) == 45


def test_each_secret_has_its_own(database: Database, now: datetime) -> None:
    for _ in range(5):
        spend(database, "door", now)

    assert wait_of(database, now, "window") == 0
    assert wait_of(database, now, "door") == 15


def test_all_are_given_back_after_the_right_one(database: Database, now: datetime) -> None:
    for _ in range(5):
        spend(database, "door", now)
    database.write(lambda tx: forgive(tx, "door"))

    assert [wait_of(database, now) for _ in range(6)] == [0] * 5 + [15]


def test_a_clock_that_is_set_back_makes_nobody_wait_longer_nor_gives_a_try(
    database: Database, now: datetime
) -> None:
    for _ in range(5):
        spend(database, "door", now)
    earlier = now - timedelta(days=300)

    assert wait_of(database, earlier) == 15
    assert wait_of(database, earlier + timedelta(seconds=15)) == 0


def test_a_secret_that_nobody_tried_for_a_day_is_forgotten(
    database: Database, now: datetime
) -> None:
    for _ in range(5):
        spend(database, "door", now)
    spend(database, "window", now + timedelta(days=1, seconds=1))

    with database.read() as session:
        assert len(session.exec(select(TryBudget)).all()) == 1


def test_what_was_typed_is_not_kept(database: Database, now: datetime) -> None:
    spend(database, "login mara@example.org", now)

    with database.read() as session:
        assert "mara" not in session.exec(select(TryBudget)).one().key
