"""A household's pictures are kept in two sizes, or refused in words with nothing left behind."""

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from sqlmodel import select

from app.services import pictures
from app.services.decoding import MOST_BYTES, Unusable
from app.services.passwords import Passwords
from app.services.pictures import keep_picture, picture_path
from app.store.assets import assets_of
from app.store.database import Database
from app.store.tables import Asset
from tests.services.families import make_family

HEIC = Path(__file__).parent / "pictures" / "kitchen.heic"


def photo(kind: str = "JPEG", size: tuple[int, int] = (900, 600)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 60, 200)).save(out, kind)
    return out.getvalue()


@pytest.fixture
def household_id(database: Database, passwords: Passwords, now: datetime) -> str:
    return make_family(database, passwords, now).household_id


@pytest.fixture
def nothing_kept(database: Database, tmp_path: Path) -> Iterator[None]:
    """Whatever the test does leaves no row and no file."""
    yield
    with database.read() as session:
        assert session.exec(select(Asset)).all() == []
    assert [path for path in tmp_path.glob("assets/**/*") if path.is_file()] == []


@pytest.mark.parametrize("body", [photo("JPEG"), photo("PNG"), photo("WEBP"), HEIC.read_bytes()])
def test_keeps_both_sizes(
    database: Database, household_id: str, tmp_path: Path, now: datetime, body: bytes
) -> None:
    asset_id = keep_picture(database, tmp_path, household_id, body, now)

    with database.read() as session:
        (asset,) = assets_of(session, household_id)
    large, small = (picture_path(tmp_path, asset_id, size) for size in ("large", "small"))
    assert asset.id == asset_id
    assert (asset.large_bytes, asset.small_bytes) == (large.stat().st_size, small.stat().st_size)
    with Image.open(large) as made:
        assert made.size == (asset.width, asset.height)
    with Image.open(small) as made:
        assert max(made.size) == 480
    assert asset_id[:2] == large.parent.name
    assert not list((tmp_path / "assets" / "incoming").iterdir())


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"", "can't be read", id="empty"),
        pytest.param(b"GIF89a and more", "can't be read", id="gif"),
        pytest.param(photo("PNG")[:-300], "can't be read", id="cut-off"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG", id="svg"),
        pytest.param(b"\xef\xbb\xbf\n<?xml version='1.0'?><svg/>", "SVG", id="svg-after-xml"),
        pytest.param(b"\xff" * (MOST_BYTES + 1), "12 MB", id="too-large"),
        pytest.param(photo("PNG", (6000, 4001)), "24 megapixels", id="bomb"),
    ],
)
def test_refuses_in_words(
    database: Database, household_id: str, tmp_path: Path, now: datetime, body: bytes, says: str
) -> None:
    with pytest.raises(Unusable, match=says):
        keep_picture(database, tmp_path, household_id, body, now)


@pytest.mark.usefixtures("nothing_kept")
def test_a_decoder_that_takes_too_long_is_stopped(
    database: Database,
    household_id: str,
    tmp_path: Path,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "MOST_SECONDS", 0.001)
    with pytest.raises(Unusable, match="can't be read"):
        keep_picture(database, tmp_path, household_id, photo(), now)


@pytest.mark.usefixtures("nothing_kept")
def test_a_household_keeps_so_many_and_no_more(
    database: Database,
    household_id: str,
    tmp_path: Path,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "MOST_PICTURES", 0)
    with pytest.raises(Unusable, match="No more fit"):
        keep_picture(database, tmp_path, household_id, photo(), now)
