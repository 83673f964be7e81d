import hashlib
import json
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlmodel import col

from app.store.backup import backup, restore
from app.store.backup_file import BackupError
from app.store.database import Database
from app.store.errors import StoreNewer
from app.store.migrate import migrate
from app.store.sqlite import file_of
from app.store.statements import Command, Query
from app.store.tables import Setting
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family

ADD = Command(insert(Setting))
SET = Command(update(Setting).values(value=bindparam("value")))
VALUES = Query(select(col(Setting.value)), str)
# The short form is for every commit.
BACKUPS = 50 if os.environ.get("REDTHREAD_LONG") == "1" else 5
PICTURE = "assets/ab/abcdefgh2345-large.webp"


@pytest.fixture
def data(empty_file: Path, tmp_path: Path) -> Path:
    """A data folder with a family, a picture and things that are no family's."""
    data = tmp_path / "data"
    (data / PICTURE).parent.mkdir(parents=True)
    (data / PICTURE).write_bytes(bytes(range(256)) * 5000)
    (data / "assets" / "incoming").mkdir()
    (data / "assets" / "incoming" / "half.webp").write_bytes(b"half")
    (data / "fonts").mkdir()
    shutil.copy(empty_file, data / "red-thread.db")
    database = Database(url_in(data))
    add_family(database, "ash")
    database.close()
    return data


def url_in(data: Path) -> str:
    return f"sqlite:///{data / 'red-thread.db'}"


