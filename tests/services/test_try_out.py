from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from app.locks.number import NumberLock
from app.samples import birthday
from app.services.archiving import HuntState, books_of, remove_hunt
from app.services.games import Games
from app.services.passwords import Passwords
from app.services.playing import look
from app.services.publishing import NotReady
from app.services.try_out import LASTS, NoRoom, try_a_hunt, try_the_sample
from app.store.database import Database
from app.store.runs import RunRow, load_run
from app.store.tables import Edition
from tests.services.families import make_family
from tests.services.hunts import Workbench, workbench


def play(database: Database, at: datetime, most: int = 2) -> RunRow:
    return database.write(lambda tx: try_the_sample(tx, most, at))


def test_a_stranger_gets_a_run_of_the_sample_that_is_nobodys(
    database: Database, now: datetime
) -> None:
    run = play(database, now)
    assert (run.household_id, run.hunt_id, run.sample) == (None, None, True)
    table = database.write(lambda tx: look(tx, Games(), run))
    assert table.game.plan == birthday()
    assert table.game.try_out, "its deeds pass by themselves"


def test_all_strangers_play_one_edition(database: Database, now: datetime) -> None:
    assert play(database, now).edition_id == play(database, now).edition_id
    with database.read() as session:
        assert len(session.exec(select(Edition.id)).all()) == 1


def test_no_more_strangers_than_there_is_room_for(database: Database, now: datetime) -> None:
    first = play(database, now)
    play(database, now)
    with pytest.raises(NoRoom):
        play(database, now + LASTS)
    play(database, now + LASTS + timedelta(seconds=1))
    assert database.write(lambda tx: load_run(tx, first.id)) is None, "a day is over"


def test_a_server_may_offer_no_try_outs(database: Database, now: datetime) -> None:
    with pytest.raises(NoRoom):
        play(database, now, most=0)


@pytest.fixture
def bench(database: Database, passwords: Passwords, now: datetime) -> Workbench:
    """A household with a hunt."""
    return workbench(database, passwords, now)


def try_own(bench: Workbench, at: datetime, household: str = "") -> RunRow | None:
    household = household or bench.household_id
    return bench.db.write(lambda tx: try_a_hunt(tx, household, bench.hunt_id, "UTC", at))


def test_a_parents_try_is_of_the_hunt_as_it_is_now(bench: Workbench) -> None:
    bench.revise(0, title="Another cake")
    run = try_own(bench, bench.now)
    assert run is not None
    assert (run.household_id, run.sample) == (bench.household_id, True)
    game = bench.db.write(lambda tx: look(tx, Games(), run)).game
    assert game.plan.stages[0].title == "Another cake"
    assert game.try_out


def test_a_try_is_not_a_hunt_that_was_made_ready(bench: Workbench) -> None:
    try_own(bench, bench.now)
    with bench.db.read() as session:
        states = [book.state for book in books_of(session, bench.household_id)]
    assert states == [HuntState.making]


def test_yesterdays_tries_go(bench: Workbench) -> None:
    first = try_own(bench, bench.now)
    second = try_own(bench, bench.now + LASTS)
    third = try_own(bench, bench.now + LASTS + timedelta(seconds=1))
    left = [
        run is not None and bench.db.write(lambda tx, run=run: load_run(tx, run.id)) is not None
        for run in (first, second, third)
    ]
    assert left == [False, True, True]


def test_a_hunt_that_is_not_ready_or_not_theirs_is_not_tried(
    bench: Workbench, passwords: Passwords, now: datetime
) -> None:
    stranger = make_family(bench.db, passwords, now).household_id
    assert try_own(bench, now, stranger) is None
    bench.revise(2, lock=NumberLock())
    with pytest.raises(NotReady):
        try_own(bench, now)
    remove_hunt(bench.db, bench.household_id, bench.hunt_id, now)
    assert try_own(bench, now) is None
