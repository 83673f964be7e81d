"""A hunt out into a file, and in from one."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.plan.bundle import BundleRefused
from app.plan.members import LARGEST_FILE
from app.services.archiving import ShelfFull, export_hunt, import_hunt
from app.web.bar import ParentScreen
from app.web.deps import Choices, Db, Now, Parent, Store, Visitor
from app.web.errors import NotHere, Refused
from app.web.forms import SentForm
from app.web.planner.hunt_at import AHunt, author_of
from app.web.planner.sentences import Sentences
from app.web.planner.shelf import FULL
from app.web.planner.stages import LONGEST_KEY
from app.web.screen import PRIVATE, go, show

ENDING = ".hunt.zip"
HELP = f"A hunt file, as Red Thread saves it; at most {LARGEST_FILE // 1024**2} MB."


@dataclass(frozen=True, kw_only=True)
class ImportScreen(ParentScreen):
    """Which file."""

    template: ClassVar[str] = "planner/import.html"
    key: str
    help: str
    errors: Mapping[str, str]


def export(hunt: AHunt, visitor: Parent, store: Store, settings: Choices) -> Response:
    """Answer with the hunt as one file: no names, runs or photos of children are in it."""
    file = io.BytesIO()
    try:
        export_hunt(store, settings.data, visitor.household_id, hunt.id, file)
    except BundleRefused as error:
        raise Refused(error.says, 422) from error
    name = quote(file_name(hunt.plan.title))
    headers = {**PRIVATE, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(file.getvalue(), media_type="application/zip", headers=headers)


def ask_import(request: Request, visitor: Parent) -> Response:
    """Ask for a hunt file."""
    return show(request, _screen(visitor, {}))


def bring_in(
    request: Request, form: SentForm, visitor: Parent, db: Db, settings: Choices, now: Now
) -> Response:
    """Put the hunt of a file on the shelf and open it; or say what is wrong with the file."""
    sent, key = form.file("file"), form.text("key")
    if sent is None:
        return show(request, _screen(visitor, {"file": "Choose a file first."}), 422)
    if not 1 <= len(key) <= LONGEST_KEY:
        sent.file.close()
        raise NotHere
    author = author_of(visitor)
    try:
        with sent.file as file:
            hunt_id = import_hunt(db, settings.data, visitor.household_id, file, author, key, now)
    except BundleRefused as error:
        return show(request, _screen(visitor, {"file": error.says}), 422)
    except ShelfFull:
        return show(request, _screen(visitor, {"file": FULL}), 422)
    return go(request, f"/hunts/{hunt_id}")


def file_name(title: str) -> str:
    """Return what a hunt's file is called: its title in letters and digits of any script."""
    words = re.findall(r"[^\W_]+", title)
    return f"{'-'.join(words)[:60] or 'hunt'}{ENDING}"


def _screen(visitor: Visitor, errors: Mapping[str, str]) -> ImportScreen:
    return ImportScreen(bar=visitor.bar("hunts"), key=new_id(), help=HELP, errors=Sentences(errors))
