"""Making a hunt: every save loads, calls a pure function of the plan, and appends a revision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.ids import digest
from app.plan.document import HuntPlan
from app.plan.edits import AddFragment, AddStage, AnyEdit, CopyStage, ReviseStage, apply
from app.plan.merge import Clash, merge_plans
from app.plan.words import stage_name
from app.store.database import Database
from app.store.hunts import Author, append_revision, hunt_of
from app.store.tables import Hunt, Revision
from app.store.transaction import Tx

LONGEST_LABEL = 160
STAYED = "What was changed again since then has stayed as it is now."


class NoSuchHunt(LookupError):
    """This household has no such hunt or revision, or has removed it."""


class Clashed(Exception):
    """Two parents changed the same fields. Nothing was saved: they decide which text stays."""

    def __init__(self, plan: HuntPlan, clashes: tuple[Clash, ...], head: Revision) -> None:
        super().__init__(f"{len(clashes)} fields were changed by two")
        self.plan = plan
        """All that could be merged; in the clashing fields it has what is stored."""
        self.clashes = clashes
        self.number = head.number
        """The revision that is stored: what is saved next starts from it."""
        self.author = head.author_name


@dataclass(frozen=True)
class Saved:
    """A hunt as it stands after a save."""

    plan: HuntPlan
    number: int
    notes: tuple[str, ...] = ()
    """What the save brought about elsewhere, or could not do, in sentences for a parent."""
    changed: bool = True


def derived_id(owner_id: str, key: str) -> str:
    """Return the id for something new that a form makes: a form sent twice makes one thing.

    `key` is the form's own; `owner_id` keeps other households from choosing our ids.
    """
    return digest(f"{owner_id} {key}")[:12]


def edit(
    db: Database,
    household_id: str,
    hunt_id: str,
    changes: Sequence[AnyEdit],
    author: Author,
    based_on: int | None,
    now: datetime,
) -> Saved:
    """Make edits that started from revision `based_on` (None: from the newest one), as one save.

    What others have saved since then is kept. The same edits sent twice change nothing twice.
    The history calls the save after the first of them.
    Raises NoSuchHunt, EditRefused, and Clashed where both changed the same field.
    """

    def job(tx: Tx) -> Saved:
        hunt, head = _load(tx, household_id, hunt_id)
        present = plan_of(head)
        if _was_made(present, changes[0]):
            return Saved(present, head.number, changed=False)
        base = present if based_on in (None, head.number) else _plan_at(tx, hunt, based_on)
        mine = base
        notes: list[str] = []
        for change in changes:
            applied = apply(mine, change)
            mine = applied.plan
            notes += applied.notes
        merged = merge_plans(base, mine, present)
        if merged.clashes:
            raise Clashed(merged.value, merged.clashes, head)
        label = _label(merged.value, changes[0])
        return _append(tx, hunt, present, merged.value, author, label, now, tuple(notes))

    return db.write(job)


def undo(
    db: Database, household_id: str, hunt_id: str, number: int, author: Author, now: datetime
) -> Saved:
    """Take back what revision `number` changed; what was changed since then stays.

    Undoing an undo brings the change back. Raises NoSuchHunt.
    """

    def job(tx: Tx) -> Saved:
        hunt, head = _load(tx, household_id, hunt_id)
        undone = _revision(tx, hunt, number)
        before = plan_of(_revision(tx, hunt, number - 1))
        present = plan_of(head)
        merged = merge_plans(plan_of(undone), before, present)
        notes = (STAYED,) if merged.clashes else ()
        label = f"Undone: {undone.label}"
        return _append(tx, hunt, present, merged.value, author, label, now, notes)

    return db.write(job)


def restore(
    db: Database, household_id: str, hunt_id: str, number: int, author: Author, now: datetime
) -> Saved:
    """Make the hunt what it was at revision `number`, as a new revision. Raises NoSuchHunt."""

    def job(tx: Tx) -> Saved:
        hunt, head = _load(tx, household_id, hunt_id)
        then = _revision(tx, hunt, number)
        label = f"Back to: {then.label}"
        return _append(tx, hunt, plan_of(head), plan_of(then), author, label, now, ())

    return db.write(job)


def plan_of(revision: Revision) -> HuntPlan:
    """Return the plan that a revision holds."""
    return HuntPlan.model_validate_json(revision.plan)


def on_hunt(db: Database, household_id: str, hunt_id: str, change: Callable[[Hunt], None]) -> None:
    """Change a hunt's own row, also a removed one's. Raises NoSuchHunt."""

    def job(tx: Tx) -> None:
        hunt = hunt_of(tx.session, household_id, hunt_id, for_update=True)
        if hunt is None:
            raise NoSuchHunt
        change(hunt)

    db.write(job)


def _load(tx: Tx, household_id: str, hunt_id: str) -> tuple[Hunt, Revision]:
    hunt = hunt_of(tx.session, household_id, hunt_id, for_update=True)
    if hunt is None or hunt.removed_at is not None:
        raise NoSuchHunt
    return hunt, _revision(tx, hunt, hunt.head)


def _revision(tx: Tx, hunt: Hunt, number: int) -> Revision:
    found = tx.session.get(Revision, (hunt.id, number))
    if found is None:
        raise NoSuchHunt
    return found


def _plan_at(tx: Tx, hunt: Hunt, number: int | None) -> HuntPlan:
    return plan_of(_revision(tx, hunt, number or hunt.head))


def _append(
    tx: Tx,
    hunt: Hunt,
    present: HuntPlan,
    plan: HuntPlan,
    author: Author,
    label: str,
    now: datetime,
    notes: tuple[str, ...],
) -> Saved:
    if plan == present:
        return Saved(present, hunt.head, notes, changed=False)
    revision = append_revision(
        tx.session,
        hunt,
        title=plan.title,
        plan=plan.model_dump_json(),
        author=author,
        label=label[:LONGEST_LABEL],
        now=now,
    )
    return Saved(plan, revision.number, notes)


def _was_made(plan: HuntPlan, change: AnyEdit) -> bool:
    """Whether what an edit adds is there already: its form was sent twice."""
    match change:
        case AddStage():
            return plan.stage(change.stage_id) is not None
        case CopyStage():
            return plan.stage(change.new_id) is not None
        case AddFragment():
            return plan.fragment(change.fragment.id) is not None
        case _:
            return False


def _label(plan: HuntPlan, change: AnyEdit) -> str:
    """Return what the history calls an edit: "A page changed: “Nettle's nest” (page 3)"."""
    stage_id = (
        change.stage.id if isinstance(change, ReviseStage) else getattr(change, "stage_id", "")
    )
    stage = plan.stage(stage_id or "")
    words = change.says[:1].upper() + change.says[1:]
    return f"{words}: {stage_name(stage)}" if stage else words
