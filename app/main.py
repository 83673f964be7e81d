"""The only wiring: settings in, a running app out."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app.clock import wall_clock
from app.services.games import Games
from app.services.joining import JoinBudget
from app.services.passwords import Passwords
from app.settings import Settings
from app.setup.fonts import prepare_fonts
from app.store.database import Database
from app.store.migrate import migrate
from app.web.errors import install_errors
from app.web.files import Files, FileServer
from app.web.guard import Guard
from app.web.routes import install_routes
from app.web.templates import make_environment


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the app with its store migrated and open, its files and templates read."""
    settings = settings or Settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    migrate(settings.store_url)
    prepare_fonts(settings.data / "fonts")
    files = Files(settings.data / "fonts")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await app.state.db.pulse.start()
        # What is there now stays. To search it for garbage would make an answer wait 0.1 s.
        gc.freeze()
        yield
        gc.unfreeze()
        await app.state.db.pulse.stop()
        app.state.db.close()

    app = FastAPI(title="Red Thread", openapi_url=None, docs_url=None, lifespan=lifespan)
    app.state.settings = settings
    app.state.clock = wall_clock
    app.state.db = Database(settings.store_url)
    app.state.passwords = Passwords()
    app.state.games = Games()
    app.state.join_budget = JoinBudget()
    app.state.templates = make_environment(files, settings.data / "cache" / "templates")
    install_routes(app)
    install_errors(app)
    # Level 6 would cost nearly as much as making the page.
    app.add_middleware(GZipMiddleware, minimum_size=800, compresslevel=1)
    app.add_middleware(FileServer, files=files)
    app.add_middleware(Guard, hosts=settings.hosts)
    return app