def content(data: Path) -> list[str]:
    """Return all that a database holds, in a form that can be compared."""
    connection = sqlite3.connect(data / "red-thread.db")
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_a_restored_backup_holds_the_same(data: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "saved.zip", tmp_path / "new"
    made = backup(url_in(data), data, file, NOW)
    assert set(made.files) == {"database.db", PICTURE}
    assert restore(file, url_in(new), new) == made
    assert content(new) == content(data)
    assert (new / PICTURE).read_bytes() == (data / PICTURE).read_bytes()
    assert {path.name for path in new.iterdir()} == {"assets", "red-thread.db"}
    assert (new / "red-thread.db").stat().st_mode & 0o077 == 0
    migrate(url_in(new))
    database = Database(url_in(new))
    add_family(database, "oak")
    database.close()


def test_a_backup_is_for_its_owner_only_and_leaves_nothing_beside(
    data: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    backup(url_in(data), data, folder / "saved.zip", NOW)
    assert [path.name for path in folder.iterdir()] == ["saved.zip"]
    assert (folder / "saved.zip").stat().st_mode & 0o077 == 0


def test_backups_while_others_write_hold_what_was_acknowledged(data: Path, tmp_path: Path) -> None:
    database = Database(url_in(data))
    acknowledged = [0]
    stop = threading.Event()

    def begin(tx: Tx) -> None:
        tx.run_each(ADD, [{"key": f"{number}", "value": "000000"} for number in range(200)])

    def set_next(tx: Tx) -> int:
        newest = acknowledged[0] + 1
        tx.run(SET, value=f"{newest:06}")
        return newest

    def write() -> None:
        while not stop.is_set():
            acknowledged[0] = database.write(set_next)

    database.write(begin)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(BACKUPS):
            before = acknowledged[0]
            file, new = tmp_path / f"{turn}.zip", tmp_path / f"new-{turn}"
            backup(url_in(data), data, file, NOW)
            restore(file, url_in(new), new)
            restored = Database(url_in(new))
            values = restored.write(lambda tx: tx.fetch(VALUES))
            restored.close()
            # All rows of one job, and of none that is older than what was acknowledged.
            assert len(values) == 200
            assert len(set(values)) == 1
            assert int(values[0]) >= before
    finally:
        stop.set()
        writer.join()
        database.close()


def lost_page(database: bytes) -> bytes:
    """Return a database whose last page is gone."""
    return database[:-4096] + bytes(4096)


def lost_index(database: bytes) -> bytes:
    """Return a database in which a row and its index differ."""
    return database.replace(b"ash-asset", b"ash-asseX", 1)


@pytest.mark.parametrize("damage", [lost_page, lost_index])
def test_a_backup_that_cannot_be_made_leaves_the_one_before(
    data: Path, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "saved.zip"
    file.write_bytes(b"the one before")
    database = data / "red-thread.db"
    database.write_bytes(damage(database.read_bytes()))
    with pytest.raises(BackupError, match="damaged"):
        backup(url_in(data), data, file, NOW)
    assert file.read_bytes() == b"the one before"


def test_a_database_with_rows_of_nobody_is_damaged(data: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(data / "red-thread.db")
    connection.execute("UPDATE asset SET household_id = 'nobody'")
    connection.commit()
    connection.close()
    with pytest.raises(BackupError, match=r"damaged.*asset"):
        backup(url_in(data), data, tmp_path / "saved.zip", NOW)


def test_on_postgresql_its_own_tools_are_named(tmp_path: Path) -> None:
    url = "postgresql://server/red_thread"
    with pytest.raises(BackupError, match="pg_dump"):
        backup(url, tmp_path, tmp_path / "saved.zip", NOW)
    with pytest.raises(BackupError, match="PostgreSQL"):
        restore(tmp_path / "saved.zip", url, tmp_path)


def test_nothing_is_overwritten(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "saved.zip"
    backup(url_in(data), data, file, NOW)
    before = content(data)
    with pytest.raises(BackupError, match="not empty"):
        restore(file, url_in(data), data)
    assert content(data) == before


Members = dict[str, bytes]


def other_manifest(**changes: object) -> Callable[[Members], None]:
    """Return what changes entries of the manifest."""

    def change(members: Members) -> None:
        manifest = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps({**manifest, **changes}).encode()

    return change


def more(name: str) -> Callable[[Members], None]:
    """Return what adds a file, known to the manifest, under this name."""

    def change(members: Members) -> None:
        manifest = json.loads(members["manifest.json"])
        members[name] = members[PICTURE]
        manifest["files"][name] = manifest["files"][PICTURE]
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


def damaged_database(members: Members) -> None:
    """Put in a database that cannot be read, with the right hash."""
    body = lost_page(members["database.db"])
    manifest = json.loads(members["manifest.json"])
    manifest["files"]["database.db"]["sha256"] = hashlib.sha256(body).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()
    members["database.db"] = body


def flip(name: str) -> Callable[[Members], None]:
    """Return what changes one byte in the middle of a file."""

    def change(members: Members) -> None:
        middle = len(members[name]) // 2
        whole = members[name]
        members[name] = whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (flip("database.db"), "database.db is damaged"),
        (damaged_database, "The database is damaged"),
        (flip(PICTURE), "large.webp is damaged"),
        (lambda members: members.pop("manifest.json"), "no manifest"),
        (lambda members: members.update({"manifest.json": b"{"}), "cannot be read"),
        (lambda members: members.pop(PICTURE), "not those of its manifest"),
        (lambda members: members.update({"extra": b""}), "not those of its manifest"),
        (lambda members: members.update({PICTURE: members[PICTURE] * 2}), "more than"),
        (more("../outside.webp"), "none of Red Thread's"),
        (more("/outside.webp"), "none of Red Thread's"),
        (more("assets/ab/../../../x.webp"), "none of Red Thread's"),
        (more("settings.py"), "none of Red Thread's"),
        (other_manifest(files={}), "not those of its manifest"),
        (other_manifest(kind="recipes"), "cannot be read"),
        (other_manifest(format=2), "newer"),
    ],
)  # fmt: skip
def test_what_is_not_a_whole_backup_is_refused(
    data: Path, tmp_path: Path, change: Callable[[Members], None], says: str
) -> None:
    file, new = tmp_path / "saved.zip", tmp_path / "new"
    backup(url_in(data), data, file, NOW)
    with ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    with pytest.raises(BackupError, match=says):
        restore(file, url_in(new), new)
    assert list(new.iterdir()) == []
    assert not (tmp_path / "outside.webp").exists()


def test_a_backup_of_a_later_red_thread_is_refused(data: Path, tmp_path: Path) -> None:
    file, new = tmp_path / "saved.zip", tmp_path / "new"
    connection = sqlite3.connect(file_of(url_in(data)))
    connection.execute("UPDATE red_thread_schema SET version_num = '9999'")
    connection.commit()
    connection.close()
    backup(url_in(data), data, file, NOW)
    with pytest.raises(StoreNewer, match="9999"):
        restore(file, url_in(new), new)


@pytest.mark.parametrize("keep", [0, 10, 50_000, -10])
def test_a_cut_off_backup_is_refused(data: Path, tmp_path: Path, keep: int) -> None:
    file, new = tmp_path / "saved.zip", tmp_path / "new"
    backup(url_in(data), data, file, NOW)
    file.write_bytes(file.read_bytes()[:keep])
    with pytest.raises(BackupError, match="whole"):
        restore(file, url_in(new), new)
    assert list(new.iterdir()) == []


def test_a_backup_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be restored"):
        restore(tmp_path / "none.zip", url_in(tmp_path / "new"), tmp_path / "new")
