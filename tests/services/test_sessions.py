from datetime import datetime, timedelta

import pytest
from sqlmodel import SQLModel, select

from app.services.invitations import invite
from app.services.own_password import reset_password
from app.services.passwords import Passwords
from app.services.sessions import NoMatch, is_due, log_in, log_out, note_use, open_session
from app.store.database import Database
from app.store.tables import Invitation, ParentSession
from tests.services.families import MARA, make_family, who


def test_a_session_says_who_it_is(database: Database, passwords: Passwords, now: datetime) -> None:
    mara = make_family(database, passwords, now)
    token = log_in(database, passwords, " MARA ", MARA.password, now)

    account = who(database, token, now)

    assert account is not None
    assert (account.parent_id, account.name) == (mara.id, "Mara")
    assert (account.household_id, account.household_name) == (mara.household_id, "House of Mara")
    assert account.zone == "UTC"


def test_an_invented_token_is_nobody(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    make_family(database, passwords, now)

    assert who(database, "invented", now) is None
    assert who(database, "", now) is None


def test_tokens_are_long_and_differ(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    tokens = {database.write(lambda tx: open_session(tx, mara.id, now)) for _ in range(20)}

    assert len(tokens) == 20
    assert all(len(token) >= 43 for token in tokens)


def test_use_is_noted_once_a_day_and_makes_it_last(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    make_family(database, passwords, now)
    token = log_in(database, passwords, "mara", MARA.password, now)
    account = who(database, token, now)
    assert account is not None
    assert not is_due(account, now + timedelta(hours=23))
    assert is_due(account, now + timedelta(hours=24))

    later = now + timedelta(days=29)
    database.write(lambda tx: note_use(tx, token, later))

    assert who(database, token, later + timedelta(days=29))
    assert who(database, token, later + timedelta(days=30)) is None


def test_logging_out_ends_this_session_only(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    make_family(database, passwords, now)
    phone, laptop = (log_in(database, passwords, "mara", MARA.password, now) for _ in range(2))

    database.write(lambda tx: log_out(tx, phone))

    assert who(database, phone, now) is None
    assert who(database, laptop, now)


def test_a_password_that_changes_while_it_is_judged_does_not_open(
    database: Database, now: datetime
) -> None:
    class Slow(Passwords):
        """Somebody changes the password while this one is compared."""

        def matches(self, stored: str | None, secret: str) -> bool:
            reset_password(database, cheap, "mara", "another password")
            return super().matches(stored, secret)

    cheap = Passwords(1, 8)
    make_family(database, cheap, now)

    with pytest.raises(NoMatch):
        log_in(database, Slow(1, 8), "mara", MARA.password, now)


def test_what_is_over_is_forgotten_at_the_next_login(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    for _ in range(2):
        log_in(database, passwords, "mara", MARA.password, now)
    invite(database, mara.household_id, mara.id, now)

    log_in(database, passwords, "mara", MARA.password, now + timedelta(days=29))
    assert (count(database, ParentSession), count(database, Invitation)) == (4, 0)
    log_in(database, passwords, "mara", MARA.password, now + timedelta(days=30))
    assert count(database, ParentSession) == 2


def count(db: Database, table: type[SQLModel]) -> int:
    """Return how many rows a table holds."""
    with db.read() as session:
        return len(session.exec(select(table)).all())
