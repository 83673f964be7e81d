"""The hunt that an address names: the household's own, or it is as if there were none."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from sqlmodel import Session

from app.plan.document import HuntPlan, Stage
from app.services.planning import plan_of
from app.store.database import Database
from app.store.hunts import Author, hunt_of, revision_of
from app.store.tables import Hunt, Revision
from app.web.deps import Parent, Store, Visitor
from app.web.errors import NotHere
from app.web.forms import Form

LARGEST_REVISION = 2**31 - 1


@dataclass(frozen=True)
class OpenHunt:
    """A hunt as it was saved last."""

    hunt: Hunt
    head: Revision
    plan: HuntPlan

    @property
    def id(self) -> str:
        """The hunt's id."""
        return self.hunt.id

    @property
    def number(self) -> int:
        """Number of the newest revision."""
        return self.head.number

    def stage(self, stage_id: str) -> Stage:
        """Return a stage of this hunt. Raises NotHere."""
        stage = self.plan.stage(stage_id)
        if stage is None:
            raise NotHere
        return stage


def the_hunt(hunt_id: str, visitor: Parent, store: Store) -> OpenHunt:
    """Return the hunt of the address. Raises NotHere for a foreign, removed or unknown one."""
    hunt = hunt_of(store, visitor.household_id, hunt_id)
    if hunt is None or hunt.removed_at is not None:
        raise NotHere
    head = revision_of(store, visitor.household_id, hunt_id, hunt.head)
    if head is None:
        raise NotHere
    return OpenHunt(hunt, head, plan_of(head))


AHunt = Annotated[OpenHunt, Depends(the_hunt)]


def sent_revision(form: Form, name: str = "based_on") -> int:
    """Return the number of a revision that a form carries. Raises NotHere for what is none."""
    number = form.text(name)
    if not number.isdecimal() or len(number) > 10 or not 1 <= int(number) <= LARGEST_REVISION:
        raise NotHere
    return int(number)


@dataclass(frozen=True)
class Then:
    """A hunt as it was saved at some time."""

    plan: HuntPlan
    author: str


def revision_then(store: Session, visitor: Visitor, hunt: OpenHunt, number: int) -> Then:
    """Return the hunt at a revision. Raises NotHere."""
    if number == hunt.number:
        return Then(hunt.plan, hunt.head.author_name)
    revision = revision_of(store, visitor.household_id, hunt.id, number)
    if revision is None:
        raise NotHere
    return Then(plan_of(revision), revision.author_name)


def reloaded(db: Database, visitor: Visitor, hunt_id: str) -> OpenHunt:
    """Return a hunt as it is after a save. Raises NotHere."""
    with db.read() as session:
        return the_hunt(hunt_id, visitor, session)


def author_of(visitor: Visitor) -> Author:
    """Return who saves, for the history."""
    return Author(visitor.parent_id, visitor.name)
