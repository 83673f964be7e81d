"""The pictures a form offers, and the one that comes along with it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from fastapi import Request
from sqlmodel import Session

from app.plan.document import HuntPlan
from app.plan.pictures import KIT, is_kit, pictures_in
from app.services.decoding import MOST_BYTES
from app.services.pictures import keep_picture
from app.store.assets import assets_of
from app.store.database import Database
from app.web.deps import Visitor
from app.web.forms import Form

DRAWINGS = {
    "char-badger": "A badger",
    "char-beetle-queen": "A beetle queen",
    "char-dragon": "A dragon",
    "char-fox": "A fox",
    "char-hedgehog": "A hedgehog",
    "char-owl": "An owl",
    "char-robot": "A robot",
    "char-wren": "A wren",
    "scene-attic": "An attic",
    "scene-castle": "A castle",
    "scene-daylight": "A harbour by day",
    "scene-forest": "A forest",
    "scene-garden": "A garden",
    "scene-harbour-night": "A harbour at night",
    "scene-kitchen": "A kitchen",
    "scene-quay": "A quay",
}
"""Our own drawings for pages, by name, and what is on them."""
COVERS = {
    "cover-bear": "A bear in a parcel",
    "cover-lamp": "A badger under a lamp",
    "cover-mail": "A letter in the moonlight",
    "cover-museum": "Pictures on a wall",
    "cover-sock": "A sock on an island",
    "cover-soup": "A bowl of soup",
    "cover-whale": "A whale",
}
"""The same for covers."""
NEWEST = 24
"""The household's pictures that are offered besides those the hunt shows already."""
TYPES = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif"
HELP = (
    f"JPEG, PNG, WebP or HEIC, at most {MOST_BYTES // 1024**2} MB. "
    "Where and when it was taken is taken out of it."
)
NOT_OFFERED = "This picture is not there. Choose another one."


class Offered(NamedTuple):
    """A picture to choose: the field's value, where it is, what is on it."""

    value: str
    address: str
    words: str


class Gallery:
    """The pictures that may stand in a hunt: our drawings and the household's own."""

    def __init__(
        self, session: Session, household_id: str, plan: HuntPlan, static: Callable[[str], str]
    ) -> None:
        self._owned = [one.id for one in assets_of(session, household_id)]
        self._shown = [one for one in pictures_in(plan) if one in self._owned]
        self._static = static

    def offered(self, drawings: dict[str, str], chosen: str = "") -> list[Offered]:
        """Return what a form offers: drawings, the hunt's pictures, the newest ones."""
        own = dict.fromkeys([*self._chosen(chosen), *self._shown, *self._owned[:NEWEST]])
        return [
            *(Offered(f"{KIT}{name}", self._static(f"kit/{name}.svg"), words)
              for name, words in drawings.items()),
            *(Offered(one, f"/pictures/{one}/small", f"Your picture {number}")
              for number, one in enumerate(own, 1)),
        ]  # fmt: skip

    def holds(self, value: str) -> bool:
        """Whether a field may have this value: nothing, a drawing, or one of their own."""
        if is_kit(value):
            return value[len(KIT) :] in {**DRAWINGS, **COVERS}
        return not value or value in self._owned

    def _chosen(self, value: str) -> Sequence[str]:
        return [value] if value in self._owned else []


def gallery_of(request: Request, db: Database, visitor: Visitor, plan: HuntPlan) -> Gallery:
    """Return the gallery of a visitor's household for a hunt, as it is at this moment."""
    static = request.app.state.templates.globals["static"]
    with db.read() as session:
        return Gallery(session, visitor.household_id, plan, static)


def take_upload(
    form: Form, db: Database, data: Path, household_id: str, now: datetime
) -> str | None:
    """Keep the picture a form brought along and return its id, None when there was none.

    Raises Unusable, with a sentence for the parent.
    """
    sent = form.file("upload")
    if sent is None:
        return None
    with sent.file as file:
        body = file.read(MOST_BYTES + 1)
    return keep_picture(db, data, household_id, body, now)
