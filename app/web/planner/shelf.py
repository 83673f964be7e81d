"""The shelf: a household's hunts by where they stand; a new one is begun here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response
from sqlmodel import Session

from app.ids import new_id
from app.plan.document import HuntPlan
from app.plan.pictures import KIT, is_kit
from app.plan.readiness import problems
from app.services.archiving import (
    MOST_HUNTS,
    Book,
    HuntState,
    ShelfFull,
    books_of,
    create_hunt,
    removed_hunts,
)
from app.store.assets import assets_of
from app.web.bar import ParentScreen
from app.web.deps import Db, Now, Parent, Store, Visitor
from app.web.forms import SentForm, check
from app.web.planner.fields import NewHunt, typed_hunt
from app.web.planner.hunt_at import author_of
from app.web.planner.overview import UNTITLED, length_words
from app.web.planner.sentences import Sentences
from app.web.planner.when import when
from app.web.screen import go, show

ROWS = (
    (HuntState.making, "Being made"),
    (HuntState.ready, "Ready to play"),
    (HuntState.played, "Played"),
)
FULL = f"Your shelf holds {MOST_HUNTS} hunts, and no more fit on it."


class ShelfBook(NamedTuple):
    """A book on the shelf, as its macro takes it."""

    title: str
    url: str
    about: str
    strong: str
    kit: str
    src: str
    seed: int


class ShelfRow(NamedTuple):
    """One board of the shelf."""

    name: str
    books: Sequence[ShelfBook]


class RemovedHunt(NamedTuple):
    """A hunt that can be brought back."""

    id: str
    title: str
    when: str


@dataclass(frozen=True, kw_only=True)
class ShelfScreen(ParentScreen):
    """All hunts of a household."""

    template: ClassVar[str] = "planner/shelf.html"
    rows: Sequence[ShelfRow]
    removed: Sequence[RemovedHunt]
    key: str
    typed: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=Sentences)


def shelf(request: Request, visitor: Parent, store: Store, now: Now) -> Response:
    """Show the shelf."""
    return show(request, _screen(visitor, store, now, {"title": "", "age": "7"}, {}))


def begin_hunt(
    request: Request, form: SentForm, visitor: Parent, db: Db, store: Store, now: Now
) -> Response:
    """Put an empty book on the shelf and open it."""
    sent = check(NewHunt, form.tree())
    errors: Mapping[str, str] = sent.errors
    if sent.value is not None:
        plan = HuntPlan(title=sent.value.title, age=sent.value.age)
        try:
            hunt_id = create_hunt(
                db, visitor.household_id, plan, author_of(visitor), sent.value.key, now
            )
        except ShelfFull:
            errors = {"title": FULL}
        else:
            return go(request, f"/hunts/{hunt_id}")
    return show(request, _screen(visitor, store, now, typed_hunt(form), errors), 422)


def _screen(
    visitor: Visitor,
    store: Session,
    now: datetime,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
) -> ShelfScreen:
    books = books_of(store, visitor.household_id)
    owned = {one.id for one in assets_of(store, visitor.household_id)}
    return ShelfScreen(
        bar=visitor.bar("hunts"),
        rows=[
            ShelfRow(name, [_book(book, owned) for book in books if book.state is state])
            for state, name in ROWS
        ],
        removed=[
            RemovedHunt(hunt.id, hunt.title or UNTITLED, when(hunt.removed_at, now, visitor.zone))
            for hunt in removed_hunts(store, visitor.household_id)
            if hunt.removed_at
        ],
        key=new_id(),
        typed=typed,
        errors=Sentences(errors),
    )


def _book(book: Book, owned: set[str]) -> ShelfBook:
    cover = book.plan.cover
    return ShelfBook(
        title=book.hunt.title or UNTITLED,
        url=f"/hunts/{book.hunt.id}",
        about=length_words(book.plan),
        strong=_state_words(book),
        kit=cover[len(KIT) :] if is_kit(cover) else "",
        src=f"/pictures/{cover}/small" if cover in owned else "",
        seed=sum(book.hunt.id.encode()),
    )


def _state_words(book: Book) -> str:
    if book.state is not HuntState.making or not book.plan.stages:
        return ""
    count = len(problems(book.plan))
    return {0: "Nothing to fix", 1: "1 thing to fix"}.get(count, f"{count} things to fix")
