"""A data folder as a server leaves it, for the commands that work on one."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services.accounts import Applicant, make_household
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.migrate import migrate

NOW = datetime(2026, 5, 16, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def family_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one household, whose parent logs in as mara."""
    file = tmp_path_factory.mktemp("family") / "redthread.sqlite"
    migrate(f"sqlite:///{file}")
    db = Database(f"sqlite:///{file}")
    mara = Applicant("Mara", "mara", "seven red threads")
    make_household(db, Passwords(1, 8), "The Lindholms", "UTC", mara, NOW)
    db.close()
    return file


@pytest.fixture
def data(family_file: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own, with that household."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(family_file, folder)
    return folder


@pytest.fixture
def open_data() -> Callable[[Path], Database]:
    """Open the database of a data folder."""
    return lambda folder: Database(f"sqlite:///{folder / 'redthread.sqlite'}")
