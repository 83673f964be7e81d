"""The runs of a hunt, as the hunt's own page lists them."""

import json
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from app.plan.prose import joined
from app.services.renewing import Renewal, renewal_of
from app.services.zones import day_in
from app.store.runs import runs_of_hunt
from app.store.tables import Run
from app.web.deps import Visitor


class RunLine(NamedTuple):
    """One run: who plays, how far it is, and what a change of the hunt means for its sheets."""

    url: str
    children: str
    state: str
    """Such as "ready, play word otter-maple-seven" or "played on Saturday 16 May"."""
    behind: str
    """A sentence when the hunt or the printed sheets have moved on; empty else."""


def runs_in_short(store: Session, visitor: Visitor, hunt_id: str) -> list[RunLine]:
    """Return a hunt's runs, the newest first; tries of its parents are not among them."""
    return [
        RunLine(
            url=f"/hunts/{hunt_id}/runs/{run.id}",
            children=joined(json.loads(run.children)),
            state=_state(run, visitor.zone),
            behind=_behind(run, renewal_of(store, visitor.household_id, run)),
        )
        for run in runs_of_hunt(store, visitor.household_id, hunt_id)
        if not run.sample
    ]


def _state(run: Run, zone: str) -> str:
    if run.state == "ready":
        return f"ready, play word {run.play_word}"
    if run.state == "playing":
        return "being played now"
    at: datetime = run.ended_at or run.created_at
    return f"played on {day_in(zone, at)}"


def _behind(run: Run, renewal: Renewal) -> str:
    if run.state == "ended":
        return ""
    if renewal.changed:
        again = ", ".join(renewal.changed.again)
        return "The hunt has been changed since." + (
            f" If it takes the changes, print again: {again}." if again else ""
        )
    if renewal.printed and renewal.printed.again:
        return f"Print again: {', '.join(renewal.printed.again)}."
    return ""
