from datetime import datetime

import pytest

from app.services import tries
from app.services.own_password import change_password, confirm_password, reset_password
from app.services.passwords import Passwords
from app.services.sessions import NoMatch, log_in
from app.store.database import Database
from tests.services.families import JESS, MARA, make_family, who


def test_a_new_password_ends_every_session_but_the_one_it_gives(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    old = [log_in(database, passwords, "mara", MARA.password, now) for _ in range(3)]

    new = change_password(database, passwords, mara.id, "nine green threads", now)

    assert [who(database, token, now) for token in old] == [None] * 3
    assert who(database, new, now)
    with pytest.raises(NoMatch):
        log_in(database, passwords, "mara", MARA.password, now)
    assert log_in(database, passwords, "mara", "nine green threads", now)


def test_the_operator_sets_a_password_and_ends_all_sessions(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    make_family(database, passwords, now)
    jess = make_family(database, passwords, now, JESS)
    mine = log_in(database, passwords, "mara", MARA.password, now)
    hers = log_in(database, passwords, "jess", JESS.password, now)

    assert reset_password(database, passwords, "MARA", "nine green threads")

    assert who(database, mine, now) is None
    account = who(database, hers, now)
    assert account is not None
    assert account.parent_id == jess.id
    assert log_in(database, passwords, "mara", "nine green threads", now)


def test_the_operator_also_ends_a_rest(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    make_family(database, passwords, now)
    for _ in range(5):
        with pytest.raises(NoMatch):
            log_in(database, passwords, "mara", "no", now)

    reset_password(database, passwords, "mara", "nine green threads")

    assert log_in(database, passwords, "mara", "nine green threads", now)


def test_nobody_gets_no_password(database: Database, passwords: Passwords) -> None:
    assert not reset_password(database, passwords, "nobody", "nine green threads")


def test_confirming_takes_from_the_same_tries_as_logging_in(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    confirm_password(database, passwords, mara.id, MARA.password, now)
    for _ in range(5):
        with pytest.raises(NoMatch):
            confirm_password(database, passwords, mara.id, "a child's guess", now)

    with pytest.raises(tries.Resting):
        log_in(database, passwords, "mara", MARA.password, now)


def test_a_parent_who_is_no_more_confirms_and_changes_nothing(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    with pytest.raises(NoMatch):
        confirm_password(database, passwords, "nobody", "x", now)
    with pytest.raises(NoMatch):
        change_password(database, passwords, "nobody", "nine green threads", now)
