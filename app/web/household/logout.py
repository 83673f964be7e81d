"""Log out."""

from fastapi import Request
from fastapi.responses import Response

from app.services import sessions
from app.web.cookies import forget, session_token
from app.web.deps import Db
from app.web.screen import go


def log_out(request: Request, db: Db) -> Response:
    """End this browser's session, on the server too."""
    token = session_token(request)
    if token:
        db.write(lambda tx: sessions.log_out(tx, token))
    return forget(go(request, "/"))
