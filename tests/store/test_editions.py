import pytest

from app.store.database import Database
from app.store.editions import add_edition, edition_of, keep_edition, load_edition, newest_edition
from app.store.transaction import Tx
from tests.store.rows import add_family, edition


@pytest.fixture(autouse=True)
def families(database: Database) -> None:
    """Two families with an edition each."""
    add_family(database, "ash")
    add_family(database, "oak")


def test_an_edition_comes_back_as_it_was_frozen(database: Database) -> None:
    assert database.write(lambda tx: load_edition(tx, "ash-edition")) == edition(
        "ash-edition", "ash-hunt"
    )
    assert database.write(lambda tx: load_edition(tx, "none")) is None


def test_the_samples_edition_is_nobodys(database: Database) -> None:
    def job(tx: Tx) -> None:
        add_edition(tx, edition("sample", None))
        assert load_edition(tx, "sample") == edition("sample", None)
        assert edition_of(tx.session, "ash", "sample") is None

    database.write(job)


def test_another_households_edition_is_as_if_it_were_not(database: Database) -> None:
    with database.read() as session:
        own = edition_of(session, "ash", "ash-edition")
        assert own is not None
        assert own.id == "ash-edition"
        assert edition_of(session, "ash", "oak-edition") is None
        assert newest_edition(session, "ash", "oak-hunt") is None


def test_the_newest_edition_is_of_the_newest_revision(database: Database) -> None:
    def job(tx: Tx) -> str | None:
        add_edition(tx, edition("ash-2", "ash-hunt")._replace(number=2))
        add_edition(tx, edition("ash-1", "ash-hunt")._replace(number=1))
        newest = newest_edition(tx.session, "ash", "ash-hunt")
        return newest.id if newest else None

    assert database.write(job) == "ash-2"


def test_an_edition_that_is_kept_twice_stays_as_it_was(database: Database) -> None:
    def job(tx: Tx, plan: str) -> None:
        keep_edition(tx, edition("sample", None)._replace(plan=plan))

    database.write(lambda tx: job(tx, "first"))
    database.write(lambda tx: job(tx, "second"))
    found = database.write(lambda tx: load_edition(tx, "sample"))
    assert found is not None
    assert found.plan == "first"
