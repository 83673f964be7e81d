"""A household's pictures: taken in, kept in two sizes, found again.

Files lie at `DIR/assets/ab/<id>-<size>.webp`; ids are random, and what a file was called by
whoever sent it is forgotten. A picture's bytes are only ever read by `app.services.decoding`, in
a process of its own.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from threading import BoundedSemaphore
from typing import Literal

from sqlmodel import col, func, select

from app.ids import new_id
from app.services.decoding import LONG_SIDES, MOST_BYTES, UNREADABLE, Unusable
from app.store.database import Database
from app.store.tables import Asset
from app.store.transaction import Tx

Size = Literal["large", "small"]

MOST_PICTURES = 2_000
"""Pictures of one household."""
AT_ONCE = 2
"""Pictures that are decoded at the same time; others wait."""
MOST_SECONDS = 30
"""For which one may be waited for or decoded."""

ROOT = Path(__file__).resolve().parents[2]
DRAWING = (
    "An SVG drawing can hold programs, so it is not taken. Save it as PNG and choose that file."
)
TOO_LARGE = f"This picture is too large. At most {MOST_BYTES // 1024**2} MB fit here."
BUSY = "Other pictures are being read just now. Please choose this one again in a minute."
TOO_MANY = f"Your household keeps {MOST_PICTURES} pictures already. No more fit here."

_decoders = BoundedSemaphore(AT_ONCE)


def keep_picture(db: Database, data: Path, household_id: str, body: bytes, now: datetime) -> str:
    """Decode a picture, keep it in the data folder for the household, and return its asset's id.

    Takes a second or two: call it off the event loop. Raises Unusable, with a sentence for the
    parent, for what is no picture, is too large, is cut off, or is a bomb; nothing is kept then.
    """
    if len(body) > MOST_BYTES:
        raise Unusable(TOO_LARGE)
    if is_drawing(body):
        raise Unusable(DRAWING)
    asset_id = new_id()
    incoming = data / "assets" / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=incoming) as folder:
        width, height = _decode_apart(body, Path(folder))
        bytes_of: dict[str, int] = {}
        for size in LONG_SIDES:
            made, kept = Path(folder) / f"{size}.webp", picture_path(data, asset_id, size)
            kept.parent.mkdir(exist_ok=True)
            bytes_of[size] = made.stat().st_size
            made.replace(kept)
    asset = Asset(
        id=asset_id,
        household_id=household_id,
        width=width,
        height=height,
        large_bytes=bytes_of["large"],
        small_bytes=bytes_of["small"],
        created_at=now,
    )
    try:
        db.write(lambda tx: _record(tx, asset))
    except BaseException:
        _unlink(data, asset_id)
        raise
    return asset_id


def forget_pictures(db: Database, data: Path, household_id: str, asset_ids: Iterable[str]) -> None:
    """Remove pictures of a household for good: rows and files. Others' are left alone."""
    wanted = list(asset_ids)

    def job(tx: Tx) -> list[str]:
        owned = select(Asset).where(Asset.household_id == household_id, col(Asset.id).in_(wanted))
        found = list(tx.session.exec(owned))
        for asset in found:
            tx.session.delete(asset)
        return [asset.id for asset in found]

    for asset_id in db.write(job):
        _unlink(data, asset_id)


def picture_path(data: Path, asset_id: str, size: str) -> Path:
    """Return where a picture's file of one size lies in the data folder."""
    return data / "assets" / asset_id[:2] / f"{asset_id}-{size}.webp"


def is_drawing(body: bytes) -> bool:
    """Tell whether a file is an SVG (or other XML) by its beginning."""
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<svg", b"<?xml", b"<!doctype svg")) or b"<svg" in head


def _record(tx: Tx, asset: Asset) -> None:
    owned = select(func.count()).where(col(Asset.household_id) == asset.household_id)
    if tx.session.exec(owned).one() >= MOST_PICTURES:
        raise Unusable(TOO_MANY)
    tx.session.add(asset)


def _unlink(data: Path, asset_id: str) -> None:
    for size in LONG_SIDES:
        picture_path(data, asset_id, size).unlink(missing_ok=True)


def _decode_apart(body: bytes, folder: Path) -> tuple[int, int]:
    if not _decoders.acquire(timeout=MOST_SECONDS):
        raise Unusable(BUSY)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app.services.decoding", str(folder.resolve())],
            input=body,
            capture_output=True,
            timeout=MOST_SECONDS,
            cwd=ROOT,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Unusable(UNREADABLE) from error
    finally:
        _decoders.release()
    result = json.loads(done.stdout)
    if "says" in result:
        raise Unusable(result["says"])
    return result["width"], result["height"]
