"""The web fonts: small, whole, made once, and never in the way of a start."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from app.setup import fonts

LILITA = fonts.FONTS[0]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "fonts"
    fonts.prepare_fonts(folder)
    return folder


def test_stable_names(folder: Path) -> None:
    assert [path.name for path in fonts.prepare_fonts(folder)] == [
        "lilita-one.woff2",
        "lexend.woff2",
        "atkinson-regular.woff2",
        "atkinson-bold.woff2",
    ]


@pytest.mark.parametrize("font", fonts.FONTS, ids=lambda font: font.name)
def test_letters_of_latin_and_no_others(font: fonts.WebFont, folder: Path) -> None:
    points = set(TTFont(folder / font.name).getBestCmap())
    assert {ord(letter) for letter in "AZaz09éßñçŁž–“”…€"} <= points
    assert all(any(first <= p <= last for first, last in fonts.LETTERS) for p in points)


def test_small(folder: Path) -> None:
    for font in fonts.FONTS:
        assert (folder / font.name).stat().st_size < fonts.source_of(font).stat().st_size / 2


def test_lexend_keeps_its_weights(folder: Path) -> None:
    (axis,) = TTFont(folder / "lexend.woff2")["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 100, 900)


def test_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fonts.prepare_font(LILITA, tmp_path)
    monkeypatch.setattr(fonts, "subset", lambda _: pytest.fail("made a second time"))
    assert fonts.prepare_font(LILITA, tmp_path) == first


@pytest.mark.parametrize(
    ("name", "value"),
    [("version", lambda _: "99.9"), ("LETTERS", ((0x41, 0x5A),))],
)
def test_made_again_for_a_new_version_or_other_letters(
    name: str, value: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = fonts.prepare_font(LILITA, tmp_path)
    assert path is not None
    path.write_bytes(b"old")
    monkeypatch.setattr(fonts, name, value)
    fonts.prepare_font(LILITA, tmp_path)
    assert TTFont(io.BytesIO(path.read_bytes())).flavor == "woff2"


def test_missing_package_is_logged_and_left_out(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = fonts.WebFont("gone.woff2", "fontpkg-gone", "Gone.ttf")
    monkeypatch.setattr(fonts, "FONTS", (gone, LILITA))
    assert [path.name for path in fonts.prepare_fonts(tmp_path)] == ["lilita-one.woff2"]
    assert "gone.woff2 is left out" in caplog.text


def test_a_cut_off_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "font.woff2"
    path.write_bytes(b"old")

    def full_disk(*_: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="no space"):
        fonts.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
