"""Rows to begin a test with: two families, their hunts and their runs."""

from datetime import UTC, datetime

from app.store.database import Database
from app.store.editions import EditionRow, add_edition
from app.store.hunts import Author, add_hunt
from app.store.runs import RunRow, add_run
from app.store.seats import add_seat
from app.store.tables import Asset, Household, Hunt, Parent
from app.store.transaction import Tx

NOW = datetime(2026, 5, 9, 14, 30, 15, 123456, tzinfo=UTC)


def add_family(database: Database, name: str) -> str:
    """Add a household with one of everything, named after it; return its id, which is its name."""

    def job(tx: Tx) -> str:
        session = tx.session
        session.add(Household(id=name, name=f"The {name}s", zone="Europe/Rome", created_at=NOW))
        session.flush()
        session.add(
            Parent(
                id=f"{name}-parent",
                household_id=name,
                name="Robin",
                login=f"robin@{name}",
                password_hash="hash",
                created_at=NOW,
            )
        )
        session.add(
            Asset(
                id=f"{name}-asset",
                household_id=name,
                width=1280,
                height=960,
                large_bytes=90_000,
                small_bytes=20_000,
                created_at=NOW,
            )
        )
        session.flush()
        add_hunt(
            session,
            Hunt(
                id=f"{name}-hunt",
                household_id=name,
                title="Birthday",
                created_at=NOW,
                changed_at=NOW,
            ),
            plan="{}",
            author=Author(f"{name}-parent", "Robin"),
            label="New",
            now=NOW,
        )
        add_edition(tx, edition(f"{name}-edition", f"{name}-hunt"))
        add_run(tx, run(f"{name}-run", household_id=name, hunt_id=f"{name}-hunt"))
        add_seat(
            tx,
            id=f"{name}-seat",
            run_id=f"{name}-run",
            cookie_hash=f"{name}-cookie",
            name="",
            now=NOW,
        )
        return name

    return database.write(job)


def edition(edition_id: str, hunt_id: str | None) -> EditionRow:
    """Return an edition, not stored."""
    return EditionRow(edition_id, hunt_id, 1, plan="{}", prepared="{}", at=NOW)


def run(run_id: str, *, household_id: str | None = None, hunt_id: str | None = None) -> RunRow:
    """Return a run of the edition of the same family, not stored; a new one that can be joined."""
    family = run_id.split("-")[0]
    return RunRow(
        id=run_id,
        household_id=household_id,
        hunt_id=hunt_id,
        edition_id=f"{family}-edition",
        children='["Mira"]',
        play_word=f"{run_id}-word",
        play_token=f"{run_id}-token",
        joining=True,
        sample=household_id is None,
        seed=7,
        zone="Europe/Rome",
        progress="{}",
        seq=0,
        state="ready",
        created_at=NOW,
        started_at=None,
        ended_at=None,
        printed_edition_id=None,
    )
