"""One file out, one file in; whatever is no hunt file is refused in words and leaves nothing."""

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings

from app.plan import bundle, members
from app.plan.bundle import BundleRefused, read, write
from app.plan.document import HuntPlan
from app.plan.formats import dumps
from app.plan.pictures import with_pictures
from tests.builders import hunt, sample, stage, three_stage_hunt
from tests.plan.plans import cases, plans

WEBP = b"RIFF\x1a\0\0\0WEBPVP8L" + bytes(14)
Members = dict[str, bytes]


def webp_of(asset: str) -> bytes:
    """A stand-in for an asset's picture: the right first bytes, and its name."""
    return WEBP + asset.encode()


def file_of(plan: HuntPlan) -> io.BytesIO:
    file = io.BytesIO()
    write(plan, webp_of, file)
    return file


def zipped(
    content: Members, change: Callable[[zipfile.ZipInfo], None] = lambda info: None
) -> io.BytesIO:
    """A zip of these members, each changed as an attacker would."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in content.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            change(info)
            archive.writestr(info, data)
    return file


def good() -> Members:
    plan = hunt(stage("a", 1, picture="p1"))
    return {"hunt.json": dumps(plan).encode(), "pictures/p1.webp": WEBP}


def refusal(file: io.BytesIO) -> str:
    with pytest.raises(BundleRefused) as refused:
        read(file)
    return refused.value.says


@settings(max_examples=cases(500, 5_000), deadline=None)
@given(plans(most_stages=4))
def test_out_in_and_out_again_is_the_same_file(plan: HuntPlan) -> None:
    first = file_of(plan)
    found = read(first)
    own = {name: f"asset-{number}" for number, name in enumerate(found.pictures)}
    again = io.BytesIO()
    back = {mine: found.picture(name) for name, mine in own.items()}
    write(with_pictures(found.plan, own), back.__getitem__, again)
    assert again.getvalue() == first.getvalue()
    theirs = dict(zip(found.pictures, bundle.pictures_in(plan), strict=True))
    assert with_pictures(found.plan, theirs) == plan
    assert [found.picture(name) for name in theirs] == [webp_of(one) for one in theirs.values()]


def test_a_file_holds_the_hunt_and_the_pictures_it_shows_and_no_more() -> None:
    plan = hunt(stage("a", 1, picture="secret-asset-id"), cover="kit:owl")
    with zipfile.ZipFile(file_of(plan)) as archive:
        assert archive.namelist() == ["hunt.json", "pictures/p1.webp"]
        text = archive.read("hunt.json").decode()
    assert "secret-asset-id" not in text
    assert json.loads(text) == json.loads(dumps(with_pictures(plan, {"secret-asset-id": "p1"})))


def test_a_hunt_that_no_file_can_carry_is_not_written() -> None:
    stages = (stage(f"s{n}", n, story="日" * 8_000, task="日" * 8_000) for n in range(1, 61))
    wide = hunt(*(one.model_copy(update={"after": "日" * 8_000}) for one in stages))
    with pytest.raises(BundleRefused, match="larger than 3 MB"):
        file_of(wide)
    with pytest.raises(BundleRefused, match="not a WebP picture"):
        write(hunt(cover="a1"), lambda asset: b"GIF89a", io.BytesIO())


def test_a_folder_that_a_zip_program_adds_is_no_harm() -> None:
    assert read(zipped({"pictures/": b"", **good()})).pictures == ("p1",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ({}, "there is no hunt.json in it"),
        ({"hunt.json": b"{"}, "is not JSON"),
        ({"hunt.json": b'{"format":2}'}, "newer Red Thread"),
        ({"hunt.json": b'{"format":1,"hunt":{"x":1}}'}, "X: this Red Thread does not know"),
        ({**good(), "pictures/p2.webp": WEBP}, "“p2” is on no page"),
        ({"hunt.json": good()["hunt.json"]}, "“p1” of this hunt is not in the file"),
        ({**good(), "pictures/p1.webp": b"<svg/>"}, "“p1” is not a WebP picture"),
        ({**good(), "readme.txt": b""}, "“readme.txt” does not belong"),
        ({**good(), "pictures/a/p1.webp": WEBP}, "does not belong"),
        ({**good(), "pictures/P1.webp": WEBP}, "does not belong"),
        ({**good(), "HUNT.JSON": b""}, "does not belong"),
        ({**good(), "photos/": b""}, "does not belong"),
        ({**good(), "../hunt.json": b""}, "points out of the file"),
        ({**good(), "pictures/../../p1.webp": WEBP}, "points out of the file"),
        ({**good(), "/etc/passwd": b""}, "points out of the file"),
        ({**good(), "C:\\p1.webp": b""}, "points out of the file"),
        ({**good(), "..\\p1.webp": b""}, "points out of the file"),
        ({**good(), "other.zip": b"PK"}, "is a file packed in a file"),
    ],
)
def test_members_that_do_not_belong_are_refused(content: Members, says: str) -> None:
    assert says in refusal(zipped(content))


def test_links_are_refused() -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "is a link to another place" in refusal(zipped(good(), link))


def test_strange_packing_is_refused() -> None:
    def bzip(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_BZIP2

    assert "packed in a way that can't be read" in refusal(zipped(good(), bzip))


def test_encrypted_files_are_refused() -> None:
    content = bytearray(file_of(three_stage_hunt()).getvalue())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    assert "encrypted" in refusal(io.BytesIO(bytes(content)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_stands_once() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for _ in range(2):
            archive.writestr("hunt.json", good()["hunt.json"])
    assert "“hunt.json” is in this file twice" in refusal(file)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({**good(), "pictures/p1.webp": bytes(members.LARGEST_PICTURE)})
    monkeypatch.setattr(members, "read_member", None)
    assert "far more than it says" in refusal(bomb)


def test_sizes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    noise = Random(1).randbytes(members.LARGEST_PICTURE + 1)
    assert "larger than 8 MB" in refusal(zipped({**good(), "pictures/p1.webp": noise}))
    monkeypatch.setattr(members, "LARGEST_WHOLE", 100)
    assert "Unpacked, this file is larger" in refusal(zipped(good()))
    monkeypatch.setattr(members, "LARGEST_FILE", 100)
    assert "This file is larger than" in refusal(zipped(good()))


def test_a_member_is_no_larger_than_it_says() -> None:
    """The index says 10 bytes; the stream holds many more."""
    content = bytearray(zipped(good()).getvalue())
    for signature, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", content, content.index(signature) + size, 10)
    assert "damaged" in refusal(io.BytesIO(bytes(content)))


def test_the_index_is_bounded_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    many = zipped({f"pictures/p{n}.webp": b"" for n in range(members.MOST_MEMBERS + 1)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "more than 200 files" in refusal(many)


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"not a zip" * 9, b"PK\x05\x06" + bytes(17), b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_zip_is_refused(content: bytes) -> None:
    assert refusal(io.BytesIO(content)).startswith("This is not a hunt file")


def test_something_before_or_after_the_zip_is_refused() -> None:
    content = file_of(three_stage_hunt()).getvalue()
    assert "damaged" in refusal(io.BytesIO(b"GIF89a" + content))
    assert "not a hunt file" in refusal(io.BytesIO(content + b"<script>"))


def test_every_truncated_file_is_refused() -> None:
    content = file_of(sample()).getvalue()
    for length in range(0, len(content), 97):
        assert refusal(io.BytesIO(content[:length]))


def broken(random: Random, content: bytes) -> bytes:
    """A hunt file with some of its bytes changed, cut out, doubled or swapped."""
    data = bytearray(content)
    for _ in range(random.choice([1, 1, 2, 8])):
        at, length = random.randrange(len(data)), random.choice([1, 1, 2, 4, 30])
        piece = data[at : at + length]
        data[at : at + length] = random.choice(
            [b"", piece * 2, random.randbytes(length), bytes(length), b"\xff" * length]
        )
    return bytes(data)


def test_broken_files_are_refused_in_words_or_hold_a_hunt() -> None:
    """Zips broken in their bytes, and whole zips around JSON that is broken in its text."""
    random = Random(3178)
    plan = hunt(stage("a", 1, picture="a1"), stage("b", 2), cover="a1")
    content, text = file_of(plan).getvalue(), good()["hunt.json"]
    said: list[str] = []
    for number in range(cases(2_000, 100_000)):
        if number % 2:
            file = io.BytesIO(broken(random, content))
        else:
            file = zipped({**good(), "hunt.json": broken(random, text)})
        try:
            found = read(file)
        except BundleRefused as error:
            said.append(error.says)
        else:
            assert isinstance(found.plan, HuntPlan)
            assert all(found.picture(name) for name in found.pictures)
    assert len(said) > cases(2_000, 100_000) / 2
    assert all(says.isprintable() and says.endswith(".") for says in said)
