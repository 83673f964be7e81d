"""The set-up word: printed where the server runs, asked of whoever makes the first household.

Behind a proxy every visitor looks local, so the address of a visitor proves nothing; having read
the server's window does. The word is made at the first start and goes with its use.
"""

import hmac
from datetime import datetime
from random import SystemRandom

from app.services import tries
from app.services.words import fold_play_word, play_word
from app.store.database import Database
from app.store.households import any_household, setting
from app.store.tables import Setting
from app.store.transaction import Tx

KEY = "setup_word"
_SECRET = "setup word"


class NotTheWord(Exception):
    """What was typed is not the set-up word."""


def setup_word(db: Database) -> str | None:
    """Return the word, made now if there is none yet; None once there is a household."""

    def job(tx: Tx) -> str | None:
        if any_household(tx.session):
            return None
        word = setting(tx.session, KEY)
        if word is None:
            word = play_word(SystemRandom())
            tx.session.add(Setting(key=KEY, value=word))
        return word

    return db.write(job)


def check_setup_word(db: Database, typed: str, now: datetime) -> None:
    """Compare what was typed. Raises NotTheWord, tries.Resting."""
    tries.spend(db, _SECRET, now)
    with db.read() as session:
        word = setting(session, KEY)
    if word is None or not hmac.compare_digest(word, fold_play_word(typed) or ""):
        raise NotTheWord


def use_setup_word(tx: Tx) -> bool:
    """Drop the word and the tries at it; False when somebody else has used it already."""
    tries.forgive(tx, _SECRET)
    kept = tx.session.get(Setting, KEY, with_for_update=True)
    if kept is None:
        return False
    tx.session.delete(kept)
    return True
