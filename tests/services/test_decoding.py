"""The decoder takes what cameras make, and nothing else, and forgets what a camera tells."""

import io
from pathlib import Path

import pytest
from PIL import Image

from app.services.decoding import LONG_SIDES, MOST_PIXELS, Unusable, decode

RED, BLUE = (200, 40, 30), (20, 60, 200)
HEIC = Path(__file__).parent / "pictures" / "kitchen.heic"


def photo(kind: str, size: tuple[int, int] = (1600, 1200), turned: int = 1) -> bytes:
    """A picture whose top left quarter is red, as its camera stored it, with telling metadata."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "A telling camera"
    exif[0x8825] = {1: "N", 2: (59.0, 19.0, 0.0)}
    out = io.BytesIO()
    picture.save(out, kind, exif=exif)
    return out.getvalue()


def is_red(picture: Image.Image, x: int, y: int) -> bool:
    red, _, blue = picture.convert("RGB").getpixel((x, y))
    return red > blue


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_writes_both_sizes_by_their_long_side(kind: str, tmp_path: Path) -> None:
    assert decode(photo(kind), tmp_path) == (1280, 960)
    for name, side in LONG_SIDES.items():
        with Image.open(tmp_path / f"{name}.webp") as made:
            assert made.format == "WEBP"
            assert max(made.size) == side


def test_reads_heic(tmp_path: Path) -> None:
    assert decode(HEIC.read_bytes(), tmp_path) == (640, 480)
    with Image.open(tmp_path / "large.webp") as made:
        assert is_red(made, 5, 5)
        assert not is_red(made, 630, 5)


@pytest.mark.parametrize("data", [photo("JPEG"), photo("PNG"), photo("WEBP"), HEIC.read_bytes()])
def test_forgets_what_the_camera_tells(data: bytes, tmp_path: Path) -> None:
    assert b"amera" in data
    decode(data, tmp_path)
    for name in LONG_SIDES:
        body = (tmp_path / f"{name}.webp").read_bytes()
        assert b"amera" not in body
        assert b"EXIF" not in body
        assert b"XMP" not in body


def test_turns_a_picture_upright(tmp_path: Path) -> None:
    # 6: the camera was held upright, so the stored top left corner belongs at the top right.
    assert decode(photo("JPEG", turned=6), tmp_path) == (960, 1280)
    with Image.open(tmp_path / "small.webp") as made:
        assert made.size == (360, 480)
        assert is_red(made, 350, 10)
        assert not is_red(made, 10, 10)


def test_keeps_what_is_see_through(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(out, "PNG")
    decode(out.getvalue(), tmp_path)
    with Image.open(tmp_path / "large.webp") as made:
        assert made.mode == "RGBA"
        assert made.size == (40, 40)


def test_refuses_a_bomb_before_it_unpacks(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (MOST_PIXELS // 4000 + 1, 4000)).save(out, "PNG")
    with pytest.raises(Unusable, match="too many pixels"):
        decode(out.getvalue(), tmp_path)
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(Unusable, match="too many pixels"):
        decode(out.getvalue(), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a picture at all", id="text"),
        pytest.param(photo("PNG")[:-200], id="cut-off-png"),
        pytest.param(photo("JPEG")[:900], id="cut-off-jpeg"),
        pytest.param(HEIC.read_bytes()[:500], id="cut-off-heic"),
        pytest.param(b"GIF89a" + bytes(40), id="gif"),
        pytest.param(b"%PDF-1.7 " + bytes(40), id="pdf"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="svg"),
    ],
)
def test_refuses_in_words(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="JPEG, PNG, WebP or HEIC"):
        decode(data, tmp_path)
    assert not list(tmp_path.iterdir())
