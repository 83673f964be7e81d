from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from app.ids import digest
from app.services.accounts import Applicant
from app.services.invitations import MOST_OPEN, InvitationOver, TooMany, invite, take_back, take_up
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.errors import Taken
from app.store.households import open_invitations, parents_of
from tests.services.families import JESS, MARA, make_family, parent, who


def test_an_invitation_makes_a_parent_of_the_same_household(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    token = invite(database, mara.household_id, mara.id, now)

    session = take_up(database, passwords, token, JESS, now + timedelta(days=6))

    account = who(database, session, now)
    assert account is not None
    assert (account.name, account.household_id) == ("Jess", mara.household_id)


def test_it_works_once(database: Database, passwords: Passwords, now: datetime) -> None:
    mara = make_family(database, passwords, now)
    token = invite(database, mara.household_id, mara.id, now)

    def attempt(number: int) -> bool:
        try:
            take_up(database, passwords, token, Applicant("Jess", f"jess{number}", "x" * 8), now)
        except InvitationOver:
            return False
        return True

    with ThreadPoolExecutor(5) as crowd:
        assert list(crowd.map(attempt, range(5))).count(True) == 1
    with database.read() as opened:
        assert len(parents_of(opened, mara.household_id)) == 2


def test_it_is_over_after_seven_days(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    token = invite(database, mara.household_id, mara.id, now)

    with pytest.raises(InvitationOver):
        take_up(database, passwords, token, JESS, now + timedelta(days=7))
    assert parent(database, "jess") is None


def test_an_invented_one_is_over(database: Database, passwords: Passwords, now: datetime) -> None:
    with pytest.raises(InvitationOver):
        take_up(database, passwords, "invented", JESS, now)


def test_a_login_in_use_leaves_it_open(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    token = invite(database, mara.household_id, mara.id, now)

    with pytest.raises(Taken):
        take_up(database, passwords, token, MARA, now)

    assert take_up(database, passwords, token, JESS, now)


def test_it_can_be_taken_back_by_its_own_household_only(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    mara = make_family(database, passwords, now)
    jess = make_family(database, passwords, now, JESS)
    token = invite(database, mara.household_id, mara.id, now)

    database.write(lambda tx: take_back(tx, jess.household_id, digest(token)))
    with database.read() as session:
        assert len(open_invitations(session, mara.household_id, now)) == 1
        assert not open_invitations(session, jess.household_id, now)
    database.write(lambda tx: take_back(tx, mara.household_id, digest(token)))

    with pytest.raises(InvitationOver):
        take_up(database, passwords, token, Applicant("Ada", "ada", "x" * 8), now)


def test_only_so_many_are_open(database: Database, passwords: Passwords, now: datetime) -> None:
    mara = make_family(database, passwords, now)
    for _ in range(MOST_OPEN):
        invite(database, mara.household_id, mara.id, now)

    with pytest.raises(TooMany):
        invite(database, mara.household_id, mara.id, now)
    assert invite(database, mara.household_id, mara.id, now + timedelta(days=8))
