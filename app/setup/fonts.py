"""The web fonts: cut down to the letters that are needed, once, into the data folder.

The families come from packages as whole TrueType files of 28 to 176 kB. What is served is WOFF2
with Latin letters only, 10 to 57 kB. A style sheet names them by their stable file names, and
falls back to the system's fonts while or where they are not there.
"""

import importlib.util
import logging
import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)

# First and last code point: Latin with every accent that Europe uses, combining
# marks, punctuation, currency, and the arrows and signs that the screens use.
LETTERS = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x02B0, 0x02FF),
    (0x0300, 0x036F),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20C0),
    (0x2190, 0x2193),
    (0x2212, 0x2215),
)


class WebFont(NamedTuple):
    """A file that is served, and where its letters come from."""

    name: str
    package: str
    source: str


FONTS = (
    WebFont("lilita-one.woff2", "fontpkg-lilita-one", "LilitaOne-Regular.ttf"),
    WebFont("lexend.woff2", "fontpkg-lexend", "Lexend[wght].ttf"),
    WebFont(
        "atkinson-regular.woff2",
        "fontpkg-atkinson-hyperlegible",
        "AtkinsonHyperlegible-Regular.ttf",
    ),
    WebFont(
        "atkinson-bold.woff2",
        "fontpkg-atkinson-hyperlegible",
        "AtkinsonHyperlegible-Bold.ttf",
    ),
)


def prepare_fonts(folder: Path) -> list[Path]:
    """Make every web font that `folder` lacks or has from another version; return all it has.

    Takes about two seconds the first time and none later. A font whose package is missing is
    logged and left out, as the screens can do without.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [path for font in FONTS if (path := prepare_font(font, folder)) is not None]


def prepare_font(font: WebFont, folder: Path) -> Path | None:
    """Make one web font if need be; None if there is nothing to make it from."""
    path = folder / font.name
    stamp = folder / f".{font.name}.made-from"
    try:
        made_from = f"{font.package} {version(font.package)} {LETTERS}"
        if path.exists() and stamp.exists() and stamp.read_text() == made_from:
            return path
        write_whole(path, subset(source_of(font)))
        write_whole(stamp, made_from.encode())
    except (ImportError, OSError) as error:
        log.warning("the font %s is left out: %s", font.name, error)
        return None
    return path


def source_of(font: WebFont) -> Path:
    """Return the whole font's file.

    Raises PackageNotFoundError, which is an ImportError, if its package is not installed.
    """
    spec = importlib.util.find_spec(font.package.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise PackageNotFoundError(font.package)
    return Path(spec.origin).parent / "files" / font.source


def subset(source: Path) -> bytes:
    """Return the WOFF2 of `source` with nothing but `LETTERS`; its axes stay variable."""
    import io

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    wanted = [point for first, last in LETTERS for point in range(first, last + 1)]
    with TTFont(source, lazy=True) as whole:
        options = Options(hinting=False)
        options.drop_tables += ["FFTM"]  # an editor's time stamp
        cutter = Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(whole)
        whole.flavor = "woff2"
        packed = io.BytesIO()
        whole.save(packed)
    return packed.getvalue()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    new.write_bytes(content)
    new.replace(path)
