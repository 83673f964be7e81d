"""The QR code that opens the book: on the letter, and for one more tablet."""

from io import BytesIO

from fastapi import Request
from fastapi.responses import Response

from app.web.address import site_address
from app.web.console.run_at import ARun
from app.web.screen import PRIVATE

INK = "#15262E"


async def play_link(request: Request, place: ARun) -> Response:
    """Answer with the play link as a QR code."""
    # Imported when the first code is drawn: a start is quicker without.
    import segno

    picture = BytesIO()
    link = f"{site_address(request)}/j/{place.table.run.play_token}"
    code = segno.make_qr(link, error="m")
    code.save(picture, kind="svg", scale=8, border=2, dark=INK, light="#FFFFFF")
    return Response(picture.getvalue(), media_type="image/svg+xml", headers=PRIVATE)
