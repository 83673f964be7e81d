"""What a backup file looks like: a zip with a manifest, the database and the pictures."""

import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, Field

from app.store.errors import StoreError

MANIFEST_NAME = "manifest.json"
DATABASE_NAME = "database.db"
FORMAT = 1
"""Raised by one whenever an older Red Thread could not restore what is written now."""
CHUNK = 1 << 20
_PICTURE = re.compile(r"assets/[a-z0-9]{2}/[a-z0-9][a-z0-9-]{0,60}\.webp")


class BackupError(StoreError):
    """A backup cannot be made or restored; the text says why."""


class Kept(BaseModel):
    """One file of a backup."""

    bytes: int = Field(ge=0)
    sha256: str


class Manifest(BaseModel):
    """What a backup holds, with the hash of each file."""

    kind: Literal["red-thread-backup"] = "red-thread-backup"
    format: int
    made_at: datetime
    schema_number: str
    files: dict[str, Kept]


def is_picture(name: str) -> bool:
    """Tell whether a name is that of a picture, as the data folder and a backup call it."""
    return _PICTURE.fullmatch(name) is not None


def copy(source: IO[bytes], target: IO[bytes], most: int | None = None) -> Kept:
    """Copy all bytes and tell how many there were, and their hash.

    Raises BackupError when there are more than `most`.
    """
    digest, count = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        count += len(chunk)
        if most is not None and count > most:
            raise BackupError("The backup holds more than its manifest says.")
        digest.update(chunk)
        target.write(chunk)
    return Kept(bytes=count, sha256=digest.hexdigest())


def pictures(data: Path) -> list[Path]:
    """Return the pictures in a data folder, as paths from there."""
    found = (path.relative_to(data) for path in (data / "assets").glob("*/*.webp"))
    return sorted(path for path in found if is_picture(path.as_posix()))
