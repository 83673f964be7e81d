"""The least a page can cost with FastAPI: one route that returns a small string of HTML."""

from fastapi import FastAPI
from fastapi.responses import HTMLResponse


def make_app() -> FastAPI:
    """Return the app. Its route has the address of a page, so that it can be asked alike."""
    app = FastAPI(openapi_url=None)

    @app.get("/play/page/{number}", response_class=HTMLResponse)
    async def page(number: int) -> str:
        return f"<!doctype html><title>Page</title><h1>Page {number}</h1>"

    return app
