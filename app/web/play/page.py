"""Turn to a page."""

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from app.engine.views import book_view, open_pages
from app.web.play.screens import ChooseScreen, Side, not_there_screen, page_screen
from app.web.play.seat import AtTable
from app.web.screen import PRIVATE, show


async def start(request: Request, seated: AtTable) -> Response:
    """Go to the page that is next; where several are, let the child choose."""
    table, now = seated.table, request.app.state.clock()
    opened = open_pages(table.game, table.progress, now)
    waiting = [page for page in opened if not page.solved] or list(opened[-1:])
    if len(waiting) == 1:
        return RedirectResponse(f"/play/page/{waiting[0].page}", 303, headers=PRIVATE)
    book = book_view(table.game, table.progress, "", now)
    return show(request, ChooseScreen(book=book, seq=table.run.seq, pages=opened))


async def turn(request: Request, seated: AtTable, page: str = "") -> Response:
    """Turn to the page a child has written down."""
    number = page.strip()
    if number.isdecimal() and len(number) < 5:
        return RedirectResponse(f"/play/page/{int(number)}", 303, headers=PRIVATE)
    screen = not_there_screen(seated, "", request.app.state.clock())
    return show(request, screen, 404)


async def read(request: Request, seated: AtTable, page: int, side: Side = "story") -> Response:
    """Show a page. A locked and a missing page get the same answer, told by the story."""
    now = request.app.state.clock()
    screen = page_screen(seated, page, now, side)
    if screen is None:
        return show(request, not_there_screen(seated, str(page), now), 404)
    return show(request, screen)


async def refresh(
    request: Request, seated: AtTable, page: int, side: Side = "story", looks: str = ""
) -> Response:
    """Bring a page that is being looked at up to date, without touching what is being entered.

    When somebody else has changed the page itself, all of it comes anew; else the thread alone.
    """
    screen = page_screen(seated, page, request.app.state.clock(), side)
    if screen is None:
        return Response(status_code=204, headers=PRIVATE)
    return show(request, screen, instead="book" if screen.looks != looks else "tape")
