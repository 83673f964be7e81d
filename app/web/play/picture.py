"""A picture of a page that is open; any other picture is as if it were not."""

from fastapi import Request
from fastapi.responses import FileResponse, Response

from app.engine.views import pictures_of
from app.services.pictures import picture_path
from app.web.errors import NotHere
from app.web.play.seat import AtTable

A_WEEK = 7 * 24 * 60 * 60


async def picture(request: Request, seated: AtTable, asset_id: str, size: str) -> Response:
    """Answer with a picture in one of its sizes, if this run has opened a page that shows it."""
    state, table = request.app.state, seated.table
    shown = pictures_of(table.game, table.progress, state.clock())
    if asset_id not in shown or size not in ("large", "small"):
        raise NotHere
    path = picture_path(state.settings.data, asset_id, size)
    if not path.is_file():
        raise NotHere
    headers = {"Cache-Control": f"private, max-age={A_WEEK}"}
    return FileResponse(path, media_type="image/webp", headers=headers)
