"""What `run` says when the server is ready."""

import io
from typing import TextIO

import segno

from app.settings import Settings

EVERYWHERE = ("0.0.0.0", "::", "")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def greeting(settings: Settings, port: int, lan: str | None, word: str | None, out: TextIO) -> str:
    """Return the addresses, the set-up word while it is needed, and where the data is.

    `lan` is this machine's address on the wifi, None without one. A terminal gets the tablet's
    address as a QR code too.
    """
    here, there = addresses(settings, port, lan)
    lines = ["", "Red Thread is ready.", "", f"  On this machine   {here}"]
    if there:
        lines += [f"  On a tablet       {there}   (on the same wifi)"]
        if out.isatty() and "utf" in out.encoding.lower():
            lines += ["", _qr(there)]
    if word:
        lines += [
            "",
            "  There is no household yet. Whoever makes it needs this set-up word:",
            "",
            f"      {word}",
        ]
    lines += ["", f"  Its data is in {settings.data.resolve()}", "  Stop it with Ctrl and C.", ""]
    return "\n".join(lines)


def addresses(settings: Settings, port: int, lan: str | None) -> tuple[str, str]:
    """Return the address for this machine and the one for a tablet, which may be empty."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    open_to_all = settings.host in EVERYWHERE
    here = f"http://{'localhost' if open_to_all else host}:{port}"
    if settings.public_url:
        return here, settings.public_url
    if open_to_all:
        return here, f"http://{lan}:{port}" if lan else ""
    return here, "" if settings.host in LOOPBACK else here


def _qr(address: str) -> str:
    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(drawn, border=2, compact=True)
    return drawn.getvalue().rstrip("\n")
