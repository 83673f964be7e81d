"""Choose what to print."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response

from app.plan.prose import joined
from app.printing.book import message_words
from app.printing.order import pages_in_words
from app.store.runs import runs_of_hunt
from app.web.bar import ParentScreen
from app.web.deps import Parent, Store
from app.web.printing.printed import ForPrint
from app.web.screen import show


class Sheets(NamedTuple):
    """Something to print."""

    name: str
    about: str
    url: str


class OtherRun(NamedTuple):
    """A run whose sheets can be printed instead."""

    children: str
    url: str


@dataclass(frozen=True, kw_only=True)
class ChooseScreen(ParentScreen):
    """What there is to print."""

    template: ClassVar[str] = "print/choose.html"
    hunt_id: str
    title: str
    sheets: Sequence[Sheets]
    children: str
    """For whom; empty for a draft."""
    back_url: str
    runs: Sequence[OtherRun]


def choose(request: Request, print_: ForPrint, visitor: Parent, store: Store) -> Response:
    """Show what there is to print."""
    base, run = f"/hunts/{print_.hunt_id}", print_.run
    others = runs_of_hunt(store, visitor.household_id, print_.hunt_id)
    screen = ChooseScreen(
        bar=visitor.bar("hunts"),
        hunt_id=print_.hunt_id,
        title=print_.plan.title,
        sheets=_sheets(print_, base),
        children=joined(print_.children) if run else "",
        back_url=f"{base}/runs/{run.id}" if run else base,
        runs=[
            OtherRun(_names(one.children), f"{base}/print?run={one.id}")
            for one in others
            if not one.sample and one.state != "ended" and one != run
        ],
    )
    return show(request, screen)


def _sheets(print_: ForPrint, base: str) -> list[Sheets]:
    pages = [stage.page for stage in print_.plan.stages]
    about_book = f"{pages_in_words(sorted(pages)).capitalize()}, a sheet each, without answers."
    if message_words(print_.plan):
        about_book += " And the secret message, to be filled in."
    sheets = [
        Sheets(
            "The master sheet",
            "For grown-ups: every answer, place and hint, and what to do without the tablet.",
            f"{base}/print/master{print_.ending}",
        ),
        Sheets("The book’s pages", about_book, f"{base}/print/book{print_.ending}"),
    ]
    if print_.run:
        about = "For the children: the play word, and its QR code with the address beside it."
        sheets.append(Sheets("The letter", about, f"{base}/runs/{print_.run.id}/letter"))
    return sheets


def _names(children: str) -> str:
    return joined(json.loads(children))
