"""The tests' PostgreSQL: real, apart, and gone afterwards."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from app.setup import postgres


def ask(url: str, question: str) -> str:
    """Return the one value that a query gives."""
    engine = create_engine(url)
    with engine.connect() as connection:
        answer = str(connection.scalar(text(question)))
    engine.dispose()
    return answer


def test_a_database_of_ones_own(postgres_url: str) -> None:
    assert ask(postgres_url, "SELECT current_database()") == make_url(postgres_url).database
    assert ask(postgres_url, "SELECT current_database()") != "postgres"


def test_it_knows_more_than_ascii(postgres_url: str) -> None:
    assert ask(postgres_url, "SELECT lower('ÉÀØ')") == "éàø"


@pytest.mark.parametrize("lend", [postgres.AS_SOMEBODY, ["false"], ["no-such-program"]])
def test_root_has_a_way_on_every_machine(lend: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "AS_SOMEBODY", lend)
    with postgres.postgres_server() as url:
        folder = Path(str(make_url(url).query["host"]))
        assert ask(url, "SELECT 1 + 1") == "2"
        assert postgres.start(folder) == url  # it is running: no second one
    assert not folder.exists()


def test_words_of_the_server_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(postgres.SETTINGS, "max_connections", "none at all")
    with pytest.raises(RuntimeError, match="max_connections"), postgres.postgres_server():
        pass
