"""The secret message, the clues and the elements that were found."""

from fastapi import Request
from fastapi.responses import Response

from app.engine.views import book_view, collected, open_pages
from app.web.play.screens import ChooseScreen, CluesScreen
from app.web.play.seat import AtTable
from app.web.screen import show


async def clues(request: Request, seated: AtTable) -> Response:
    """Show what was found so far."""
    table = seated.table
    book = book_view(table.game, table.progress, "", request.app.state.clock())
    found = collected(table.game, table.progress)
    return show(request, CluesScreen(book=book, seq=seated.table.run.seq, collected=found))


async def pages(request: Request, seated: AtTable) -> Response:
    """Show the pages one may turn to: those that are open, and those that were read before."""
    table, now = seated.table, request.app.state.clock()
    book = book_view(table.game, table.progress, "", now)
    opened = open_pages(table.game, table.progress, now)
    return show(request, ChooseScreen(book=book, seq=table.run.seq, pages=opened))
