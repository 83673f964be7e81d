from datetime import timedelta

import pytest

from app.store.database import Database
from app.store.seats import SeatRow, add_seat, is_due, name_seat, seat_of_cookie, seats_of, touch
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family

SEAT = SeatRow("ash-seat", "ash-run", "", NOW, NOW)
LATER = NOW + timedelta(seconds=30)


@pytest.fixture(autouse=True)
def families(database: Database) -> None:
    """Two families with a tablet each."""
    add_family(database, "ash")
    add_family(database, "oak")


def test_a_tablet_is_known_by_its_cookie(database: Database) -> None:
    assert database.write(lambda tx: seat_of_cookie(tx, "ash-cookie")) == SEAT
    assert database.write(lambda tx: seat_of_cookie(tx, "ash-seat")) is None


def test_the_tablets_of_a_run_come_in_the_order_in_which_they_joined(database: Database) -> None:
    def job(tx: Tx) -> list[str]:
        add_seat(tx, id="a", run_id="ash-run", cookie_hash="c", name="Mira", now=LATER)
        return [seat.id for seat in seats_of(tx, "ash-run")]

    assert database.write(job) == ["ash-seat", "a"]


def test_a_tablet_is_named_and_the_others_are_not(database: Database) -> None:
    database.write(lambda tx: name_seat(tx, seat_id="ash-seat", name="Mira"))
    assert database.write(lambda tx: seats_of(tx, "ash-run")) == [SEAT._replace(name="Mira")]
    assert database.write(lambda tx: seats_of(tx, "oak-run"))[0].name == ""


def test_a_tablet_is_noted_at_most_every_half_minute(database: Database) -> None:
    assert not is_due(SEAT, LATER - timedelta(microseconds=1))
    assert is_due(SEAT, LATER)
    database.write(lambda tx: touch(tx, "ash-seat", LATER))
    seat = database.write(lambda tx: seat_of_cookie(tx, "ash-cookie"))
    assert seat == SEAT._replace(last_seen=LATER)
    assert database.write(lambda tx: seats_of(tx, "oak-run"))[0].last_seen == NOW
