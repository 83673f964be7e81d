import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, update

from app.store.database import Database
from app.store.editions import add_edition
from app.store.errors import Stale, Taken
from app.store.runs import (
    EventRow,
    RunRow,
    add_run,
    append_events,
    count_samples,
    events_of,
    key_seen,
    load_run,
    note_printed,
    remove_samples,
    remove_tries,
    run_of,
    run_of_token,
    run_of_word,
    runs_of_household,
    runs_of_hunt,
)
from app.store.tables import Run, RunEvent
from app.store.transaction import Tx
from tests.store.hearing import heard, hearing
from tests.store.rows import NOW, add_family, edition, run

ASH = run("ash-run", household_id="ash", hunt_id="ash-hunt")
LATER = NOW + timedelta(minutes=3)
TWO_EVENTS = [("tried", '{"entry": "3178"}', NOW), ("opened", "{}", LATER)]


@pytest.fixture(autouse=True)
def families(database: Database) -> None:
    """Two families with a run each."""
    add_family(database, "ash")
    add_family(database, "oak")


def after_two() -> RunRow:
    return ASH._replace(seq=2, progress='{"open": 1}', state="playing", started_at=NOW)


def append_two(tx: Tx) -> None:
    append_events(tx, after_two(), key="tap-1", events=TWO_EVENTS)


def test_a_run_comes_back_as_it_was_stored(database: Database) -> None:
    assert database.write(lambda tx: load_run(tx, "ash-run")) == ASH
    assert database.write(lambda tx: load_run(tx, "ash-run", for_update=True)) == ASH
    assert database.write(lambda tx: load_run(tx, "none")) is None


def test_another_households_run_is_as_if_it_were_not(database: Database) -> None:
    def job(tx: Tx) -> None:
        assert run_of(tx, "ash", "ash-run") == ASH
        assert run_of(tx, "ash", "oak-run") is None
        assert run_of(tx, "ash", "none") is None

    database.write(job)
    with database.read() as session:
        assert [one.id for one in runs_of_household(session, "ash")] == ["ash-run"]
        assert [one.id for one in runs_of_hunt(session, "ash", "ash-hunt")] == ["ash-run"]
        assert runs_of_hunt(session, "ash", "oak-hunt") == []


def test_nobodys_run_is_no_households(database: Database) -> None:
    def job(tx: Tx) -> None:
        add_run(tx, run("ash-sample"))
        assert run_of(tx, "ash", "ash-sample") is None
        assert load_run(tx, "ash-sample") is not None

    database.write(job)


def test_a_run_is_found_by_its_link_and_its_word(database: Database) -> None:
    def job(tx: Tx) -> None:
        assert run_of_token(tx, "ash-run-token") == ASH
        assert run_of_word(tx, "ash-run-word") == ASH
        assert run_of_token(tx, "ash-run-word") is None
        assert run_of_word(tx, "ash-run-token") is None

    database.write(job)


def test_a_word_counts_while_joining_is_open_and_is_free_again_after(database: Database) -> None:
    second = ASH._replace(id="ash-second", play_token="second")
    with pytest.raises(Taken, match="ash-run-word"):
        database.write(lambda tx: add_run(tx, second))

    def shut(tx: Tx) -> None:
        tx.session.exec(update(Run).where(col(Run.id) == "ash-run").values(joining=False))
        assert run_of_word(tx, "ash-run-word") is None
        add_run(tx, second)
        assert run_of_word(tx, "ash-run-word") == second

    database.write(shut)


def test_events_are_numbered_and_the_run_goes_along(database: Database) -> None:
    database.write(append_two)

    def job(tx: Tx) -> None:
        assert load_run(tx, "ash-run") == after_two()
        assert events_of(tx, "ash-run") == [
            EventRow(1, "tried", '{"entry": "3178"}', NOW),
            EventRow(2, "opened", "{}", LATER),
        ]
        assert [event.seq for event in events_of(tx, "ash-run", after=1)] == [2]
        assert events_of(tx, "oak-run") == []

    database.write(job)


