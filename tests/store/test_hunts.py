from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.store.database import Database
from app.store.errors import Stale
from app.store.hunts import (
    Author,
    HistoryLine,
    append_revision,
    history,
    hunt_of,
    newest_revision,
    revision_of,
    shelf,
)
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family

LATER = NOW + timedelta(hours=1)
SAM = Author(None, "Sam")


@pytest.fixture(autouse=True)
def families(database: Database) -> None:
    """Two families with a hunt each."""
    add_family(database, "ash")
    add_family(database, "oak")


def save(tx: Tx, plan: str = '{"age": 8}') -> int:
    hunt = hunt_of(tx.session, "ash", "ash-hunt", for_update=True)
    assert hunt is not None
    saved = append_revision(
        tx.session, hunt, title="Feast", plan=plan, author=SAM, label="Age", now=LATER
    )
    return saved.number


def test_a_hunt_begins_with_its_first_revision(database: Database) -> None:
    with database.read() as session:
        hunt = hunt_of(session, "ash", "ash-hunt")
        first = newest_revision(session, "ash", "ash-hunt")
        assert hunt is not None
        assert first is not None
        assert (hunt.head, first.number, first.plan, first.author_id) == (
            1, 1, "{}", "ash-parent",
        )  # fmt: skip


def test_a_save_is_the_newest_revision_and_the_older_stay(database: Database) -> None:
    assert database.write(save) == 2
    with database.read() as session:
        hunt = hunt_of(session, "ash", "ash-hunt")
        newest = newest_revision(session, "ash", "ash-hunt")
        first = revision_of(session, "ash", "ash-hunt", 1)
        assert hunt is not None
        assert newest is not None
        assert first is not None
        assert (hunt.head, hunt.title, hunt.changed_at) == (2, "Feast", LATER)
        assert (newest.number, newest.plan) == (2, '{"age": 8}')
        assert first.plan == "{}"
        assert revision_of(session, "ash", "ash-hunt", 3) is None
        assert history(session, "ash", "ash-hunt") == [
            HistoryLine(2, "Sam", "Age", LATER),
            HistoryLine(1, "Robin", "New", NOW),
        ]


def test_eighty_saves_at_once_are_eighty_revisions(database: Database) -> None:
    with ThreadPoolExecutor(80) as threads:
        numbers = list(threads.map(lambda _: database.write(save), range(80)))
    assert sorted(numbers) == list(range(2, 82))


def test_a_save_over_an_unseen_one_is_refused(database: Database) -> None:
    with database.read() as session:
        seen = hunt_of(session, "ash", "ash-hunt")
    assert seen is not None
    database.write(save)

    def save_over(tx: Tx) -> None:
        append_revision(tx.session, seen, title="", plan="lost", author=SAM, label="", now=LATER)

    with pytest.raises(Stale):
        database.write(save_over)
    with database.read() as session:
        assert len(history(session, "ash", "ash-hunt")) == 2


def test_another_households_hunt_is_as_if_it_were_not(database: Database) -> None:
    with database.read() as session:
        assert hunt_of(session, "ash", "oak-hunt") is None
        assert newest_revision(session, "ash", "oak-hunt") is None
        assert revision_of(session, "ash", "oak-hunt", 1) is None
        assert history(session, "ash", "oak-hunt") == []
        assert [hunt.id for hunt in shelf(session, "ash")] == ["ash-hunt"]
    locked = database.write(lambda tx: hunt_of(tx.session, "oak", "ash-hunt", for_update=True))
    assert locked is None


def test_a_removed_hunt_is_off_the_shelf_but_not_lost(database: Database) -> None:
    def remove(tx: Tx) -> None:
        hunt = hunt_of(tx.session, "ash", "ash-hunt", for_update=True)
        assert hunt is not None
        hunt.removed_at = LATER

    database.write(remove)
    with database.read() as session:
        assert shelf(session, "ash") == []
        found = hunt_of(session, "ash", "ash-hunt")
        assert found is not None
        assert found.removed_at == LATER
