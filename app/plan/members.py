"""The members of a stranger's zip: counted, named and bounded before anything is read."""

import re
import stat
import struct
import zipfile
import zlib
from typing import BinaryIO

from app.plan.words import shown

MB = 1024 * 1024
LARGEST_FILE = 40 * MB
LARGEST_HUNT = 3 * MB
LARGEST_PICTURE = 8 * MB
LARGEST_WHOLE = 64 * MB
MOST_MEMBERS = 200
LARGEST_INDEX = MOST_MEMBERS * 256
"""Bytes of the zip's index, which is read into memory before its entries can be counted."""
DENSEST = 200
"""How often its packed size a member may be unpacked, from DENSE_FROM bytes on."""
DENSE_FROM = 256 * 1024

HUNT = "hunt.json"
FOLDER = "pictures/"
_PICTURE = re.compile(r"pictures/([a-z0-9][a-z0-9_-]{0,39})\.webp\Z")
_ARCHIVES = (".zip", ".jar", ".7z", ".rar", ".tar", ".gz", ".bz2", ".xz")
_END = struct.Struct("<4s4H2LH")
_DAMAGED = "This file is damaged. Export the hunt again, and bring in the new file."


class BundleRefused(Exception):
    """This file can't be brought in; `says` tells why, in words for a parent."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


def open_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Open a zip whose size and index are within the limits. Raises BundleRefused."""
    size = file.seek(0, 2)
    if size > LARGEST_FILE:
        raise BundleRefused(f"This file is larger than {LARGEST_FILE // MB} MB.")
    file.seek(max(0, size - _END.size))
    tail = file.read(_END.size)
    if len(tail) < _END.size or tail[:4] != b"PK\x05\x06":
        raise BundleRefused("This is not a hunt file: it is no zip, or its end is missing.")
    _, _, _, _, count, index_size, index_start, comment = _END.unpack(tail)
    if count > MOST_MEMBERS or index_size > LARGEST_INDEX:
        raise BundleRefused(f"There are more than {MOST_MEMBERS} files in this file.")
    if index_start + index_size != size - _END.size or comment:
        raise BundleRefused(_DAMAGED)
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, UnicodeError, ValueError, NotImplementedError) as error:
        raise BundleRefused(_DAMAGED) from error


def check_members(archive: zipfile.ZipFile) -> list[str]:
    """Return the members' names. Raises BundleRefused for any that a hunt file has no use for."""
    infos = [info for info in archive.infolist() if not _is_folder(info)]
    names = [info.filename for info in infos]
    for info in infos:
        _check_member(info)
        if names.count(info.filename) > 1:
            raise BundleRefused(f"“{shown(info.filename)}” is in this file twice.")
    if HUNT not in names:
        raise BundleRefused(f"This is not a hunt file: there is no {HUNT} in it.")
    if sum(info.file_size for info in infos) > LARGEST_WHOLE:
        raise BundleRefused(f"Unpacked, this file is larger than {LARGEST_WHOLE // MB} MB.")
    return names


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a member's content, never more than its limit. Raises BundleRefused."""
    limit = _limit(name)
    try:
        with archive.open(name) as stream:
            content = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise BundleRefused(_DAMAGED) from error
    if len(content) > limit:
        raise BundleRefused(f"“{shown(name)}” is larger than {limit // MB} MB.")
    return content


def picture_member(name: str) -> str:
    """Return the member that holds a picture."""
    return f"{FOLDER}{name}.webp"


def picture_name(member: str) -> str:
    """Return the picture that a member holds."""
    return member.removeprefix(FOLDER).removesuffix(".webp")


def _check_member(info: zipfile.ZipInfo) -> None:
    name = info.filename
    quoted = f"“{shown(name)}”"
    if info.flag_bits & 0x2041:
        raise BundleRefused("This file is encrypted. Save it without a password.")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise BundleRefused(f"{quoted} is a link to another place. A hunt file holds no links.")
    parts = re.split(r"[/\\]", info.orig_filename)
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        raise BundleRefused(f"{quoted} points out of the file. A hunt file keeps to itself.")
    if name.lower().endswith(_ARCHIVES):
        raise BundleRefused(f"{quoted} is a file packed in a file. Bring in that one by itself.")
    if info.orig_filename != name or (name != HUNT and not _PICTURE.match(name)):
        raise BundleRefused(f"{quoted} does not belong in a hunt file.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BundleRefused(f"{quoted} is packed in a way that can't be read. Zip it again.")
    if info.file_size > _limit(name):
        raise BundleRefused(f"{quoted} is larger than {_limit(name) // MB} MB.")
    if info.file_size > max(DENSE_FROM, DENSEST * info.compress_size):
        raise BundleRefused(f"{quoted} would unpack to far more than it says. That is no hunt.")


def _is_folder(info: zipfile.ZipInfo) -> bool:
    """The folder of the pictures, which zip programs put in by itself."""
    return info.orig_filename == FOLDER and info.file_size == 0


def _limit(name: str) -> int:
    return LARGEST_HUNT if name == HUNT else LARGEST_PICTURE
