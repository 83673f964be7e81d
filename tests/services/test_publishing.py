import json
from datetime import datetime

import pytest

from app.engine.commands import Start
from app.locks.number import NumberLock
from app.plan.edits import RemoveStage
from app.services.archiving import remove_hunt
from app.services.passwords import Passwords
from app.services.publishing import GoneAlready, NotReady, freeze, make_ready, take_change
from app.store.database import Database
from app.store.editions import load_edition
from app.store.runs import RunRow, run_of_word, runs_of_household
from tests.services.day import Day, ready
from tests.services.families import make_family
from tests.services.hunts import Workbench, workbench


@pytest.fixture
def bench(database: Database, passwords: Passwords, now: datetime) -> Workbench:
    """A household with a hunt that is finished."""
    return workbench(database, passwords, now)


@pytest.fixture
def day(bench: Workbench) -> Day:
    """A run of that hunt for Juno."""
    return ready(bench)


def make(bench: Workbench, run_id: str, household: str = "") -> RunRow | None:
    household = household or bench.household_id
    return bench.db.write(
        lambda tx: make_ready(tx, household, bench.hunt_id, run_id, ["Teo"], "UTC", bench.now)
    )


def take(day: Day, household: str = "", key: str = "take") -> str:
    """Take the change in and return the edition that is played then, "" for no such run."""
    household = household or day.bench.household_id
    table = day.db.write(lambda tx: take_change(tx, day.games, household, day.run_id, key, day.now))
    return table.run.edition_id if table else ""


def count_runs(bench: Workbench) -> int:
    with bench.db.read() as session:
        return len(runs_of_household(session, bench.household_id))


def test_a_run_waits_for_its_first_tap_with_word_and_link(day: Day) -> None:
    run = day.run
    assert (run.state, run.seq, run.started_at, run.sample) == ("ready", 0, None, False)
    assert json.loads(run.children) == ["Juno"]
    assert run.play_word.count("-") == 2
    assert len(run.play_token) == 32
    assert run.printed_edition_id == run.edition_id
    found = day.db.write(lambda tx: run_of_word(tx, run.play_word))
    assert found is not None
    assert found.id == day.run_id


def test_what_is_played_stays_as_it_was_when_the_hunt_changes(day: Day) -> None:
    day.bench.revise(0, title="Another cake")
    assert day.table.game.plan.stages[0].title == "Cake"
    edition_id = day.run.edition_id
    edition = day.db.write(lambda tx: load_edition(tx, edition_id))
    assert edition is not None
    assert '"Cake"' in edition.plan


def test_a_form_that_is_sent_twice_makes_one_run(bench: Workbench) -> None:
    first, second = make(bench, "run-1"), make(bench, "run-1")
    assert first is not None
    assert second == first
    assert count_runs(bench) == 1


def test_one_revision_is_frozen_once(bench: Workbench) -> None:
    first, second = make(bench, "run-1"), make(bench, "run-2")
    assert first is not None
    assert second is not None
    assert first.edition_id == second.edition_id
    assert first.play_word != second.play_word
    bench.revise(0, title="Another cake")
    third = make(bench, "run-3")
    assert third is not None
    assert third.edition_id != first.edition_id


def test_a_hunt_with_problems_is_not_made_ready(bench: Workbench) -> None:
    bench.revise(2, lock=NumberLock())
    with pytest.raises(NotReady) as refused:
        make(bench, "run-1")
    assert [problem.stage_id for problem in refused.value.problems] == ["lock"]
    assert count_runs(bench) == 0


def test_a_foreign_a_removed_and_a_missing_hunt_are_not_there(
    bench: Workbench, passwords: Passwords, now: datetime
) -> None:
    stranger = make_family(bench.db, passwords, now).household_id
    assert make(bench, "run-1", stranger) is None
    assert bench.db.write(lambda tx: freeze(tx, stranger, bench.hunt_id, now)) is None
    remove_hunt(bench.db, bench.household_id, bench.hunt_id, now)
    assert make(bench, "run-1") is None
    assert count_runs(bench) == 0


def test_a_run_takes_the_hunt_as_it_is_now(day: Day) -> None:
    before = day.run.edition_id
    day.do(Start())
    day.bench.revise(0, title="Another cake")
    after = take(day)
    assert after != before
    assert day.run.edition_id == after
    assert day.table.game.plan.stages[0].title == "Another cake"
    assert day.table.progress.opened("cake"), "what was opened stays open"
    assert day.run.printed_edition_id == before, "the paper is still the old one"


def test_taking_twice_or_for_nothing_changes_nothing(day: Day) -> None:
    before = take(day, key="a")
    assert before == day.run.edition_id
    day.bench.revise(0, title="Another cake")
    after = take(day, key="b")
    seq = day.run.seq
    assert take(day, key="b") == after
    assert take(day, key="c") == after
    assert day.run.seq == seq


def test_a_key_that_was_used_takes_nothing_more(day: Day) -> None:
    day.bench.revise(0, title="Another cake")
    after = take(day, key="b")
    day.bench.revise(0, title="A third cake")
    assert take(day, key="b") == after


def test_a_change_that_lost_an_opened_page_is_refused(day: Day) -> None:
    day.do(Start())
    before = day.run
    day.bench.save(RemoveStage(stage_id="cake"))
    with pytest.raises(GoneAlready) as refused:
        take(day)
    assert refused.value.pages == (4,)
    assert day.run == before


def test_a_change_that_is_not_ready_is_refused(day: Day) -> None:
    before = day.run
    day.bench.revise(2, lock=NumberLock())
    with pytest.raises(NotReady):
        take(day)
    assert day.run == before


def test_another_household_takes_nothing(day: Day, passwords: Passwords, now: datetime) -> None:
    stranger = make_family(day.db, passwords, now).household_id
    day.bench.revise(0, title="Another cake")
    before = day.run
    assert take(day, stranger) == ""
    assert day.run == before
