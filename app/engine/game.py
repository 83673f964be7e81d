"""An edition as one run plays it: the plan with all that can be worked out before a tap comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from app.locks.base import Reading
from app.plan.document import Fragment, Gate, HuntPlan, Stage
from app.plan.gates import gate_of


@dataclass(frozen=True, slots=True)
class Prose:
    """The safe HTML of a stage's texts, names filled in."""

    story: str = ""
    task: str = ""
    on_screen: str = ""
    after: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Game:
    """What `decide` and the views need to know about a run that does not change while it runs."""

    plan: HuntPlan
    reading: Reading
    zone: ZoneInfo
    children: tuple[str, ...] = ()
    try_out: bool = False
    """A stranger's sample run: deeds pass by themselves, props are shown on the screen."""
    prose: Mapping[str, Prose] | None = None

    @cached_property
    def stages(self) -> dict[str, Stage]:
        """The stages by id, in the order of the plan."""
        return {stage.id: stage for stage in self.plan.stages}

    @cached_property
    def stage_of_page(self) -> dict[int, str]:
        """The stage of each page number; the first one where a number stands twice."""
        return {stage.page: stage.id for stage in reversed(self.plan.stages)}

    @cached_property
    def fragments(self) -> dict[str, Fragment]:
        """The fragments by id, in the order of the plan."""
        return {one.id: one for one in self.plan.fragments}

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """The gate in front of each stage, with its default worked out."""
        return {stage.id: gate_of(self.plan, stage) for stage in self.plan.stages}

    @cached_property
    def finale(self) -> str | None:
        """The id of the stage that ends the story."""
        finale = self.plan.finale
        return finale.id if finale else None

    def opens_at(self, started: datetime, not_before: time) -> datetime:
        """Return the moment a time of day means on the day the run started, at home."""
        day = started.astimezone(self.zone).date()
        return datetime.combine(day, not_before, tzinfo=self.zone)
