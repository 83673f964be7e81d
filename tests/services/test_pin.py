from datetime import datetime

import pytest

from app.services.passwords import Passwords
from app.services.pin import is_pin, pin_is_right, set_pin
from app.services.tries import Resting
from app.store.database import Database
from tests.services.families import JESS, make_family


@pytest.mark.parametrize("digits", ["2468", "01234567", "0000"])
def test_four_to_eight_digits_are_a_pin(digits: str) -> None:
    assert is_pin(digits)


@pytest.mark.parametrize(
    "digits", ["", "246", "123456789", "24 68", "24a8", "٢٤٦٨", "²²²²", "-246"]
)
def test_anything_else_is_none(digits: str) -> None:
    assert not is_pin(digits)


def test_only_the_households_own_pin_is_right(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    jess = make_family(database, passwords, now, JESS)
    set_pin(database, passwords, mara.household_id, "2468")
    set_pin(database, passwords, jess.household_id, "1357")

    assert pin_is_right(database, passwords, mara.household_id, "2468", now)
    assert not pin_is_right(database, passwords, mara.household_id, "1357", now)
    assert not pin_is_right(database, passwords, "no such household", "2468", now)


@pytest.mark.parametrize("pin", ["", "0000", "2468"])
def test_without_a_pin_none_is_right(
    database: Database, passwords: Passwords, now: datetime, pin: str
) -> None:
    mara = make_family(database, passwords, now)
    assert not pin_is_right(database, passwords, mara.household_id, pin, now)

    set_pin(database, passwords, mara.household_id, "2468")
    set_pin(database, passwords, mara.household_id, "")
    assert not pin_is_right(database, passwords, mara.household_id, pin, now)


def test_a_child_cannot_try_them_all(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    set_pin(database, passwords, mara.household_id, "2468")
    for _ in range(5):
        assert not pin_is_right(database, passwords, mara.household_id, "1111", now)

    with pytest.raises(Resting):
        pin_is_right(database, passwords, mara.household_id, "2468", now)
