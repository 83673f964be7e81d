"""Trying a hunt on a sofa: its deeds pass by themselves, its props are shown on the screen.

A stranger's run belongs to nobody and lasts a day. A parent's own try of a hunt is theirs, and is
shown nowhere as a run that was played.
"""

from datetime import datetime, timedelta

from app.ids import digest
from app.plan.document import HuntPlan
from app.samples import birthday
from app.services.games import prepare
from app.services.publishing import freeze, reserve
from app.services.zones import local_zone
from app.store.editions import EditionRow, keep_edition, load_edition
from app.store.hunts import hunt_of
from app.store.runs import RunRow, count_samples, remove_samples, remove_tries
from app.store.transaction import Tx

LASTS = timedelta(hours=24)


class NoRoom(Exception):
    """As many strangers as this server takes are trying the sample already."""


def try_the_sample(tx: Tx, most: int, now: datetime) -> RunRow:
    """Reserve a stranger's run of the sample, at most `most` at once. Raises NoRoom."""
    remove_samples(tx, now - LASTS)
    if count_samples(tx) >= most:
        raise NoRoom
    edition = _sample_edition(tx, birthday(), now)
    return reserve(tx, edition, None, None, [], local_zone(), now, sample=True)


def try_a_hunt(tx: Tx, household_id: str, hunt_id: str, zone: str, now: datetime) -> RunRow | None:
    """Reserve a parent's try of a hunt as it is now; None when there is no such hunt.

    Tries of yesterday go. Raises NotReady.
    """
    hunt = hunt_of(tx.session, household_id, hunt_id, for_update=True)
    if hunt is None or hunt.removed_at is not None:
        return None
    edition = freeze(tx, household_id, hunt_id, now)
    if edition is None:
        return None
    remove_tries(tx, household_id, now - LASTS)
    return reserve(tx, edition, household_id, hunt_id, [], zone, now, sample=True)


def _sample_edition(tx: Tx, plan: HuntPlan, now: datetime) -> EditionRow:
    """Return the one edition of this sample that all strangers play."""
    text = plan.model_dump_json()
    edition_id = digest(text)[:12]
    there = load_edition(tx, edition_id)
    if there is not None:
        return there
    edition = EditionRow(edition_id, None, 1, text, prepare(plan), now)
    keep_edition(tx, edition)
    return edition
