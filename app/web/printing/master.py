"""The master sheet for grown-ups."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.plan.prose import joined
from app.printing.master import MasterSheet, master_sheet
from app.web.printing.printed import ForPrint
from app.web.screen import Screen, show


@dataclass(frozen=True, kw_only=True)
class MasterScreen(Screen):
    """All the answers on paper."""

    template: ClassVar[str] = "print/master.html"
    sheet: MasterSheet
    children: str
    """Empty on a draft."""
    play_word: str
    back_url: str


def master(request: Request, print_: ForPrint) -> Response:
    """Show the master sheet, ready to be printed."""
    run = print_.run
    screen = MasterScreen(
        sheet=master_sheet(print_.plan, print_.children, print_.seed),
        children=joined(print_.children) if run else "",
        play_word=run.play_word if run else "",
        back_url=print_.choose_url,
    )
    return show(request, screen)
