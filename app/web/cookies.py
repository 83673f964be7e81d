"""The cookie by which a parent's browser is known. A child's is another: see the play room."""

from fastapi import Request, Response

PARENT = "rt_parent"
KEPT = 400 * 24 * 60 * 60
"""Seconds for which browsers keep it at most; how long a session lasts is the store's matter."""


def session_token(request: Request) -> str:
    """Return the token that this browser shows, or nothing."""
    return request.cookies.get(PARENT, "")


def remember(request: Request, response: Response, token: str) -> Response:
    """Let the browser of this answer keep a session's token."""
    response.set_cookie(
        PARENT,
        token,
        max_age=KEPT,
        path="/",
        httponly=True,
        samesite="lax",
        # At home there is only plain http, where a secure cookie would never come back.
        secure=request.url.scheme == "https",
    )
    return response


def forget(response: Response) -> Response:
    """Let the browser of this answer drop the token."""
    response.delete_cookie(PARENT, path="/", httponly=True, samesite="lax")
    return response
