from datetime import datetime

import pytest

from app.locks.word import WordLock
from app.services.passwords import Passwords
from app.services.publishing import take_change
from app.services.renewing import Renewal, have_printed, renewal_of
from app.store.database import Database
from tests.services.day import Day, ready
from tests.services.hunts import workbench


@pytest.fixture
def day(database: Database, passwords: Passwords, now: datetime) -> Day:
    """A run of the hunt of three stages."""
    return ready(workbench(database, passwords, now))


def renewal(day: Day, household: str = "") -> Renewal:
    with day.db.read() as session:
        return renewal_of(session, household or day.bench.household_id, day.run)


def take(day: Day) -> None:
    day.db.write(
        lambda tx: take_change(tx, day.games, day.bench.household_id, day.run_id, "", day.now)
    )


def printed(day: Day, household: str = "") -> bool:
    household = household or day.bench.household_id
    return day.db.write(lambda tx: have_printed(tx, household, day.run_id))


def test_nothing_is_behind_right_after_making_ready(day: Day) -> None:
    assert renewal(day) == Renewal(None, None)


def test_a_change_names_the_sheets_it_will_put_out_of_date(day: Day) -> None:
    day.bench.revise(0, task="Bake two cakes.")
    found = renewal(day)
    assert found.changed is not None
    assert found.changed.again == ("page 4", "the master sheet")
    assert found.printed is None


def test_a_change_that_was_undone_is_none(day: Day) -> None:
    task = day.bench.stage(0).task
    day.bench.revise(0, task="Bake two cakes.")
    day.bench.revise(0, task=task)
    assert renewal(day).changed is None


def test_a_change_that_no_sheet_shows_can_still_be_taken(day: Day) -> None:
    day.bench.revise(0, on_screen="A cake.")
    changed = renewal(day).changed
    assert changed is not None
    assert changed.again == ()


def test_what_was_taken_is_out_of_date_on_paper_until_it_is_printed(day: Day) -> None:
    day.bench.revise(1, lock=WordLock(word="herd"))
    take(day)
    found = renewal(day)
    assert found.changed is None
    assert found.printed is not None
    assert found.printed.again == ("the master sheet",)
    assert printed(day)
    assert renewal(day) == Renewal(None, None)


def test_another_household_sees_and_notes_nothing(day: Day) -> None:
    day.bench.revise(0, task="Bake two cakes.")
    take(day)
    assert renewal(day, "stranger") == Renewal()
    before = day.run
    assert not printed(day, "stranger")
    assert day.run == before
