"""Households, hunts with their revisions and editions, runs with their events and seats.

A migration never imports the tables: they go on changing, what was done does not.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

moment = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "household",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("pin_hash", sa.Text()),
        sa.Column("created_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_household"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "try_budget",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_try_budget"),
    )
    op.create_index("ix_try_budget_last_at", "try_budget", ["last_at"])
    op.create_table(
        "asset",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("large_bytes", sa.Integer(), nullable=False),
        sa.Column("small_bytes", sa.Integer(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_asset_household_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_asset"),
    )
    op.create_index("ix_asset_household_id", "asset", ["household_id"])
    op.create_table(
        "hunt",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("changed_at", moment, nullable=False),
        sa.Column("removed_at", moment),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_hunt_household_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_hunt"),
    )
    op.create_index("ix_hunt_household_id", "hunt", ["household_id"])
    op.create_table(
        "parent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_parent_household_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_parent"),
        sa.UniqueConstraint("login", name="uq_parent_login"),
    )
    op.create_index("ix_parent_household_id", "parent", ["household_id"])
    op.create_table(
        "edition",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hunt_id", sa.Text()),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("prepared", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["hunt_id"], ["hunt.id"], name="fk_edition_hunt_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
    )
    op.create_index("ix_edition_hunt_id", "edition", ["hunt_id"])
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("invited_by", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("used_at", moment),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
            name="fk_invitation_household_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["invited_by"], ["parent.id"], name="fk_invitation_invited_by", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_invitation"),
    )
    op.create_index("ix_invitation_expires_at", "invitation", ["expires_at"])
    op.create_index("ix_invitation_household_id", "invitation", ["household_id"])
    op.create_index("ix_invitation_invited_by", "invitation", ["invited_by"])
    op.create_table(
        "parent_session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("last_seen", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parent.id"], name="fk_parent_session_parent_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name="pk_parent_session"),
    )
    op.create_index("ix_parent_session_expires_at", "parent_session", ["expires_at"])
    op.create_index("ix_parent_session_parent_id", "parent_session", ["parent_id"])
    op.create_table(
        "revision",
        sa.Column("hunt_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text()),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["parent.id"], name="fk_revision_author_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["hunt_id"], ["hunt.id"], name="fk_revision_hunt_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hunt_id", "number", name="pk_revision"),
    )
    op.create_index("ix_revision_author_id", "revision", ["author_id"])
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text()),
        sa.Column("hunt_id", sa.Text()),
        sa.Column("edition_id", sa.Text(), nullable=False),
        sa.Column("children", sa.Text(), nullable=False),
        sa.Column("play_word", sa.Text(), nullable=False),
        sa.Column("play_token", sa.Text(), nullable=False),
        sa.Column("joining", sa.Boolean(), nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("started_at", moment),
        sa.Column("ended_at", moment),
        sa.Column("printed_edition_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["edition.id"], name="fk_run_edition_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_run_household_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["hunt_id"], ["hunt.id"], name="fk_run_hunt_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["printed_edition_id"],
            ["edition.id"],
            name="fk_run_printed_edition_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
        sa.UniqueConstraint("play_token", name="uq_run_play_token"),
    )
    op.create_index("ix_run_edition_id", "run", ["edition_id"])
    op.create_index("ix_run_household_id", "run", ["household_id"])
    op.create_index("ix_run_hunt_id", "run", ["hunt_id"])
    op.create_index("ix_run_printed_edition_id", "run", ["printed_edition_id"])
    op.create_index("ix_run_sample_created_at", "run", ["sample", "created_at"])
    op.create_index(
        "uq_run_play_word_joining",
        "run",
        ["play_word"],
        unique=True,
        sqlite_where=sa.text("joining = 1"),
        postgresql_where=sa.text("joining"),
    )
    op.create_table(
        "run_event",
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["run.id"], name="fk_run_event_run_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "seq", name="pk_run_event"),
        sa.UniqueConstraint("run_id", "key", name="uq_run_event_run_id_key"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("cookie_hash", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("last_seen", moment, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_seat_run_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.UniqueConstraint("cookie_hash", name="uq_seat_cookie_hash"),
    )
    op.create_index("ix_seat_run_id", "seat", ["run_id"])
