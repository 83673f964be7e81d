"""The hunt file: one zip that holds a hunt and its pictures, and nothing of any child.

`hunt.json` is the plan in its canonical form; the pictures are `pictures/p1.webp`, `p2` … in the
order of their first use, so that a file says nothing of the server it comes from, and a hunt
that was exported, imported and exported again is the same file.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from app.plan.document import HuntPlan
from app.plan.formats import dumps, loads
from app.plan.json_reader import HuntRefused
from app.plan.members import (
    HUNT,
    BundleRefused,
    check_members,
    open_archive,
    picture_member,
    picture_name,
    read_member,
)
from app.plan.pictures import pictures_in, with_pictures
from app.plan.words import shown

__all__ = ["Bundle", "BundleRefused", "read", "write"]

_NO_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Bundle:
    """A hunt file that has been checked. Its file must stay open while pictures are read."""

    plan: HuntPlan
    """Names its pictures as the file does: give them ids of your own with `with_pictures`."""
    pictures: tuple[str, ...]
    _archive: zipfile.ZipFile

    def picture(self, name: str) -> bytes:
        """Return one of `pictures`: bytes that begin like WebP, not yet decoded or trusted."""
        return read_member(self._archive, picture_member(name))


def write(plan: HuntPlan, picture: Callable[[str], bytes], file: BinaryIO) -> None:
    """Write a plan as a hunt file. `picture` returns the WebP bytes of an asset.

    Raises BundleRefused when it would be a file that `read` refuses: too many pictures, say.
    """
    names = {asset: f"p{number}" for number, asset in enumerate(pictures_in(plan), 1)}
    with zipfile.ZipFile(file, "w") as archive:
        text = dumps(with_pictures(plan, names))
        archive.writestr(zipfile.ZipInfo(HUNT, _NO_TIME), text, zipfile.ZIP_DEFLATED)
        for asset, name in names.items():
            archive.writestr(zipfile.ZipInfo(picture_member(name), _NO_TIME), picture(asset))
    read(file)


def read(file: BinaryIO) -> Bundle:
    """Read a hunt file of anybody's, within the limits of `members`; nothing is ever extracted.

    Raises BundleRefused, which says in words what is wrong with the file.
    """
    archive = open_archive(file)
    members = check_members(archive)
    try:
        plan = loads(read_member(archive, HUNT))
    except HuntRefused as error:
        raise BundleRefused(error.says) from error
    there = {picture_name(member) for member in members if member != HUNT}
    named = pictures_in(plan)
    missing = next((name for name in named if name not in there), None)
    if missing is not None:
        raise BundleRefused(f"The picture “{shown(missing)}” of this hunt is not in the file.")
    unused = next(iter(sorted(there - set(named))), None)
    if unused is not None:
        raise BundleRefused(f"The picture “{unused}” is on no page of this hunt.")
    for name in named:
        if not _is_webp(read_member(archive, picture_member(name))):
            raise BundleRefused(f"The picture “{name}” is not a WebP picture.")
    return Bundle(plan, named, archive)


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
