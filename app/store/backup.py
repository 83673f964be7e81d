"""One file that holds everything, made while the server runs, and checked before it is restored."""

import os
import sqlite3
import zlib
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pydantic import ValidationError
from sqlalchemy import make_url

from app.store.backup_file import (
    DATABASE_NAME,
    FORMAT,
    MANIFEST_NAME,
    BackupError,
    Manifest,
    copy,
    is_picture,
    pictures,
)
from app.store.errors import StoreNewer
from app.store.migrate import VERSION_TABLE, newest
from app.store.sqlite import connect, file_of

LARGEST_MANIFEST = 64 << 20
OWNER_ONLY = 0o600


def backup(url: str, data: Path, file: Path, now: datetime) -> Manifest:
    """Write database and pictures to `file`, which is replaced only by a whole new one.

    Raises BackupError on PostgreSQL, which has tools of its own, and when the database is damaged.
    """
    if make_url(url).get_backend_name() != "sqlite":
        raise BackupError(
            "This server keeps its data in PostgreSQL. Save it with pg_dump, "
            f"and the pictures by copying {data / 'assets'}."
        )
    with TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as folder:
        database, whole = Path(folder, DATABASE_NAME), Path(folder, "whole.zip")
        number = _copy_database(file_of(url), database)
        manifest = Manifest(format=FORMAT, made_at=now, schema_number=number, files={})
        with whole.open("wb") as target:
            os.fchmod(target.fileno(), OWNER_ONLY)
            with ZipFile(target, "w") as archive:
                _add(archive, database, DATABASE_NAME, manifest)
                for picture in pictures(data):
                    _add(archive, data / picture, picture.as_posix(), manifest)
                archive.writestr(MANIFEST_NAME, manifest.model_dump_json(indent=1))
            target.flush()
            os.fsync(target.fileno())
        whole.replace(file)
    return manifest


def restore(file: Path, url: str, data: Path) -> Manifest:
    """Put a backup into an empty data folder, after everything in it was checked.

    Raises BackupError or StoreDamaged when the file is no whole backup or something is in the way,
    and StoreNewer for a backup of a later Red Thread; the folder is then as it was.
    """
    if make_url(url).get_backend_name() != "sqlite":
        raise BackupError("A backup file goes into a data folder, not into PostgreSQL.")
    if data.exists() and any(data.iterdir()):
        raise BackupError(f"{data} is not empty. Name a new folder: nothing is overwritten.")
    data.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=data, prefix=".restoring-") as folder:
        manifest = _unpack(file, Path(folder))
        if (unpacked := Path(folder, "assets")).exists():
            unpacked.rename(data / "assets")
        database = Path(folder, DATABASE_NAME)
        database.chmod(OWNER_ONLY)
        # Last, so that there is no database until all is there.
        database.rename(file_of(url))
    return manifest


def _copy_database(live: Path, target: Path) -> str:
    """Copy the database as it is at one moment, and return its schema's number."""
    with closing(connect(live)) as source, closing(sqlite3.connect(target)) as copied:
        source.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE")
        return _check_database(copied)


def _check_database(connection: sqlite3.Connection) -> str:
    """Return the schema's number. Raises BackupError unless everything in it can be read."""
    try:
        faults = connection.execute("PRAGMA integrity_check(3)").fetchall()
        if faults == [("ok",)]:
            faults = connection.execute("PRAGMA foreign_key_check").fetchmany(3)
        number: str
        (number,) = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupError(f"The database is damaged: {error}.") from error
    if faults:
        raise BackupError(f"The database is damaged: {faults}.")
    return number


def _add(archive: ZipFile, source: Path, name: str, manifest: Manifest) -> None:
    entry = ZipInfo(name)
    # Pictures are as small as they get.
    entry.compress_type = ZIP_STORED if is_picture(name) else ZIP_DEFLATED
    # One that was removed since the database was copied is not missed by it.
    with (
        suppress(FileNotFoundError),
        source.open("rb") as found,
        archive.open(entry, "w", force_zip64=True) as kept,
    ):
        manifest.files[name] = copy(found, kept)


def _unpack(file: Path, folder: Path) -> Manifest:
    try:
        with ZipFile(file) as archive:
            manifest = _read_manifest(archive)
            for name, kept in manifest.files.items():
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("xb") as unpacked:
                    if copy(source, unpacked, most=kept.bytes) != kept:
                        raise BackupError(f"{name} is damaged in this backup.")
                    unpacked.flush()
                    os.fsync(unpacked.fileno())
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BackupError(f"{file} is no backup, or not a whole one: {error}.") from error
    except OSError as error:
        raise BackupError(f"{file} cannot be restored: {error}.") from error
    with closing(connect(folder / DATABASE_NAME)) as connection:
        _check_database(connection)
    return manifest


def _read_manifest(archive: ZipFile) -> Manifest:
    """Return the manifest. Raises BackupError where it does not tell of just these files."""
    names = archive.namelist()
    if MANIFEST_NAME not in names:
        raise BackupError("This file is no backup: it has no manifest.")
    with archive.open(MANIFEST_NAME) as opened:
        text = opened.read(LARGEST_MANIFEST)
    try:
        manifest = Manifest.model_validate_json(text)
    except ValidationError as error:
        raise BackupError("This file is no backup: its manifest cannot be read.") from error
    if manifest.format > FORMAT:
        raise BackupError("This backup was made by a newer Red Thread. Update the program.")
    if manifest.schema_number > newest():
        raise StoreNewer(manifest.schema_number, newest())
    if sorted(names) != sorted([*manifest.files, MANIFEST_NAME]):
        raise BackupError("The files of this backup are not those of its manifest.")
    if not all(name == DATABASE_NAME or is_picture(name) for name in manifest.files):
        raise BackupError("This backup holds files that are none of Red Thread's.")
    if DATABASE_NAME not in manifest.files:
        raise BackupError("This backup holds no database.")
    return manifest
