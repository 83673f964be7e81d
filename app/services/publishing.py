"""Making ready: a hunt's plan is frozen as an edition, and a run of it is reserved.

After that the play word and the link stand on printed letters, so they never change. A later change
of the plan leaves the edition as it is; the run may take it on (see `take_change`).
"""

import json
import secrets
from datetime import datetime
from random import SystemRandom

from app.engine.commands import ChangeEdition
from app.engine.progress import Progress
from app.ids import new_id, new_token
from app.plan.document import HuntPlan
from app.plan.readiness import Problem, problems
from app.services.games import Games, prepare
from app.services.playing import Table, act, look
from app.services.words import play_word
from app.store.editions import EditionRow, add_edition, newest_edition
from app.store.errors import Taken
from app.store.hunts import hunt_of, newest_revision
from app.store.runs import RunRow, add_run, run_of
from app.store.transaction import Tx

MOST_CHILDREN = 16
LONGEST_NAME = 40
TRIES_AT_A_WORD = 20


class NotReady(Exception):
    """The hunt can't be played as it is; `problems` says why."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__()
        self.problems = found


class GoneAlready(Exception):
    """The changed hunt has lost pages that the children have opened; `pages` are their numbers."""

    def __init__(self, pages: tuple[int, ...]) -> None:
        super().__init__()
        self.pages = pages


def make_ready(
    tx: Tx,
    household_id: str,
    hunt_id: str,
    run_id: str,
    children: list[str],
    zone: str,
    now: datetime,
) -> RunRow | None:
    """Freeze a household's hunt and reserve a run of it; None when there is no such hunt.

    The same `run_id` again gives the run that is there: its form was sent twice. Raises NotReady.
    """
    hunt = hunt_of(tx.session, household_id, hunt_id, for_update=True)
    if hunt is None or hunt.removed_at is not None:
        return None
    there = run_of(tx, household_id, run_id)
    if there is not None:
        return there
    edition = freeze(tx, household_id, hunt_id, now)
    if edition is None:
        return None
    return reserve(tx, edition, household_id, hunt_id, children, zone, now, run_id=run_id)


def freeze(tx: Tx, household_id: str, hunt_id: str, now: datetime) -> EditionRow | None:
    """Freeze the newest revision of a hunt as an edition; one that is frozen already is it.

    Raises NotReady.
    """
    head = newest_revision(tx.session, household_id, hunt_id)
    if head is None:
        return None
    last = newest_edition(tx.session, household_id, hunt_id)
    if last is not None and last.number == head.number:
        return EditionRow(last.id, hunt_id, last.number, last.plan, last.prepared, last.at)
    plan = HuntPlan.model_validate_json(head.plan)
    found = problems(plan)
    if found:
        raise NotReady(found)
    edition = EditionRow(new_id(), hunt_id, head.number, head.plan, prepare(plan), now)
    add_edition(tx, edition)
    return edition


def reserve(
    tx: Tx,
    edition: EditionRow,
    household_id: str | None,
    hunt_id: str | None,
    children: list[str],
    zone: str,
    now: datetime,
    *,
    run_id: str = "",
    sample: bool = False,
) -> RunRow:
    """Store a run that waits for its first tap, with a play word nobody else has at present."""
    run = RunRow(
        id=run_id or new_id(),
        household_id=household_id,
        hunt_id=hunt_id,
        edition_id=edition.id,
        children=json.dumps(children),
        play_word="",
        play_token=new_token(),
        joining=True,
        sample=sample,
        seed=secrets.randbelow(2**31),
        zone=zone,
        progress=Progress(edition=edition.id).model_dump_json(),
        seq=0,
        state="ready",
        created_at=now,
        started_at=None,
        ended_at=None,
        printed_edition_id=edition.id,
    )
    for _ in range(TRIES_AT_A_WORD):
        try:
            named = run._replace(play_word=play_word(SystemRandom()))
            add_run(tx, named)
        except Taken:
            continue
        return named
    raise RuntimeError("no play word was free: far too many runs can be joined at once")


def take_change(
    tx: Tx, games: Games, household_id: str, run_id: str, key: str, now: datetime
) -> Table | None:
    """Let a run play the hunt as it is now; None when there is no such run, or no such hunt.

    Raises NotReady, and GoneAlready when a page that was opened is not there any more.
    """
    run = run_of(tx, household_id, run_id, for_update=True)
    if run is None or run.hunt_id is None:
        return None
    edition = freeze(tx, household_id, run.hunt_id, now)
    if edition is None:
        return None
    game = games.of_edition(tx, run, edition.id)
    before = look(tx, games, run)
    gone = tuple(
        stage.page
        for stage in before.game.plan.stages
        if before.progress.opened(stage.id) and stage.id not in game.stages
    )
    if gone:
        raise GoneAlready(gone)
    result = act(tx, games, run_id, key, ChangeEdition(edition.id, game), now)
    return result[0] if result else None
