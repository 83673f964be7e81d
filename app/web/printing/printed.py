"""What is printed: the edition that a run plays, or the hunt as it is now, which is a draft."""

import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends

from app.plan.document import HuntPlan
from app.printing.book import BLANK
from app.services.planning import plan_of
from app.store.editions import edition_of
from app.store.hunts import hunt_of, newest_revision
from app.store.runs import runs_of_hunt
from app.store.tables import Run
from app.web.deps import Parent, Store
from app.web.errors import NotHere


@dataclass(frozen=True)
class ToPrint:
    """A plan to be printed, and for whom."""

    hunt_id: str
    plan: HuntPlan
    run: Run | None
    """None: a draft that belongs to no run."""

    @property
    def children(self) -> tuple[str, ...]:
        """The children's names, or a line to write them on."""
        return tuple(json.loads(self.run.children)) if self.run else BLANK

    @property
    def seed(self) -> int:
        """What choices are mixed by."""
        return self.run.seed if self.run else 0

    @property
    def ending(self) -> str:
        """What to hang to the address of a sheet to stay with the run."""
        return f"?run={self.run.id}" if self.run else ""

    @property
    def choose_url(self) -> str:
        """The address at which the sheets are chosen."""
        return f"/hunts/{self.hunt_id}/print{self.ending}"


def to_print(hunt_id: str, visitor: Parent, store: Store, run: str = "") -> ToPrint:
    """Return what the address asks for. Raises NotHere for a foreign or unknown hunt or run."""
    hunt = hunt_of(store, visitor.household_id, hunt_id)
    if hunt is None or (hunt.removed_at is not None and not run):
        raise NotHere
    if not run:
        head = newest_revision(store, visitor.household_id, hunt_id)
        if head is None:
            raise NotHere
        return ToPrint(hunt_id, plan_of(head), None)
    runs = runs_of_hunt(store, visitor.household_id, hunt_id)
    found = next((one for one in runs if one.id == run), None)
    edition = edition_of(store, visitor.household_id, found.edition_id) if found else None
    if edition is None:
        raise NotHere
    return ToPrint(hunt_id, HuntPlan.model_validate_json(edition.plan), found)


ForPrint = Annotated[ToPrint, Depends(to_print)]
