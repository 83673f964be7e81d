import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, make_url, text
from sqlmodel import SQLModel

from app.store.database import Database
from app.store.errors import StoreDamaged, StoreNewer
from app.store.migrate import MIGRATIONS, VERSION_TABLE, migrate, newest
from app.store.sqlite import file_of
from app.store.tables import Asset, Hunt
from tests.store.rows import add_family

REBUILD = '''"""Rebuild a table to which others refer, as SQLite needs it for most changes."""

import sqlalchemy as sa
from alembic import op

revision = "9998"
down_revision = "{before}"


def upgrade() -> None:
    with op.batch_alter_table("household", recreate="{recreate}") as household:
        household.add_column(sa.Column("motto", sa.Text(), nullable=False, server_default="up"))
'''
BREAK = '''"""Do something, then break."""

from alembic import op

revision = "9999"
down_revision = "9998"


def upgrade() -> None:
    op.execute("DELETE FROM asset")
    op.drop_table("setting")
    op.execute("SELECT nothing FROM nowhere")
'''


@pytest.fixture
def new_postgres_url(postgres_url: str) -> Iterator[str]:
    """The URL of a PostgreSQL database without any tables."""
    name = f"red_thread_{uuid4().hex}"
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that is yet to be made, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'red-thread.db'}"
    found: str = request.getfixturevalue("new_postgres_url")
    return found


def later(folder: Path, url: str, *, broken: bool = False) -> Path:
    """Return the migrations of a later Red Thread, which rebuilds a table."""
    migrations = Path(shutil.copytree(MIGRATIONS, folder / f"later-{broken}"))
    recreate = "always" if url.startswith("sqlite") else "never"
    versions = migrations / "versions"
    (versions / "v9998_rebuild.py").write_text(REBUILD.format(before=newest(), recreate=recreate))
    if broken:
        (versions / "v9999_break.py").write_text(BREAK)
    return migrations


def mottos(url: str) -> list[str]:
    """Return what the later Red Thread has added."""
    database = Database(url)
    with database.read() as session:
        found = session.execute(text("SELECT motto FROM household")).scalars().all()
    database.close()
    return list(found)


def test_migrations_and_tables_do_not_differ(new_url: str) -> None:
    migrate(new_url)
    engine = create_engine(new_url)
    options = {"compare_type": True, "compare_server_default": True}
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={**options, "version_table": VERSION_TABLE}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_partial_index_is_there_and_partial(new_url: str) -> None:
    """Alembic does not compare what makes an index partial."""
    migrate(new_url)
    engine = create_engine(new_url)
    indexes = {index["name"]: index for index in inspect(engine).get_indexes("run")}
    engine.dispose()
    options = indexes["uq_run_play_word_joining"]["dialect_options"]
    assert any("joining" in str(where) for key, where in options.items() if key.endswith("_where"))


def test_migrating_again_changes_nothing(url: str) -> None:
    database = Database(url)
    add_family(database, "ash")
    database.close()
    migrate(url)
    database = Database(url)
    with database.read() as session:
        assert session.get_one(Hunt, "ash-hunt").title == "Birthday"
    database.close()


def test_rebuilding_a_table_leaves_the_rows_that_refer_to_it(new_url: str, tmp_path: Path) -> None:
    migrate(new_url)
    database = Database(new_url)
    add_family(database, "ash")
    database.close()
    migrate(new_url, later(tmp_path, new_url))
    assert mottos(new_url) == ["up"]
    database = Database(new_url)
    with database.read() as session:
        assert session.get_one(Hunt, "ash-hunt").title == "Birthday"
        assert session.get_one(Asset, "ash-asset").household_id == "ash"
    database.write(lambda tx: tx.session.execute(text("DELETE FROM household")))
    with database.read() as session:
        assert session.get(Hunt, "ash-hunt") is None
    database.close()


def test_a_migration_that_breaks_changes_nothing(new_url: str, tmp_path: Path) -> None:
    migrate(new_url)
    database = Database(new_url)
    add_family(database, "ash")
    database.close()
    with pytest.raises(Exception, match="nowhere"):
        migrate(new_url, later(tmp_path, new_url, broken=True))
    migrate(new_url)
    database = Database(new_url)
    with database.read() as session:
        assert session.get_one(Asset, "ash-asset").household_id == "ash"
        columns = inspect(session.connection()).get_columns("household")
        assert "motto" not in [column["name"] for column in columns]
    database.close()


def test_a_database_of_a_later_red_thread_is_refused(new_url: str, tmp_path: Path) -> None:
    migrate(new_url, later(tmp_path, new_url))
    with pytest.raises(StoreNewer, match=r"9998.*Update"):
        migrate(new_url)


def test_a_database_of_something_else_is_refused(new_url: str) -> None:
    if new_url.startswith("sqlite"):
        file_of(new_url).parent.mkdir()
    engine = create_engine(new_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipe (name text)"))
    with pytest.raises(StoreDamaged, match="not those of Red Thread"):
        migrate(new_url)
    assert inspect(engine).get_table_names() == ["recipe"]
    engine.dispose()


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100])
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "red-thread.db"
    file.write_bytes(content)
    with pytest.raises(StoreDamaged, match="red-thread"):
        migrate(f"sqlite:///{file}")
    assert file.read_bytes() == content


def test_a_cut_off_file_is_left_as_it_is(sqlite_url: str) -> None:
    file = file_of(sqlite_url)
    content = file.read_bytes()[:-20_000]
    file.write_bytes(content)
    with pytest.raises(StoreDamaged, match="red-thread"):
        migrate(sqlite_url)
    assert file.read_bytes() == content


def test_a_journal_without_its_database_is_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "red-thread.db-wal").write_bytes(b"answers")
    with pytest.raises(StoreDamaged, match="missing"):
        migrate(f"sqlite:///{tmp_path / 'red-thread.db'}")
    assert [file.name for file in tmp_path.iterdir()] == ["red-thread.db-wal"]


def test_a_new_file_is_whole_and_alone(tmp_path: Path) -> None:
    file = tmp_path / "data" / "red-thread.db"
    migrate(f"sqlite:///{file}")
    assert list(file.parent.iterdir()) == [file]
    assert file.stat().st_mode & 0o077 == 0
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_new_file_that_cannot_be_finished_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    url = f"sqlite:///{folder / 'red-thread.db'}"
    with pytest.raises(Exception, match="nowhere"):
        migrate(url, later(tmp_path, url, broken=True))
    assert list(folder.iterdir()) == []


def test_the_newest_number_is_alembics_head() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == newest()


def test_a_start_with_nothing_to_do_does_not_load_alembic(sqlite_url: str) -> None:
    program = (
        "import sys; from app.store.migrate import migrate; from app.store.database import Database"
        "; migrate(sys.argv[1]); Database(sys.argv[1]).close()"
        "; print([name for name in ('alembic', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, sqlite_url], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
