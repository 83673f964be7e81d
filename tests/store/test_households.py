from datetime import timedelta

import pytest
from sqlmodel import select

from app.store.database import Database
from app.store.households import (
    Account,
    account_of,
    any_household,
    end_sessions,
    forget_what_is_over,
    invitation_by_hash,
    open_invitations,
    parent_by_login,
    parents_of,
)
from app.store.tables import Invitation, ParentSession
from app.store.transaction import Tx
from tests.store.rows import NOW, add_family

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def families(database: Database) -> Database:
    """Two families, a parent of each logged in for an hour, and an invitation of each."""
    for name in ("ash", "oak"):
        add_family(database, name)

        def job(tx: Tx, name: str = name) -> None:
            tx.session.add(
                ParentSession(
                    token_hash=f"{name}-session",
                    parent_id=f"{name}-parent",
                    created_at=NOW,
                    expires_at=LATER,
                    last_seen=NOW,
                )
            )
            tx.session.add(
                Invitation(
                    token_hash=f"{name}-invitation",
                    household_id=name,
                    invited_by=f"{name}-parent",
                    created_at=NOW,
                    expires_at=LATER,
                )
            )

        database.write(job)
    return database


def test_a_new_server_has_no_household(database: Database) -> None:
    with database.read() as session:
        assert not any_household(session)
    add_family(database, "ash")
    with database.read() as session:
        assert any_household(session)


def test_a_session_tells_who_is_there_until_it_ends(families: Database) -> None:
    def job(tx: Tx) -> None:
        assert account_of(tx, "ash-session", NOW) == Account(
            "ash-parent", "Robin", "robin@ash", "ash", "The ashs", "Europe/Rome", NOW
        )
        assert account_of(tx, "ash-session", LATER) is None
        assert account_of(tx, "none", NOW) is None

    families.write(job)


def test_logging_out_everywhere_leaves_the_others_logged_in(families: Database) -> None:
    def job(tx: Tx) -> None:
        end_sessions(tx.session, "ash-parent")
        assert account_of(tx, "ash-session", NOW) is None
        assert account_of(tx, "oak-session", NOW) is not None

    families.write(job)


def test_parents_are_their_own_households(families: Database) -> None:
    with families.read() as session:
        assert [parent.id for parent in parents_of(session, "ash")] == ["ash-parent"]
        found = parent_by_login(session, "robin@oak")
        assert found is not None
        assert found.household_id == "oak"
        assert parent_by_login(session, "robin@elm") is None


def test_only_what_is_over_is_forgotten(families: Database) -> None:
    def job(tx: Tx) -> None:
        stays = tx.session.get_one(ParentSession, "oak-session")
        stays.expires_at = LATER + timedelta(hours=1)
        forget_what_is_over(tx.session, LATER)
        assert tx.session.exec(select(ParentSession.token_hash)).all() == ["oak-session"]
        assert tx.session.exec(select(Invitation)).all() == []

    families.write(job)


def test_an_invitation_counts_once_and_until_it_ends(families: Database) -> None:
    def job(tx: Tx) -> None:
        session = tx.session
        assert [one.token_hash for one in open_invitations(session, "ash", NOW)] == [
            "ash-invitation"
        ]
        assert invitation_by_hash(session, "ash-invitation", LATER) is None
        assert open_invitations(session, "ash", LATER) == []
        invitation = invitation_by_hash(session, "ash-invitation", NOW)
        assert invitation is not None
        invitation.used_at = NOW
        assert invitation_by_hash(session, "ash-invitation", NOW) is None
        assert open_invitations(session, "ash", NOW) == []

    families.write(job)
