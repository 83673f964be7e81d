"""The clock of a running server."""

from datetime import UTC, datetime


def wall_clock() -> datetime:
    """Return the time of day, in UTC.

    A Raspberry Pi often learns the time only minutes after it has started, so this may jump. The
    engine bears it: a rest at a lock begins anew when the clock was set back, and a jump forward
    ends one rest early.
    """
    return datetime.now(UTC)
