"""A household's picture, for its parents."""

from fastapi.responses import FileResponse, Response

from app.services.decoding import LONG_SIDES
from app.services.pictures import picture_path
from app.store.assets import asset_of
from app.web.deps import Choices, Db, Parent
from app.web.errors import NotHere

A_WEEK = 7 * 24 * 60 * 60


async def picture(asset_id: str, size: str, visitor: Parent, db: Db, settings: Choices) -> Response:
    """Answer with a picture in one of its sizes; another household's is as if it were not."""
    owned = await db.look(lambda tx: asset_of(tx, visitor.household_id, asset_id))
    path = picture_path(settings.data, asset_id, size)
    if owned is None or size not in LONG_SIDES or not path.is_file():
        raise NotHere
    headers = {"Cache-Control": f"private, max-age={A_WEEK}"}
    return FileResponse(path, media_type="image/webp", headers=headers)
