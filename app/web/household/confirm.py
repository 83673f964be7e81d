"""Ask a parent for the password before something that a child at an open tab must not do."""

from datetime import datetime

from app.services.own_password import confirm_password
from app.services.passwords import Passwords
from app.services.sessions import NoMatch
from app.services.tries import Resting
from app.store.database import Database
from app.web.deps import Visitor
from app.web.household import sentences


def objection(
    db: Database, hashing: Passwords, visitor: Visitor, password: str, now: datetime
) -> str:
    """Return why this password does not do, in a sentence for the reader; empty if it does."""
    try:
        confirm_password(db, hashing, visitor.parent_id, password, now)
    except NoMatch:
        return sentences.NOT_YOUR_PASSWORD
    except Resting as error:
        return sentences.resting(error)
    return ""
