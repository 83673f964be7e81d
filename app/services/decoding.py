"""Decodes one picture that a stranger may have made, in a process of its own.

`python -m app.services.decoding FOLDER` reads the picture from its input and writes `large.webp`
and `small.webp` into the folder: turned upright, without EXIF, GPS or any other metadata. It
prints what came of it as JSON. A file that takes the decoder down takes down this process only.
"""

import io
import json
import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 12 * 1024 * 1024
MOST_PIXELS = 24_000_000
LONG_SIDES = {"large": 1280, "small": 480}
"""Pixels of the longer side of each size that is kept."""
QUALITY = 80

UNREADABLE = (
    "This file can't be read as a picture. Choose a photo or drawing saved as "
    "JPEG, PNG, WebP or HEIC."
)
TOO_MANY_PIXELS = (
    f"This picture has too many pixels. At most {MOST_PIXELS // 1_000_000} megapixels fit here: "
    "make it smaller and choose it again."
)


class Unusable(Exception):
    """This file can't be used as a picture; the text says why, to the parent."""


def decode(data: bytes, folder: Path) -> tuple[int, int]:
    """Write both sizes into the folder and return the large one's width and height in pixels.

    Raises Unusable when the data is no picture, is cut off, or is a bomb.
    """
    # Imported here: the app takes this module's limits, and Pillow would cost it 10 MB.
    import pi_heif
    from PIL import Image

    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "HEIF")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unusable(TOO_MANY_PIXELS)
            upright = _upright(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unusable(TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unusable(UNREADABLE) from error
    for name, side in LONG_SIDES.items():
        upright.thumbnail((side, side))
        if name == "large":
            size = upright.size
        _save(upright, folder / f"{name}.webp")
    return size


def main() -> int:
    """Decode standard input into the folder that is named, and print the result as JSON."""
    try:
        width, height = decode(sys.stdin.buffer.read(), Path(sys.argv[1]))
    except Unusable as error:
        print(json.dumps({"says": str(error)}))
        return 0
    print(json.dumps({"width": width, "height": height}))
    return 0


def _upright(opened: "Image") -> "Image":
    """Return the pixels alone, turned as the camera meant them: a new picture has no metadata."""
    from PIL import Image, ImageOps

    # A JPEG can be read at half or a quarter of its size, which saves most of the work.
    opened.draft("RGB", (LONG_SIDES["large"] * 2, LONG_SIDES["large"] * 2))
    mode = "RGBA" if opened.has_transparency_data else "RGB"
    # Made small before anything else: each step at full size would cost its pixels once more.
    pixels = opened.convert(mode) if opened.mode in ("1", "P", "PA") else opened
    pixels.thumbnail((LONG_SIDES["large"], LONG_SIDES["large"]))
    pixels = ImageOps.exif_transpose(pixels).convert(mode)
    bare = Image.new(mode, pixels.size)
    bare.paste(pixels)
    return bare


def _save(picture: "Image", path: Path) -> None:
    with path.open("wb") as file:
        picture.save(file, "WEBP", quality=QUALITY, method=4)
        file.flush()
        os.fsync(file.fileno())


if __name__ == "__main__":
    sys.exit(main())
