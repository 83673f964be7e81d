"""Three-way merge of plans, field by field: two parents at work, and undo.

`base` is what both sides started from, `mine` the side that is merged in, `theirs` the present.
A field that only one side changed takes that side's value. Where both changed it differently the
present stays, and the clash is named. So undoing a revision r is merging with base = r, mine =
the one before r, theirs = the present: it never erases the other parent's work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from app.plan.document import MOST_FRAGMENTS, MOST_STAGES, Fragment, HuntPlan, Message, Stage
from app.plan.order import merged_members, merged_order, moved
from app.plan.rewire import references_of, without_missing

Row = TypeVar("Row", Stage, Fragment)


@dataclass(frozen=True)
class Clash:
    """What both sides changed, each in its own way. The merge keeps `theirs`."""

    stage_id: str | None
    field: str
    """Path of the field in its stage, such as "lock.code", or in the plan where `stage_id` is
    None. "" is the stage as a whole: one side removed it, the other changed or still needs it."""
    mine: Any
    theirs: Any


@dataclass(frozen=True)
class MergedStage:
    """A merged stage, and what could not be merged."""

    value: Stage
    clashes: tuple[Clash, ...] = ()


@dataclass(frozen=True)
class MergedPlan:
    """A merged plan, and what could not be merged."""

    value: HuntPlan
    clashes: tuple[Clash, ...] = ()


def merge_stage(base: Stage, mine: Stage, theirs: Stage) -> MergedStage:
    """Merge two changes of one stage."""
    place = _Place([], stage_id=theirs.id)
    return MergedStage(_merge(base, mine, theirs, place), tuple(place.clashes))


def merge_plans(base: HuntPlan, mine: HuntPlan, theirs: HuntPlan) -> MergedPlan:
    """Merge two changes of a plan. A merge that has no room in a hunt leaves the present."""
    place = _Place([])
    merged: dict[str, Any] = {
        name: _merge(
            getattr(base, name), getattr(mine, name), getattr(theirs, name), place.below(name)
        )
        for name in HuntPlan.model_fields
        if name not in ("stages", "fragments")
    }
    stages = _merged_rows(base.stages, mine.stages, theirs.stages, place)
    fragments = _merged_rows(base.fragments, mine.fragments, theirs.fragments, place)
    while dropped := _still_needed(stages, fragments, merged["message"], theirs):
        for row in dropped:
            below = place.of(row, row.id)
            place.clashes.append(Clash(below.stage_id, below.field, None, row))
            if isinstance(row, Stage):
                stages[row.id] = row
            else:
                fragments[row.id] = row
    if len(stages) > MOST_STAGES or len(fragments) > MOST_FRAGMENTS:
        return MergedPlan(theirs, (Clash(None, "stages", mine.stages, theirs.stages),))
    rows: dict[str, Any] = {
        "stages": _in_order(base.stages, mine.stages, theirs.stages, stages, place),
        "fragments": _in_order(base.fragments, mine.fragments, theirs.fragments, fragments, None),
    }
    whole = theirs.model_copy(update={**merged, **rows})
    return MergedPlan(without_missing(whole), tuple(place.clashes))


@dataclass(frozen=True)
class _Place:
    """Where a value stands, and the list that takes the clashes."""

    clashes: list[Clash]
    stage_id: str | None = None
    field: str = ""

    def below(self, name: str) -> "_Place":
        path = f"{self.field}.{name}" if self.field else name
        return _Place(self.clashes, self.stage_id, path)

    def of(self, row: BaseModel, row_id: str) -> "_Place":
        if isinstance(row, Stage):
            return _Place(self.clashes, row_id)
        return _Place(self.clashes, None, f"fragments.{row_id}")


def _merge(base: Any, mine: Any, theirs: Any, place: _Place) -> Any:
    """Merge three values of any kind; None is a row that is not there."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if place.field == "gives":
        return tuple(merged_order(base, mine, theirs, merged_members(base, mine, theirs)))
    if isinstance(base, BaseModel) and type(base) is type(mine) is type(theirs):
        fields = {
            name: _merge(
                getattr(base, name), getattr(mine, name), getattr(theirs, name), place.below(name)
            )
            for name in type(base).model_fields
        }
        return base.model_copy(update=fields)
    place.clashes.append(Clash(place.stage_id, place.field, mine, theirs))
    return theirs


def _merged_rows(
    base: Sequence[Row], mine: Sequence[Row], theirs: Sequence[Row], place: _Place
) -> dict[str, Row]:
    """Merge rows that have ids, each by itself, in no order yet."""
    was, my, their = ({str(row.id): row for row in rows} for rows in (base, mine, theirs))
    merged = {
        row_id: _merge(was.get(row_id), my.get(row_id), their.get(row_id), place.of(row, row_id))
        for row_id, row in {**was, **my, **their}.items()
    }
    return {row_id: row for row_id, row in merged.items() if row is not None}


def _in_order(
    base: Sequence[Row],
    mine: Sequence[Row],
    theirs: Sequence[Row],
    merged: Mapping[str, Row],
    place: _Place | None,
) -> tuple[Row, ...]:
    """Put merged rows in order; two different orders are a clash where `place` takes it."""
    first, my, their = ([row.id for row in rows] for rows in (base, mine, theirs))
    both = moved(first, my) and moved(first, their) and moved(my, their)
    if both and place is not None:
        place.clashes.append(Clash(None, "stages", my, their))
    return tuple(merged[one] for one in merged_order(first, my, their, merged))


def _still_needed(
    stages: Mapping[str, Stage],
    fragments: Mapping[str, Fragment],
    message: Message,
    theirs: HuntPlan,
) -> list[Stage | Fragment]:
    """Rows of the present that the merge dropped and that something in it still points at."""
    needed = references_of(stages.values(), message) - {*stages, *fragments}
    rows: list[Stage | Fragment] = [*theirs.stages, *theirs.fragments]
    return [row for row in rows if row.id in needed]
