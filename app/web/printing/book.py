"""The book's pages for children."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.printing.book import BookPage, Tile, book_pages, message_words
from app.web.printing.printed import ForPrint
from app.web.screen import Screen, show


@dataclass(frozen=True, kw_only=True)
class BookScreen(Screen):
    """The book on paper: what children hold, so no answer is in it."""

    template: ClassVar[str] = "print/book.html"
    title: str
    language: str
    pages: Sequence[BookPage]
    message: Sequence[Sequence[Tile]]
    draft: bool
    back_url: str


def book(request: Request, print_: ForPrint) -> Response:
    """Show the book's pages, ready to be printed."""
    plan = print_.plan
    screen = BookScreen(
        title=plan.title,
        language=plan.language,
        pages=book_pages(plan, print_.children, print_.seed),
        message=message_words(plan),
        draft=print_.run is None,
        back_url=print_.choose_url,
    )
    return show(request, screen)
