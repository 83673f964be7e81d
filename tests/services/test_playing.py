from datetime import datetime

import pytest

from app.engine.commands import Approve, Command, End, Enter, Resume, Start
from app.engine.events import read_event
from app.engine.progress import replay
from app.ids import digest
from app.services.passwords import Passwords
from app.services.playing import Table, act, sit
from app.store.database import Database
from app.store.runs import events_of
from app.store.seats import add_seat
from tests.services.day import Day, ready
from tests.services.hunts import workbench


@pytest.fixture
def day(database: Database, passwords: Passwords, now: datetime) -> Day:
    """A run of the hunt of three stages."""
    return ready(workbench(database, passwords, now))


def test_what_happens_is_stored_and_gives_the_same_state_again(day: Day) -> None:
    day.do(Start())
    day.do(Approve("cake", "parent"))
    day.do(Enter("animals", "seat", "12"))
    stored = day.db.write(lambda tx: events_of(tx, day.run_id))
    assert [event.seq for event in stored] == list(range(1, day.run.seq + 1))
    replayed = replay(read_event(event.body) for event in stored)
    assert replayed.model_copy(update={"edition": day.run.edition_id}) == day.table.progress


def test_a_key_counts_once(day: Day) -> None:
    day.do(Start())
    day.do(Approve("cake", "parent"))
    assert [event.kind for event in day.do(Enter("animals", "seat", "12"), "tap")] == ["tried"]
    before = day.run
    assert day.do(Enter("animals", "seat", "11"), "tap") == []
    assert day.run == before


def test_what_leads_to_nothing_is_not_written(day: Day) -> None:
    before = day.run
    assert day.do(Approve("cake", "parent")) == [], "nothing has begun"
    assert day.run == before


@pytest.mark.parametrize(
    ("commands", "state"),
    [((), "ready"), ((Start(),), "playing"), ((Start(), End()), "ended"),
     ((Start(), End(), Resume()), "playing")],
)  # fmt: skip
def test_the_runs_row_says_how_far_it_is(
    day: Day, commands: tuple[Command, ...], state: str
) -> None:
    for command in commands:
        day.do(command)
    run = day.run
    assert run.state == state
    assert (run.started_at is None) == (state == "ready")
    assert (run.ended_at is None) == (state != "ended")


def test_a_command_may_be_made_from_the_run_as_it_stands(day: Day) -> None:
    def begin(table: Table) -> Command | None:
        return None if table.progress.started_at else Start()

    for expected in (2, 0):
        result = day.db.write(lambda tx: act(tx, day.games, day.run_id, "", begin, day.now))
        assert result is not None
        assert len(result[1]) == expected


def test_there_is_no_acting_in_a_run_that_is_not_there(day: Day) -> None:
    assert day.db.write(lambda tx: act(tx, day.games, "none", "", Start(), day.now)) is None


def test_a_tablet_sits_at_its_own_run(day: Day) -> None:
    cookie = digest("cookie")
    day.db.write(
        lambda tx: add_seat(
            tx, id="seat", run_id=day.run_id, cookie_hash=cookie, name="Juno", now=day.now
        )
    )
    seated = day.db.write(lambda tx: sit(tx, day.games, cookie))
    assert seated is not None
    assert (seated.seat.name, seated.table.run.id) == ("Juno", day.run_id)
    assert day.db.write(lambda tx: sit(tx, day.games, digest("another"))) is None
