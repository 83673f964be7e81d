"""What a later change of a hunt means for a run that is ready or goes on, and for its sheets."""

from dataclasses import dataclass

from sqlmodel import Session

from app.plan.document import HuntPlan
from app.printing.changes import OutOfDate, out_of_date
from app.store.editions import edition_of
from app.store.hunts import newest_revision
from app.store.runs import RunRow, note_printed, run_of
from app.store.tables import Run
from app.store.transaction import Tx


@dataclass(frozen=True, slots=True)
class Renewal:
    """How far a run and its printed sheets are behind the hunt."""

    changed: OutOfDate | None = None
    """The sheets that will be out of date once the run takes the hunt as it is now.

    None: the run plays the hunt as it is now, or the hunt has gone.
    """
    printed: OutOfDate | None = None
    """The sheets that are out of date already. None: what is printed is what is played."""


def renewal_of(session: Session, household_id: str, run: Run | RunRow) -> Renewal:
    """Compare a household's run with its hunt as saved last, and with what was printed of it."""
    playing = _frozen(session, household_id, run.edition_id)
    if playing is None or run.hunt_id is None:
        return Renewal()
    number, plan = playing
    head = newest_revision(session, household_id, run.hunt_id)
    changed = printed = None
    if head is not None and head.number != number:
        newest = HuntPlan.model_validate_json(head.plan)
        changed = out_of_date(plan, newest) if newest != plan else None
    if run.printed_edition_id and run.printed_edition_id != run.edition_id:
        on_paper = _frozen(session, household_id, run.printed_edition_id)
        printed = out_of_date(on_paper[1], plan) if on_paper else None
    return Renewal(changed, printed)


def have_printed(tx: Tx, household_id: str, run_id: str) -> bool:
    """Write down that the sheets of the edition a run plays are printed; False: no such run."""
    run = run_of(tx, household_id, run_id, for_update=True)
    if run is None:
        return False
    note_printed(tx, run.id, run.edition_id)
    return True


def _frozen(session: Session, household_id: str, edition_id: str) -> tuple[int, HuntPlan] | None:
    edition = edition_of(session, household_id, edition_id)
    if edition is None:
        return None
    return edition.number, HuntPlan.model_validate_json(edition.plan)
