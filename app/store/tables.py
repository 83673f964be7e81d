"""The whole schema. SQLModel classes live only here; the rooms above get rows and plain values.

JSON is kept as text everywhere, so that the play path's raw statements are the same on SQLite and
PostgreSQL. Every change here needs a migration; a test compares the two.
"""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from app.store.columns import UtcDateTime


def _owned(table: str) -> Column[str]:
    """A reference to a row of `table` that goes when that row goes."""
    return Column(Text, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True)


def _owned_or_nobodys(table: str) -> Column[str]:
    """As `_owned`, but may be empty: what belongs to an anonymous run of the sample."""
    return Column(Text, ForeignKey(f"{table}.id", ondelete="CASCADE"), index=True)


def _remembered(table: str) -> Column[str]:
    """A reference that is emptied when the row of `table` goes; this row stays."""
    return Column(Text, ForeignKey(f"{table}.id", ondelete="SET NULL"), index=True)


class Household(SQLModel, table=True):
    """A family: what all its parents own together."""

    id: str = Field(primary_key=True, sa_type=Text)
    name: str = Field(sa_type=Text)
    zone: str = Field(sa_type=Text)
    """IANA name of the time zone in which the family lives."""
    pin_hash: str | None = Field(default=None, sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Parent(SQLModel, table=True):
    """A grown-up with an account."""

    id: str = Field(primary_key=True, sa_type=Text)
    household_id: str = Field(sa_column=_owned("household"))
    name: str = Field(sa_type=Text)
    login: str = Field(sa_type=Text, unique=True)
    """E-mail address or user name as `logins.fold_login` writes it."""
    password_hash: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)


class ParentSession(SQLModel, table=True):
    """A parent who is logged in on one browser."""

    __tablename__ = "parent_session"

    token_hash: str = Field(primary_key=True, sa_type=Text)
    parent_id: str = Field(sa_column=_owned("parent"))
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    last_seen: datetime = Field(sa_type=UtcDateTime)


class Invitation(SQLModel, table=True):
    """A link by which one more parent joins a household, once."""

    token_hash: str = Field(primary_key=True, sa_type=Text)
    household_id: str = Field(sa_column=_owned("household"))
    invited_by: str = Field(sa_column=_owned("parent"))
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class TryBudget(SQLModel, table=True):
    """How often a secret was tried of late: a login, the set-up word, a household's PIN.

    The key is a digest, whether or not there is such an account: nobody's typing is kept.
    """

    __tablename__ = "try_budget"

    key: str = Field(primary_key=True, sa_type=Text)
    tries: int
    last_at: datetime = Field(sa_type=UtcDateTime, index=True)


class Hunt(SQLModel, table=True):
    """A hunt on the shelf. What it holds is in its newest revision."""

    id: str = Field(primary_key=True, sa_type=Text)
    household_id: str = Field(sa_column=_owned("household"))
    title: str = Field(sa_type=Text)
    """Title of the newest revision's plan, for lists."""
    head: int = 0
    """Number of the newest revision."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sample: bool = False


class Revision(SQLModel, table=True):
    """One saved state of a hunt's plan. Never updated."""

    hunt_id: str = Field(
        sa_column=Column(Text, ForeignKey("hunt.id", ondelete="CASCADE"), primary_key=True)
    )
    number: int = Field(primary_key=True)
    plan: str = Field(sa_type=Text)
    """`HuntPlan` as JSON."""
    author_id: str | None = Field(default=None, sa_column=_remembered("parent"))
    author_name: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=UtcDateTime)


class Edition(SQLModel, table=True):
    """The immutable copy of a plan that runs play and prints show."""

    id: str = Field(primary_key=True, sa_type=Text)
    hunt_id: str | None = Field(default=None, sa_column=_owned_or_nobodys("hunt"))
    """None: the sample hunt as strangers play it, on nobody's shelf."""
    number: int
    """Number of the revision that was frozen."""
    plan: str = Field(sa_type=Text)
    prepared: str = Field(sa_type=Text)
    """JSON: HTML rendered ahead, by stage id."""
    at: datetime = Field(sa_type=UtcDateTime)


class Run(SQLModel, table=True):
    """A team's play of an edition. What happened is in its events."""

    __table_args__ = (
        # A word may be used again once its run is closed to newcomers. It is partial on PostgreSQL
        # too; but to say so here would load that dialect with all its drivers at every start.
        Index(
            "uq_run_play_word_joining",
            "play_word",
            unique=True,
            sqlite_where=text("joining = 1"),
        ),
        Index("ix_run_sample_created_at", "sample", "created_at"),
    )

    id: str = Field(primary_key=True, sa_type=Text)
    household_id: str | None = Field(default=None, sa_column=_owned_or_nobodys("household"))
    """None: an anonymous run of the sample."""
    hunt_id: str | None = Field(default=None, sa_column=_owned_or_nobodys("hunt"))
    edition_id: str = Field(sa_column=_owned("edition"))
    children: str = Field(sa_type=Text)
    """JSON: list of the children's names."""
    play_word: str = Field(sa_type=Text)
    play_token: str = Field(sa_type=Text, unique=True)
    joining: bool
    """Whether further tablets may join by word or link."""
    sample: bool = False
    seed: int
    zone: str = Field(sa_type=Text)
    progress: str = Field(sa_type=Text)
    """JSON: what replaying the events gives, kept so that nobody needs to replay."""
    seq: int
    """Number of the newest event; 0 before the first."""
    state: str = Field(sa_type=Text)
    """`ready`, `playing` or `ended`."""
    created_at: datetime = Field(sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    printed_edition_id: str | None = Field(default=None, sa_column=_remembered("edition"))
    """The edition whose sheets were printed."""


class RunEvent(SQLModel, table=True):
    """Something that happened in a run. Never updated."""

    __tablename__ = "run_event"
    __table_args__ = (UniqueConstraint("run_id", "key"),)

    run_id: str = Field(
        sa_column=Column(Text, ForeignKey("run.id", ondelete="CASCADE"), primary_key=True)
    )
    seq: int = Field(primary_key=True)
    """1 for the run's first event, without gaps."""
    key: str | None = Field(default=None, sa_type=Text)
    """What the tablet sent with its command, on the command's first event only."""
    kind: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)
    """JSON."""
    at: datetime = Field(sa_type=UtcDateTime)


class Seat(SQLModel, table=True):
    """A tablet in a run."""

    id: str = Field(primary_key=True, sa_type=Text)
    run_id: str = Field(sa_column=_owned("run"))
    cookie_hash: str = Field(sa_type=Text, unique=True)
    name: str = Field(sa_type=Text)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_seen: datetime = Field(sa_type=UtcDateTime)


class Asset(SQLModel, table=True):
    """A picture of a household. Its two files lie beside the database, named by its id."""

    id: str = Field(primary_key=True, sa_type=Text)
    household_id: str = Field(sa_column=_owned("household"))
    width: int
    height: int
    """Pixels of the large size."""
    large_bytes: int
    small_bytes: int
    created_at: datetime = Field(sa_type=UtcDateTime)


class Setting(SQLModel, table=True):
    """A value that this server keeps for itself, such as its set-up word."""

    key: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(sa_type=Text)
