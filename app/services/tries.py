"""Tries at a secret, one budget each: five are free, then each waits 15, 30, then 60 seconds.

The same measure as at a child's lock, and as soft: nothing is ever shut for good. A budget exists
whether or not there is such a login, so that it tells nobody which ones there are.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, text
from sqlmodel import col

from app.engine.budget import rest_after
from app.ids import digest
from app.store.columns import UtcDateTime
from app.store.database import Database
from app.store.tables import TryBudget
from app.store.transaction import Tx

FORGOTTEN_AFTER = timedelta(days=1)
# Two first tries may come at once. Updating to the same locks the row on PostgreSQL.
_OPEN = text(
    "INSERT INTO try_budget (key, tries, last_at) VALUES (:key, 0, :now) "
    "ON CONFLICT (key) DO UPDATE SET tries = try_budget.tries"
).bindparams(bindparam("now", type_=UtcDateTime()))


class Resting(Exception):
    """No try is left just now; `left` is how long to wait."""

    def __init__(self, left: timedelta) -> None:
        super().__init__()
        self.left = left


def spend(db: Database, secret: str, now: datetime) -> None:
    """Take one try at a secret, such as "login mara", before it is compared. Raises Resting.

    The try is counted in the same transaction that finds it free: fifty at once get five.
    """

    def job(tx: Tx) -> timedelta:
        session = tx.session
        session.exec(delete(TryBudget).where(col(TryBudget.last_at) < now - FORGOTTEN_AFTER))
        session.execute(_OPEN, {"key": digest(secret), "now": now})
        budget = session.get_one(TryBudget, digest(secret))
        # When the clock was set back the rest begins anew: it neither ends early nor lasts long.
        budget.last_at = min(budget.last_at, now)
        left = max(timedelta(), budget.last_at + rest_after(budget.tries) - now)
        if not left:
            budget.tries += 1
            budget.last_at = now
        return left

    left = db.write(job)
    if left:
        raise Resting(left)


def forgive(tx: Tx, secret: str) -> None:
    """Give back all tries: the secret was right."""
    tx.session.exec(delete(TryBudget).where(col(TryBudget.key) == digest(secret)))
