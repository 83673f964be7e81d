"""A family with a hunt, for the tests of what parents do with it."""

from dataclasses import dataclass
from datetime import datetime

from app.plan.document import HuntPlan, Stage
from app.plan.edits import AnyEdit, ReviseStage
from app.services.archiving import create_hunt
from app.services.passwords import Passwords
from app.services.planning import Saved, edit, plan_of
from app.store.database import Database
from app.store.hunts import Author, HistoryLine, history, newest_revision
from tests.builders import three_stage_hunt
from tests.services.families import JESS, make_family

MARA = Author(None, "Mara")
TEO = Author(None, "Teo")


@dataclass(frozen=True)
class Workbench:
    """One household's hunt, and what tests ask of it."""

    db: Database
    household_id: str
    hunt_id: str
    now: datetime

    @property
    def plan(self) -> HuntPlan:
        """The hunt as it was saved last."""
        with self.db.read() as session:
            head = newest_revision(session, self.household_id, self.hunt_id)
        assert head is not None
        return plan_of(head)

    @property
    def lines(self) -> list[HistoryLine]:
        """The history, the newest first."""
        with self.db.read() as session:
            return history(session, self.household_id, self.hunt_id)

    def save(self, *changes: AnyEdit, based_on: int | None = None, author: Author = MARA) -> Saved:
        """Save edits."""
        return edit(self.db, self.household_id, self.hunt_id, changes, author, based_on, self.now)

    def revise(
        self, number: int, based_on: int | None = None, author: Author = MARA, **fields: object
    ) -> Saved:
        """Save new fields of the stage that stands at a place of the present plan."""
        change = ReviseStage(stage=self.stage(number).model_copy(update=fields))
        return self.save(change, based_on=based_on, author=author)

    def stage(self, number: int) -> Stage:
        """Return the stage at a place, 0 first."""
        return self.plan.stages[number]


def workbench(db: Database, passwords: Passwords, now: datetime) -> Workbench:
    """Make a family with a hunt of three stages."""
    household_id = make_family(db, passwords, now, JESS).household_id
    hunt_id = create_hunt(db, household_id, three_stage_hunt(), MARA, "first", now)
    return Workbench(db, household_id, hunt_id, now)