def test_a_key_is_seen_in_its_own_run_only(database: Database) -> None:
    database.write(append_two)

    def job(tx: Tx) -> None:
        assert key_seen(tx, "ash-run", "tap-1")
        assert not key_seen(tx, "ash-run", "tap-2")
        assert not key_seen(tx, "oak-run", "tap-1")

    database.write(job)


def test_a_key_cannot_be_stored_twice(database: Database) -> None:
    def event(seq: int, key: str | None) -> RunEvent:
        return RunEvent(run_id="ash-run", seq=seq, key=key, kind="x", body="{}", at=NOW)

    def twice_without(tx: Tx) -> None:
        tx.session.add_all([event(1, None), event(2, None), event(3, "tap")])

    database.write(twice_without)
    with pytest.raises(IntegrityError):
        database.write(lambda tx: tx.session.add(event(4, "tap")))


def test_what_was_decided_about_an_older_state_is_refused(database: Database) -> None:
    database.write(append_two)
    with pytest.raises(Stale):
        database.write(lambda tx: append_events(tx, after_two(), key="tap-2", events=TWO_EVENTS))
    assert len(database.write(lambda tx: events_of(tx, "ash-run"))) == 2


def test_a_run_may_go_on_with_another_edition(database: Database) -> None:
    def job(tx: Tx) -> None:
        add_edition(tx, edition("ash-edition-2", "ash-hunt"))
        changed = ASH._replace(seq=1, edition_id="ash-edition-2")
        append_events(tx, changed, key=None, events=[("edition_changed", "{}", NOW)])

    database.write(job)
    found = database.write(lambda tx: load_run(tx, "ash-run"))
    assert found is not None
    assert found.edition_id == "ash-edition-2"


def test_who_listens_hears_of_new_events(database: Database) -> None:
    async def listen() -> int:
        async with hearing(database) as pulse, pulse.listen("ash-run") as queue:
            await database.submit(append_two)
            return await heard(queue)

    assert asyncio.run(listen()) == 2


def test_old_anonymous_samples_go_and_nothing_else(database: Database) -> None:
    def job(tx: Tx) -> None:
        old = run("ash-old")
        add_run(tx, old)
        add_run(tx, run("ash-new")._replace(created_at=LATER))
        add_run(tx, ASH._replace(id="ash-own", sample=True, play_token="o", play_word="o"))
        assert count_samples(tx) == 2
        assert remove_samples(tx, LATER) == 1
        assert count_samples(tx) == 1
        assert load_run(tx, "ash-old") is None
        assert load_run(tx, "ash-own") is not None

    database.write(job)


def test_a_household_clears_away_its_own_old_tries_and_nothing_else(database: Database) -> None:
    def a_try(run_id: str, family: str) -> RunRow:
        return run(run_id, household_id=family, hunt_id=f"{family}-hunt")._replace(sample=True)

    def job(tx: Tx) -> None:
        add_run(tx, a_try("ash-old", "ash"))
        add_run(tx, a_try("ash-new", "ash")._replace(created_at=LATER))
        add_run(tx, a_try("oak-old", "oak"))
        assert remove_tries(tx, "ash", LATER) == 1
        kept = [load_run(tx, name) for name in ("ash-run", "ash-new", "oak-old", "oak-run")]
        assert None not in kept
        assert load_run(tx, "ash-old") is None

    database.write(job)


def test_what_was_printed_is_noted_on_its_own_run(database: Database) -> None:
    def job(tx: Tx) -> None:
        note_printed(tx, "ash-run", "ash-edition")
        assert load_run(tx, "ash-run") == ASH._replace(printed_edition_id="ash-edition")
        oak = load_run(tx, "oak-run")
        assert oak is not None
        assert oak.printed_edition_id is None

    database.write(job)
